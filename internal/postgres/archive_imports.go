package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/archive"
)

// An ImportState says how far a file of another archive was read.
type ImportState struct {
	File     string // what tells it from other files, whatever it is called
	At       archive.Position
	Finished time.Time // when its end was reached; zero if it was not

	Saved, Elsewhere, Other, Skipped int // records, by what became of them
}

// Import returns how far a file was read; the zero state of the file if it never was.
func (db *DB) Import(ctx context.Context, file string) (ImportState, error) {
	s := ImportState{File: file}
	err := db.pool.QueryRowContext(ctx, `
		SELECT at_offset, at_inside, saved, elsewhere, other, skipped, finished
		FROM archive_imports
		WHERE file = $1`,
		file).Scan(&s.At.Offset, &s.At.Inside, &s.Saved, &s.Elsewhere, &s.Other, &s.Skipped, scanTime{&s.Finished})
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return s, fmt.Errorf("how far the file was imported: %w", err)
	}
	return s, nil
}

// SaveImport notes how far a file was read.
func (db *DB) SaveImport(ctx context.Context, s ImportState) error {
	finished := sql.NullTime{Time: s.Finished, Valid: !s.Finished.IsZero()}
	_, err := db.pool.ExecContext(ctx, `
		INSERT INTO archive_imports (file, at_offset, at_inside, saved, elsewhere, other, skipped, finished)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
		ON CONFLICT (file) DO UPDATE SET
			at_offset = EXCLUDED.at_offset, at_inside = EXCLUDED.at_inside, saved = EXCLUDED.saved,
			elsewhere = EXCLUDED.elsewhere, other = EXCLUDED.other, skipped = EXCLUDED.skipped,
			finished = EXCLUDED.finished`,
		s.File, s.At.Offset, s.At.Inside, s.Saved, s.Elsewhere, s.Other, s.Skipped, finished)
	if err != nil {
		return fmt.Errorf("note how far the file was imported: %w", err)
	}
	return nil
}
