package pgserver

import (
	"context"
	"database/sql"
	"os"
	"testing"

	_ "github.com/lib/pq"
)

func TestReuseKeepsRows(t *testing.T) {
	dir := temporary(t)
	s := started(t, dir)
	query(t, s, `create table kept (name text)`)
	query(t, s, `insert into kept values ('云岭省')`)
	stopped(t, s)
	s = started(t, dir)
	if got := query(t, s, `select name from kept`); got != "云岭省" {
		t.Errorf("after a restart the row reads %q", got)
	}
	stopped(t, s)
}

// temporary is a folder that an unprivileged account can reach, unlike t.TempDir.
func temporary(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "pgserver")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

func started(t *testing.T, dir string) *Server {
	t.Helper()
	s, err := Start(context.Background(), dir, Ephemeral)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Stop() })
	return s
}

func stopped(t *testing.T, s *Server) {
	t.Helper()
	if err := s.Stop(); err != nil {
		t.Fatal(err)
	}
}

// query runs one statement and returns the first value of its result, or "".
func query(t *testing.T, s *Server, statement string) string {
	t.Helper()
	db, err := sql.Open("postgres", s.DSN("postgres"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var value string
	if err := db.QueryRow(statement).Scan(&value); err != nil && err != sql.ErrNoRows {
		t.Fatalf("%s: %v", statement, err)
	}
	return value
}
