package postgres

import (
	"context"
	"fmt"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/health"
)

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
