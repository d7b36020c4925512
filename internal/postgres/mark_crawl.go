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
	if err := tx.markTime(ctx, src, started, c); err != nil {
		return 0, err
	}
	before := 0
	err = tx.sql.QueryRowContext(ctx, `
		UPDATE sources s SET
			last_crawl    = $2,
			last_success  = CASE WHEN $3 = '' THEN $2 ELSE last_success END,
			last_error    = $3,
			problem_since = CASE WHEN $3 <> '' THEN coalesce(problem_since, $2) END,
			failures      = CASE WHEN $3 <> '' THEN s.failures + 1 ELSE 0 END,
			quiet = $4, notes = $5, due = nullif($6, timestamptz '0001-01-01 00:00:00Z')
		FROM (SELECT failures FROM sources WHERE id = $1 FOR UPDATE) old
		WHERE id = $1
		RETURNING s.failures, old.failures`,
		src, c.Finished, text(v.Broken), text(v.Quiet), texts(v.Notes), v.Due).Scan(&failures, &before)
	if err == nil && (failures == health.LoudAfter || failures == 0 && before >= health.LoudAfter) {
		err = tx.noteSource(ctx, src, v.Broken)
	}
	return failures, notFound(err)
}

// markTime adds the crawl to those of its day and of its month.
func (tx Tx) markTime(ctx context.Context, src string, started time.Time, c health.Crawl) error {
	for _, to := range []struct{ table, day string }{{"crawl_days", "began"}, {"crawl_months", "date_trunc('month', began)"}} {
		_, err := tx.sql.ExecContext(ctx, `
			INSERT INTO `+to.table+` AS t (day, source, crawls, failed, first_success, last_success)
			SELECT `+to.day+`::date, $1, 1, CASE WHEN success IS NULL THEN 1 ELSE 0 END, success, success
			FROM (SELECT $2::timestamptz AT TIME ZONE 'Asia/Shanghai' AS began, CASE WHEN $4 = '' THEN $3::timestamptz END AS success) c
			ON CONFLICT (day, source) DO UPDATE SET
				crawls = t.crawls + 1, failed = t.failed + EXCLUDED.failed,
				first_success = least(t.first_success, EXCLUDED.first_success), last_success = greatest(t.last_success, EXCLUDED.last_success)`,
			src, started, c.Finished, text(c.Problem))
		if err != nil {
			return err
		}
	}
	return nil
}
