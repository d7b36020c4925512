package postgres

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/lib/pq"
)

// Frozen calls do with the database as it is now, for as long as do takes: whatever others write meanwhile
// is not seen. It can only be read.
func (db *DB) Frozen(ctx context.Context, do func(*DB) error) (err error) {
	holder, err := db.pool.BeginTx(ctx, &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true})
	if err != nil {
		return fmt.Errorf("freeze the database: %w", err)
	}
	defer func() { err = errors.Join(err, holder.Rollback()) }()
	var id string
	if err := holder.QueryRowContext(ctx, `SELECT pg_export_snapshot()`).Scan(&id); err != nil {
		return fmt.Errorf("freeze the database: %w", err)
	}
	frozen, err := db.at(snapshot("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET TRANSACTION SNAPSHOT " + pq.QuoteLiteral(id)))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, frozen.Close()) }()
	return do(frozen)
}

// at is the database with connections of its own, all of which see the snapshot.
func (db *DB) at(s snapshot) (*DB, error) {
	connector, err := pq.NewConnectorConfig(db.config)
	if err != nil {
		return nil, err
	}
	frozen := sql.OpenDB(frozenConnector{connector, s})
	return &DB{pool: frozen, storing: frozen, dsn: db.dsn, config: db.config, snapshot: s}, nil
}

// A snapshot is the statements that make a new connection see one, for good; "" sees what there is.
type snapshot string

// A frozenConnector makes connections that see its snapshot.
type frozenConnector struct {
	driver.Connector
	snapshot snapshot
}

// Connect makes one.
func (c frozenConnector) Connect(ctx context.Context) (driver.Conn, error) {
	conn, err := c.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	if _, err := conn.(driver.ExecerContext).ExecContext(ctx, string(c.snapshot), nil); err != nil {
		return nil, errors.Join(err, conn.Close())
	}
	return conn, nil
}

// see makes the connection see the snapshot.
func (s snapshot) see(ctx context.Context, conn *pgconn.PgConn) error {
	if s == "" {
		return nil
	}
	_, err := conn.Exec(ctx, string(s)).ReadAll()
	return err
}
