package postgres

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"slices"
	"testing"
)

// A fakeConn notes what it is asked to do.
type fakeConn struct {
	pqConn
	did []string
}

func (c *fakeConn) ExecContext(_ context.Context, query string, _ []driver.NamedValue) (driver.Result, error) {
	c.did = append(c.did, query)
	return nil, nil
}

func (c *fakeConn) PrepareContext(_ context.Context, query string) (driver.Stmt, error) {
	c.did = append(c.did, "prepare "+query)
	return &fakeStmt{on: c, query: query}, nil
}

type fakeStmt struct {
	driver.Stmt
	on    *fakeConn
	query string
}

func (s *fakeStmt) ExecContext(context.Context, []driver.NamedValue) (driver.Result, error) {
	s.on.did = append(s.on.did, "prepared "+s.query)
	if s.query == "bad" {
		return nil, errors.New("cached plan must not change result type")
	}
	return nil, nil
}

func (s *fakeStmt) Close() error {
	s.on.did = append(s.on.did, "close "+s.query)
	return nil
}

var one = make([]driver.NamedValue, 1)

// A statement is prepared when it comes again, and anew when it failed; what takes no arguments is not.
func TestStatementsArePreparedOnce(t *testing.T) {
	t.Parallel()
	fake := &fakeConn{}
	conn := &preparingConn{fake, map[string]driver.Stmt{}}
	failed := 0
	for _, c := range []struct {
		query string
		args  []driver.NamedValue
	}{{"good", one}, {"good", one}, {"good", one}, {"bad", one}, {"bad", one}, {"bad", one}, {"BEGIN", nil}, {"BEGIN", nil},
		{plannedEachTime, one}, {plannedEachTime, one}, {plannedEachTime, one}} {
		if _, err := conn.ExecContext(t.Context(), c.query, c.args); err != nil {
			failed++
		}
	}
	want := []string{
		"good", "prepare good", "prepared good", "prepared good",
		"bad", "prepare bad", "prepared bad", "close bad", "bad", "BEGIN", "BEGIN",
		plannedEachTime, plannedEachTime, plannedEachTime,
	}
	if !slices.Equal(fake.did, want) || failed != 1 {
		t.Errorf("did %q, want %q; %d failed, want 1", fake.did, want, failed)
	}
}

// However many texts come, a connection keeps few.
func TestFewStatementsAreKept(t *testing.T) {
	t.Parallel()
	fake := &fakeConn{}
	conn := &preparingConn{fake, map[string]driver.Stmt{}}
	for n := range 3 * mostKnown {
		if _, err := conn.ExecContext(t.Context(), fmt.Sprint(n), one); err != nil {
			t.Fatal(err)
		}
	}
	if len(conn.known) > mostKnown || !slices.Contains(fake.did, "DEALLOCATE ALL") {
		t.Errorf("%d statements are kept", len(conn.known))
	}
}
