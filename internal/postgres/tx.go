package postgres

import (
	"context"
	"database/sql"
	"errors"

	"github.com/lib/pq"
	"github.com/lib/pq/pqerror"
)

// A Tx is a transaction in which several of our rows change together. Its methods are those that
// are of no use alone.
type Tx struct {
	sql *sql.Tx
}

// errAgain asks transact to begin anew: another transaction took away a row that was needed.
var errAgain = errors.New("rows changed meanwhile")

// attempts bounds how often a transaction is begun anew; each time another one got through.
const attempts = 10

// transact runs do in a transaction and commits it, unless do fails.
func (db *DB) transact(ctx context.Context, do func(Tx) error) error {
	return transact(ctx, db.pool, do)
}

// store is transact for what stores pages.
func (db *DB) store(ctx context.Context, do func(Tx) error) error {
	return transact(ctx, db.storing, do)
}

func transact(ctx context.Context, pool *sql.DB, do func(Tx) error) (err error) {
	for range attempts {
		err = attempt(ctx, pool, do)
		if !isAgain(err) {
			break
		}
	}
	return err
}

func attempt(ctx context.Context, pool *sql.DB, do func(Tx) error) error {
	tx, err := pool.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := do(Tx{tx}); err != nil {
		return err
	}
	return tx.Commit()
}

func isAgain(err error) bool {
	if e := pq.As(err, pqerror.CheckViolation); e != nil && e.Constraint == "" {
		return true // a month got its partition while a row was on the way to the one for others
	}
	if e := pq.As(err, pqerror.UniqueViolation); e != nil && e.Constraint == "facts_pkey" {
		return true // another reading proposed the fact meanwhile
	}
	return errors.Is(err, errAgain) ||
		pq.As(err, pqerror.TRDeadlockDetected, pqerror.TRSerializationFailure) != nil
}
