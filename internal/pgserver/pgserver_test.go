package pgserver

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib"
	_ "github.com/lib/pq"
)

func TestStopLeavesNothing(t *testing.T) {
	t.Parallel()
	s := started(t, temporary(t))
	pid, ready := postmaster(s.folder.data())
	if !ready || !runsOn(pid, s.folder.data()) {
		t.Fatalf("process %d, ready %v: want a ready postgres on %s", pid, ready, s.folder.data())
	}
	stopped(t, s)
	if err := syscall.Kill(pid, 0); !errors.Is(err, syscall.ESRCH) {
		t.Errorf("process %d is still there: %v", pid, err)
	}
	if _, err := os.Stat(s.socket); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the socket folder is still there: %v", err)
	}
	select {
	case <-s.Done():
	default:
		t.Error("Done is not closed")
	}
	stopped(t, s)
}

func TestReuseKeepsRows(t *testing.T) {
	t.Parallel()
	dir := temporary(t)
	s := started(t, dir)
	query(t, s, `create table kept (name text)`)
	query(t, s, `insert into kept values ('云岭省')`)
	stopped(t, s)
	s = started(t, dir)
	if got := query(t, s, `select name from kept`); got != "云岭省" {
		t.Errorf("after a restart the row reads %q", got)
	}
}

func TestSettings(t *testing.T) {
	t.Parallel()
	s, err := Start(context.Background(), temporary(t), Setting("max_connections", "37"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Stop() })
	for name, want := range map[string]string{
		"listen_addresses": "",
		"server_encoding":  "UTF8",
		"lc_collate":       "C",
		"timezone":         "UTC",
		"fsync":            "on",
		"data_checksums":   "on",
		"max_connections":  "37",
	} {
		if got := query(t, s, `select current_setting('`+name+`')`); got != want {
			t.Errorf("%s = %q, want %q", name, got, want)
		}
	}
}

func TestEveryDriverReadsTheAddress(t *testing.T) {
	t.Parallel()
	s := started(t, temporary(t))
	query(t, s, `create database "云 岭/1"`)
	for _, driver := range []string{"postgres", "pgx"} {
		db, err := sql.Open(driver, s.DSN("云 岭/1"))
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		var name string
		if err := db.QueryRow(`select current_database()`).Scan(&name); err != nil || name != "云 岭/1" {
			t.Errorf("%s: database %q, error %v", driver, name, err)
		}
	}
}

func TestLongFolder(t *testing.T) {
	t.Parallel()
	parent := temporary(t)
	if err := os.Chmod(parent, 0o711); err != nil {
		t.Fatal(err)
	}
	s := started(t, filepath.Join(parent, strings.Repeat(`long,'" \ `, 12)))
	if got := query(t, s, `select 'reached'`); got != "reached" {
		t.Errorf("got %q through %s", got, s.DSN("postgres"))
	}
	info, err := os.Stat(s.socket)
	if err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("socket folder: mode %v, error %v; want 0700", info.Mode(), err)
	}
	stopped(t, s)
	if _, err := os.Stat(s.socket); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the socket folder is still there: %v", err)
	}
}

func TestOneServerAFolder(t *testing.T) {
	t.Parallel()
	dir := temporary(t)
	first := started(t, dir)
	_, err := Start(context.Background(), dir)
	wantError(t, err, "already in use by another xiaozu (process ")
	var busy *BusyError
	if !errors.As(err, &busy) || busy.DSN("postgres") != first.DSN("postgres") {
		t.Errorf("got %#v, want a BusyError with the address %s", err, first.DSN("postgres"))
	}
}

func TestOtherMajorVersion(t *testing.T) {
	t.Parallel()
	dir := temporary(t)
	if err := os.Mkdir(filepath.Join(dir, "data"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "data", "PG_VERSION"), []byte("9\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Start(context.Background(), dir)
	var version *VersionError
	if !errors.As(err, &version) || version.Made != 9 || version.Found < oldest {
		t.Fatalf("got %v, want a VersionError", err)
	}
	wantError(t, err, "was made by PostgreSQL 9, but this machine has PostgreSQL")
}

func TestForeignFolderIsRefused(t *testing.T) {
	t.Parallel()
	dir := temporary(t)
	if err := os.MkdirAll(filepath.Join(dir, "data", "holidays"), 0o755); err != nil {
		t.Fatal(err)
	}
	_, err := Start(context.Background(), dir)
	wantError(t, err, "is not empty but holds no PG_VERSION")
}

func TestFailureQuotesTheLog(t *testing.T) {
	t.Parallel()
	_, err := Start(context.Background(), temporary(t), Ephemeral, Setting("shared_buffers", "plenty"))
	wantError(t, err, `invalid value for parameter "shared_buffers": "plenty"`)
}

func TestUnreachableFolder(t *testing.T) {
	t.Parallel()
	if os.Geteuid() != 0 {
		t.Skip("only root has to change to another user")
	}
	closed := temporary(t) // mode 0700
	_, err := Start(context.Background(), filepath.Join(closed, "data"))
	wantError(t, err, "may not enter "+closed)
}

func TestCancelledStart(t *testing.T) {
	t.Parallel()
	dir := temporary(t)
	ctx, cancel := context.WithTimeout(context.Background(), 200*time.Millisecond)
	defer cancel()
	begin := time.Now()
	if _, err := Start(ctx, dir, Ephemeral); err == nil {
		t.Fatal("a cancelled start gave no error")
	}
	if took := time.Since(begin); took > 5*time.Second {
		t.Errorf("cancelling took %v", took)
	}
	started(t, dir) // what was half made does not stand in the way
}

func wantError(t *testing.T, err error, part string) {
	t.Helper()
	if err == nil || !strings.Contains(err.Error(), part) {
		t.Errorf("got error %v\nwant one with %q", err, part)
	}
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

func opened(t *testing.T, s *Server) *sql.DB {
	t.Helper()
	db, err := sql.Open("postgres", s.DSN("postgres"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// query runs one statement and returns the first value of its result, or "".
func query(t *testing.T, s *Server, statement string) string {
	t.Helper()
	db := opened(t, s)
	defer db.Close()
	var value string
	if err := db.QueryRow(statement).Scan(&value); err != nil && err != sql.ErrNoRows {
		t.Fatalf("%s: %v", statement, err)
	}
	return value
}
