// Package pgtest gives every test its own PostgreSQL database, migrated and empty.
//
//	func TestMain(m *testing.M) { pgtest.Main(m, migrations.FS) }
//
//	func TestSomething(t *testing.T) {
//		t.Parallel()
//		db := pgtest.New(t)
//		…
//	}
//
// Main runs the test program a second time and watches over it: the outer process starts a
// private server (or uses that of DATABASE_URL), migrates a template, and clears both away when
// the inner one, in which the tests run, has ended in whatever way: passed, failed, panicked, timed
// out or interrupted. The template is copied for each test in some 30 ms.
package pgtest

import (
	"context"
	"crypto/rand"
	"os"
	"strings"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// The environment of the inner process.
const (
	serverVariable = "XIAOZU_TEST_SERVER" // address of a database from which others are made
	prefixVariable = "XIAOZU_TEST_PREFIX" // how the names of its databases begin
)

// New returns a connection to a new database, dropped when the test ends.
func New(t testing.TB, opts ...postgres.Option) *postgres.DB {
	t.Helper()
	return Open(t, DSN(t), opts...)
}

// Open connects to a database until the test ends, say to one that DSN made under another role.
func Open(t testing.TB, dsn string, opts ...postgres.Option) *postgres.DB {
	t.Helper()
	db, err := postgres.Open(context.Background(), dsn, opts...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// DSN returns the address of a new database, dropped when the test ends. Its user owns it.
func DSN(t testing.TB) string {
	t.Helper()
	server, prefix := os.Getenv(serverVariable), os.Getenv(prefixVariable)
	if server == "" {
		t.Fatal("no test server: the package wants func TestMain(m *testing.M) { pgtest.Main(m, migrations.FS) }")
	}
	maintenance := Open(t, server)
	name := prefix + strings.ToLower(rand.Text())
	if err := maintenance.CreateDatabase(context.Background(), name, prefix); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := maintenance.DropDatabase(context.Background(), name); err != nil {
			t.Error(err)
		}
	})
	dsn, err := postgres.DSN(server, name)
	if err != nil {
		t.Fatal(err)
	}
	return dsn
}
