package postgres

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/source"
)

// SaveSource makes the source known, or takes over its changed declaration. Pages can be saved
// only for known sources.
func (db *DB) SaveSource(ctx context.Context, src source.Source) error {
	declaration, err := json.Marshal(src)
	if err != nil {
		return fmt.Errorf("save source %s: %w", src.ID, err)
	}
	_, err = db.pool.ExecContext(ctx, `
		INSERT INTO sources (id, declaration)
		VALUES ($1, $2)
		ON CONFLICT (id) DO UPDATE SET declaration = EXCLUDED.declaration
		WHERE sources.declaration <> EXCLUDED.declaration`,
		src.ID, string(declaration))
	if err != nil {
		return fmt.Errorf("save source %s: %w", src.ID, err)
	}
	return nil
}

// MarkCrawl records the crawl of a source that began at started and has just ended: how many
// pages with new bytes it saved, and what went wrong with the source as a whole, or nil.
func (db *DB) MarkCrawl(ctx context.Context, src string, started time.Time, saved int, problem error) error {
	what := ""
	if problem != nil {
		what = text(problem.Error())
	}
	err := db.transact(ctx, func(tx Tx) error { return tx.markCrawl(ctx, src, started, saved, what) })
	if err != nil {
		return fmt.Errorf("record the crawl of %s: %w", src, err)
	}
	return nil
}

func (tx Tx) markCrawl(ctx context.Context, src string, started time.Time, saved int, problem string) error {
	finished := time.Now()
	done, err := tx.ExecContext(ctx, `
		INSERT INTO crawls (source, started, finished, saved, problem)
		VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT DO NOTHING`,
		src, started, finished, saved, problem)
	if err != nil {
		return err
	}
	if n, err := done.RowsAffected(); n == 0 {
		return err // recorded before
	}
	_, err = tx.ExecContext(ctx, `
		UPDATE sources SET
			last_crawl    = $2,
			last_success  = CASE WHEN $3 = '' THEN $2 ELSE last_success END,
			last_error    = $3,
			problem_since = CASE WHEN $3 <> '' THEN coalesce(problem_since, $2) END,
			failures      = CASE WHEN $3 <> '' THEN failures + 1 ELSE 0 END
		WHERE id = $1`,
		src, finished, problem)
	return err
}
