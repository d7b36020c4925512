package pgtest

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"syscall"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/pgserver"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// Main runs the tests of a package with a server at hand, and exits. Without PostgreSQL's
// programs and without DATABASE_URL it says what is missing and fails.
func Main(m *testing.M, migrations fs.FS) {
	if os.Getenv(serverVariable) != "" {
		// go test caches a result for the variables that this process, not the outer one, looked at.
		os.Getenv("DATABASE_URL")
		os.Exit(m.Run())
	}
	code, err := supervise(migrations)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = max(code, 1)
	}
	os.Exit(code)
}

// supervise runs the tests in a process of their own and returns its exit status.
func supervise(migrations fs.FS) (code int, err error) {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM, syscall.SIGQUIT)
	server, stop, err := startServer()
	if err != nil {
		return 1, err
	}
	defer func() { err = errors.Join(err, stop()) }()
	prefix := "xiaozu_test_" + strings.ToLower(rand.Text()) + "_"
	defer func() { err = errors.Join(err, dropAll(server, prefix)) }()
	if err := makeTemplate(server, prefix, migrations); err != nil {
		return 1, err
	}
	return runTests(signals, serverVariable+"="+server, prefixVariable+"="+prefix)
}

// runTests runs this program once more, with its own arguments, and passes signals on to it.
func runTests(signals <-chan os.Signal, environment ...string) (code int, err error) {
	program, err := os.Executable()
	if err != nil {
		return 1, err
	}
	tests := exec.Command(program, os.Args[1:]...)
	tests.Env = append(os.Environ(), environment...)
	tests.Stdin, tests.Stdout, tests.Stderr = os.Stdin, os.Stdout, os.Stderr
	if err := tests.Start(); err != nil {
		return 1, err
	}
	ended := make(chan error, 1)
	go func() { ended <- tests.Wait() }()
	for {
		select {
		case s := <-signals:
			tests.Process.Signal(s) // fails only when the tests have just ended
		case <-ended:
			return exitCode(tests.ProcessState), nil
		}
	}
}

// exitCode is 2, as for a panic, when a signal ended the tests.
func exitCode(s *os.ProcessState) int {
	if s.ExitCode() < 0 {
		return 2
	}
	return s.ExitCode()
}

// startServer returns the address of a database on a server, and how to be done with it.
func startServer() (dsn string, stop func() error, err error) {
	if dsn := os.Getenv("DATABASE_URL"); dsn != "" {
		return dsn, func() error { return nil }, nil
	}
	dir, err := os.MkdirTemp("", "xiaozu-test-")
	if err != nil {
		return "", nil, err
	}
	server, err := pgserver.Start(context.Background(), dir, pgserver.Ephemeral, pgserver.Setting("max_connections", "300"))
	if err != nil {
		return "", nil, errors.Join(err, os.RemoveAll(dir))
	}
	return server.DSN("postgres"), func() error { return errors.Join(server.Stop(), os.RemoveAll(dir)) }, nil
}

// makeTemplate makes the database that every test gets a copy of.
func makeTemplate(server, name string, migrations fs.FS) error {
	ctx := context.Background()
	db, err := postgres.Open(ctx, server)
	if err != nil {
		return err
	}
	defer db.Close()
	if err := db.CreateDatabase(ctx, name, "template1"); err != nil {
		return err
	}
	dsn, err := postgres.DSN(server, name)
	if err != nil {
		return err
	}
	_, err = postgres.Migrate(ctx, dsn, migrations)
	return err
}

// dropAll removes the template, and what tests that panicked left behind.
func dropAll(server, prefix string) error {
	ctx := context.Background()
	db, err := postgres.Open(ctx, server)
	if err != nil {
		return err
	}
	defer db.Close()
	names, err := db.Databases(ctx, prefix)
	for _, name := range names {
		err = errors.Join(err, db.DropDatabase(ctx, name))
	}
	return err
}
