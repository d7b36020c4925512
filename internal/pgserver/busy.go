package pgserver

import "fmt"

// A BusyError says that another process runs a server on the folder, or is just starting one.
type BusyError struct {
	Folder string
	Owner  string // its process number, as far as known
	socket string
}

func (e *BusyError) Error() string {
	return fmt.Sprintf("folder %s: already in use by another xiaozu (process %s): stop it, or choose another folder",
		e.Folder, e.Owner)
}

// DSN is the address of a database of that server, like Server.DSN. It answers only to the users
// whom its folder admits: the one it runs as, and root.
func (e *BusyError) DSN(database string) string { return dsn(e.socket, database) }
