package postgres

import (
	"context"
	"fmt"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/health"
)

// MarkCrawl records the crawl of a source that began at started, and what it was judged to mean.
// It returns how many crawls in a row have found the source broken, 0 if this one has not.
// Recorded twice it counts once.
func (db *DB) MarkCrawl(ctx context.Context, src string, started time.Time, c health.Crawl, v health.Verdict) (failures int, err error) {
	err = db.transact(ctx, func(tx Tx) error {
		failures, err = tx.markCrawl(ctx, src, started, c, v)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("record the crawl of %s: %w", src, err)
	}
	return failures, nil
}

func (tx Tx) markCrawl(ctx context.Context, src string, started time.Time, c health.Crawl, v health.Verdict) (failures int, err error) {
	done, err := tx.sql.ExecContext(ctx, `
		INSERT INTO crawls (source, started, finished, saved, problem, links, fetched, failed, gone, challenged)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
		ON CONFLICT DO NOTHING`,
		src, started, c.Finished, c.New, text(c.Problem), c.Links, c.Fetched, c.Failed, c.Gone, c.Challenged)
	if err != nil {
		return 0, err
	}
	if n, err := done.RowsAffected(); n == 0 {
		return 0, err // recorded before
	}
	err = tx.sql.QueryRowContext(ctx, `
		UPDATE sources SET
			last_crawl    = $2,
			last_success  = CASE WHEN $3 = '' THEN $2 ELSE last_success END,
			last_error    = $3,
			problem_since = CASE WHEN $3 <> '' THEN coalesce(problem_since, $2) END,
			failures      = CASE WHEN $3 <> '' THEN failures + 1 ELSE 0 END,
			quiet = $4, notes = $5, due = nullif($6, timestamptz '0001-01-01 00:00:00Z')
		WHERE id = $1
		RETURNING failures`,
		src, c.Finished, text(v.Broken), text(v.Quiet), texts(v.Notes), v.Due).Scan(&failures)
	return failures, notFound(err)
}

// historyFor is how far back a source is held against itself.
const historyFor = 8 * 7 * 24 * time.Hour

// recentFor is what counts as recent in a history.
const recentFor = 14 * 24 * time.Hour

// CrawlHistory returns what a source is judged by at a time, but for the crawl that just ended.
func (db *DB) CrawlHistory(ctx context.Context, src string, now time.Time) (h health.History, err error) {
	rows, err := db.pool.QueryContext(ctx, `
		SELECT finished, links, saved, fetched, failed, gone, challenged, problem
		FROM crawls
		WHERE source = $1 AND started > $2
		ORDER BY started`,
		src, now.Add(-historyFor))
	h.Crawls, err = collectRows(rows, err, func(c *health.Crawl) []any {
		return []any{&c.Finished, &c.Links, &c.New, &c.Fetched, &c.Failed, &c.Gone, &c.Challenged, &c.Problem}
	})
	if err == nil {
		err = db.readParts(ctx, src, now, &h)
	}
	if err != nil {
		return health.History{}, fmt.Errorf("history of %s: %w", src, err)
	}
	return h, nil
}

func (db *DB) readParts(ctx context.Context, src string, now time.Time, h *health.History) error {
	recent := now.Add(-recentFor)
	err := db.pool.QueryRowContext(ctx, `
		WITH seen AS MATERIALIZED (
			SELECT p.first_seen > $3 AS recent, a.title = '' AS title, a.published IS NULL AS date, a.body = '' AS body
			FROM pages p
			JOIN articles a USING (source, page)
			WHERE p.source = $1 AND p.first_seen > $2
		)
		SELECT count(*) FILTER (WHERE recent), count(*) FILTER (WHERE recent AND title),
			count(*) FILTER (WHERE recent AND date), count(*) FILTER (WHERE recent AND body),
			count(*) FILTER (WHERE NOT recent), count(*) FILTER (WHERE NOT recent AND title),
			count(*) FILTER (WHERE NOT recent AND date), count(*) FILTER (WHERE NOT recent AND body)
		FROM seen`,
		src, now.Add(-historyFor), recent).
		Scan(&h.Recent.Articles, &h.Recent.NoTitle, &h.Recent.NoDate, &h.Recent.NoBody,
			&h.Before.Articles, &h.Before.NoTitle, &h.Before.NoDate, &h.Before.NoBody)
	if err != nil {
		return err
	}
	return db.pool.QueryRowContext(ctx, `
		SELECT coalesce(sum(pages), 0)
		FROM layouts
		WHERE source = $1 AND first_seen > $2`,
		src, recent).Scan(&h.NewLayouts)
}

// SaveLayout counts one more page of a source that is built so; see health.Layout.
func (db *DB) SaveLayout(ctx context.Context, src string, layout int64, at time.Time) error {
	_, err := db.pool.ExecContext(ctx, `
		INSERT INTO layouts (source, layout, first_seen, pages)
		VALUES ($1, $2, $3, 1)
		ON CONFLICT (source, layout) DO UPDATE SET pages = layouts.pages + 1`,
		src, layout, at)
	if err != nil {
		return fmt.Errorf("save a layout of %s: %w", src, err)
	}
	return nil
}
