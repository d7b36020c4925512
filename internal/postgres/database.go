package postgres

import (
	"context"
	"fmt"
	"net/url"
	"strings"

	"github.com/lib/pq"
)

// DSN is the address of another database on the server of dsn.
func DSN(dsn, database string) (string, error) {
	if !strings.HasPrefix(dsn, "postgres://") && !strings.HasPrefix(dsn, "postgresql://") {
		quoted := strings.NewReplacer(`\`, `\\`, `'`, `\'`).Replace(database)
		return dsn + " dbname='" + quoted + "'", nil
	}
	u, err := url.Parse(dsn)
	if err != nil {
		return "", fmt.Errorf("address of the database: %w", err)
	}
	u.Path = "/" + database
	return u.String(), nil
}

// CreateDatabase makes a database that is a copy of the one named template, to which nobody may be
// connected.
func (db *DB) CreateDatabase(ctx context.Context, name, template string) error {
	_, err := db.pool.ExecContext(ctx,
		`CREATE DATABASE `+pq.QuoteIdentifier(name)+` TEMPLATE `+pq.QuoteIdentifier(template))
	if err != nil {
		return fmt.Errorf("create database %s: %w", name, err)
	}
	return nil
}

// DropDatabase removes a database, if it is there, and cuts whoever is connected to it.
func (db *DB) DropDatabase(ctx context.Context, name string) error {
	_, err := db.pool.ExecContext(ctx,
		`DROP DATABASE IF EXISTS `+pq.QuoteIdentifier(name)+` WITH (FORCE)`)
	if err != nil {
		return fmt.Errorf("drop database %s: %w", name, err)
	}
	return nil
}

// Databases returns the names of the server's databases that begin with prefix.
func (db *DB) Databases(ctx context.Context, prefix string) ([]string, error) {
	names, err := collect[string](db.pool.QueryContext(ctx, `
		SELECT datname
		FROM pg_database
		WHERE starts_with(datname, $1)
		ORDER BY datname`,
		prefix))
	if err != nil {
		return nil, fmt.Errorf("list databases: %w", err)
	}
	return names, nil
}
