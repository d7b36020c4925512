// Package pgserver runs a private PostgreSQL on this machine: the default database, for people
// who have PostgreSQL's programs but no server. It starts postgres as a child process that
// listens on a Unix socket only, keeps everything in one folder, and takes it down again.
//
// The folder holds
//
//	lock            held while a server runs, with the number of the process that owns it
//	data/           PostgreSQL's own data folder
//	postgres.log    what this server said; postgres.log.1 is the run before
//	socket/         the socket, while a server runs (under /tmp when the path would be too long)
//
// A data folder survives a kill -9 of either process: the next Start stops what was left
// running and lets PostgreSQL recover.
package pgserver

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"sync"
	"time"
)

const (
	superuser = "postgres"
	port      = "5432" // names the socket file; nothing listens on a network

	// startTimeout bounds a start whose context has no nearer deadline. A recovery after a
	// crash replays at most a checkpoint's worth of log, which is seconds.
	startTimeout = 2 * time.Minute
)

// A Server is a running PostgreSQL, owned by this process.
type Server struct {
	folder  *folder
	socket  string
	process *process
	stop    func() error
}

// An Option changes how a server is started.
type Option func(*options)

type options struct {
	ephemeral bool
	settings  []string
}

// Ephemeral gives up safety for speed, for data that is thrown away: a crash of the machine
// may leave the folder unusable.
func Ephemeral(o *options) {
	o.ephemeral = true
	o.settings = append(o.settings, "fsync=off", "full_page_writes=off", "synchronous_commit=off")
}

// Setting sets one of PostgreSQL's parameters, over what its configuration file says.
func Setting(name, value string) Option {
	return func(o *options) { o.settings = append(o.settings, name+"="+value) }
}

// Start runs a server on the folder dir, which is made when missing, and returns once it takes
// connections. A new folder is initialised (UTF-8, independent of the machine's locales); a
// used one goes on with its data. The context bounds the start only: the server runs until
// Stop, or until this process ends.
//
// As root the server runs as the user postgres, else nobody, who must be able to enter every
// parent of dir; dir itself is opened for that.
//
// The error is a *MissingError when no programs were found, a *VersionError when dir was made by
// a major version that this machine does not have, and a *BusyError when another process runs a
// server on it.
func Start(ctx context.Context, dir string, opts ...Option) (*Server, error) {
	ctx, cancel := context.WithTimeout(ctx, startTimeout)
	defer cancel()
	var o options
	for _, option := range opts {
		option(&o)
	}
	f, err := openFolder(dir)
	if err != nil {
		return nil, err
	}
	s, err := start(ctx, f, o)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("private PostgreSQL in %s: %w", f.path, err), f.close())
	}
	return s, nil
}

func start(ctx context.Context, f *folder, o options) (*Server, error) {
	programs, err := f.programs()
	if err != nil {
		return nil, err
	}
	acct, err := f.account()
	if err != nil {
		return nil, err
	}
	if err := acct.reach(ctx, f.path, programs); err != nil {
		return nil, err
	}
	if err := f.initialise(ctx, acct, programs, o); err != nil {
		return nil, err
	}
	if err := stopLeftover(f.data()); err != nil {
		return nil, err
	}
	return run(ctx, f, acct, programs, o)
}

func run(ctx context.Context, f *folder, acct account, programs string, o options) (*Server, error) {
	socket, err := f.makeSocketFolder(acct)
	if err != nil {
		return nil, err
	}
	l := launcher{folder: f, acct: acct, programs: programs, args: arguments(f, socket, o)}
	p, err := l.launch(ctx)
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(socket))
	}
	s := &Server{folder: f, socket: socket, process: p}
	s.stop = sync.OnceValue(s.shutdown)
	return s, nil
}

// DSN is the address of a database of this server, as a URL that lib/pq, pgx and psql read
// alike. The database "postgres" exists from the start; others are made by CREATE DATABASE.
// The user is the server's superuser.
func (s *Server) DSN(database string) string { return dsn(s.socket, database) }

func dsn(socket, database string) string {
	query := url.Values{"host": {socket}, "port": {port}, "sslmode": {"disable"}}
	u := url.URL{
		Scheme:   "postgres",
		User:     url.User(superuser),
		Path:     "/" + database,
		RawQuery: query.Encode(),
	}
	return u.String()
}

// Done is closed when the server has ended, by Stop or by itself. A server that ended by
// itself still needs Stop before its folder can be started again.
func (s *Server) Done() <-chan struct{} { return s.process.done }

// Stop ends the server and waits for it: sessions are cut, their open transactions undone.
// Only the folder remains. Calling it again returns the same.
func (s *Server) Stop() error { return s.stop() }

func (s *Server) shutdown() error {
	err := s.process.end()
	return errors.Join(err, os.RemoveAll(s.socket), s.folder.close())
}
