package postgres

import (
	"context"
	"database/sql/driver"
	"strings"
)

// A preparingConnector makes connections that have the server parse and plan a statement once and not every
// time, which for the statements of groups of ten pages is a quarter of its work.
type preparingConnector struct{ driver.Connector }

// Connect makes one.
func (c preparingConnector) Connect(ctx context.Context) (driver.Conn, error) {
	conn, err := c.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	return &preparingConn{pqConn: conn.(pqConn), known: map[string]driver.Stmt{}}, nil
}

// A pqConn is a connection with all that those of pq can do.
type pqConn interface {
	driver.Conn
	driver.ConnBeginTx
	driver.ConnPrepareContext
	driver.ExecerContext
	driver.NamedValueChecker
	driver.Pinger
	driver.QueryerContext
	driver.SessionResetter
	driver.Validator
}

// A preparingConn knows the statements that it ran: those that ran once are not prepared yet, and nil.
type preparingConn struct {
	pqConn
	known map[string]driver.Stmt
}

// mostKnown bounds what a connection keeps of texts that are put together for one reader.
const mostKnown = 250

// QueryContext runs a statement that returns rows.
func (c *preparingConn) QueryContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Rows, error) {
	statement, err := c.prepared(ctx, query, args)
	if err != nil {
		return nil, err
	}
	if statement == nil {
		return c.pqConn.QueryContext(ctx, query, args)
	}
	rows, err := statement.(driver.StmtQueryContext).QueryContext(ctx, args)
	return rows, c.forgetIf(err, query)
}

// ExecContext runs a statement that returns none.
func (c *preparingConn) ExecContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Result, error) {
	statement, err := c.prepared(ctx, query, args)
	if err != nil {
		return nil, err
	}
	if statement == nil {
		return c.pqConn.ExecContext(ctx, query, args)
	}
	result, err := statement.(driver.StmtExecContext).ExecContext(ctx, args)
	return result, c.forgetIf(err, query)
}

// plannedEachTime begins statements that read few months of a table that has many: the plan for any day opens
// them all, and takes a connection a fifth of a second to make.
const plannedEachTime = "-- planned each time"

// prepared is the statement if it ran before and takes arguments, else nil.
func (c *preparingConn) prepared(ctx context.Context, query string, args []driver.NamedValue) (driver.Stmt, error) {
	if len(args) == 0 || strings.HasPrefix(query, plannedEachTime) {
		return nil, nil
	}
	statement, ran := c.known[query]
	switch {
	case statement != nil:
		return statement, nil
	case !ran && len(c.known) < mostKnown:
		c.known[query] = nil
		return nil, nil
	case !ran:
		clear(c.known)
		_, err := c.pqConn.ExecContext(ctx, "DEALLOCATE ALL", nil)
		return nil, err
	}
	statement, err := c.PrepareContext(ctx, query)
	if err == nil {
		c.known[query] = statement
	}
	return statement, err
}

// forgetIf forgets a statement that failed: a migration may have changed what it is about.
func (c *preparingConn) forgetIf(err error, query string) error {
	if err != nil {
		_ = c.known[query].Close() // the error is told already
		delete(c.known, query)
	}
	return err
}
