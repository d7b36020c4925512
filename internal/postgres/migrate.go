package postgres

import (
	"context"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"
)

// Migrate brings the database at dsn up to the newest schema in fsys and returns the files that
// were applied: none if it was there already. Processes that start at once wait for each other.
// The user of dsn must own the database and be allowed to make roles.
func Migrate(ctx context.Context, dsn string, fsys fs.FS) ([]string, error) {
	db, err := Open(ctx, dsn, WithName("xiaozu migrate"))
	if err != nil {
		return nil, err
	}
	defer db.Close()
	applied, err := db.migrate(ctx, fsys)
	if err != nil {
		return applied, fmt.Errorf("migrate the database: %w", err)
	}
	return applied, nil
}

func (db *DB) migrate(ctx context.Context, fsys fs.FS) (applied []string, err error) {
	locker, err := lock.NewPostgresSessionLocker(lock.WithLockTimeout(1, 300))
	if err != nil {
		return nil, err
	}
	provider, err := goose.NewProvider(goose.DialectPostgres, db.pool, fsys, goose.WithSessionLocker(locker))
	if err != nil {
		return nil, err
	}
	results, err := provider.Up(ctx)
	for _, r := range results {
		applied = append(applied, r.Source.Path)
	}
	if err != nil {
		return applied, err
	}
	return applied, db.archiveVersions(ctx)
}
