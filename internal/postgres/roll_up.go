package postgres

import (
	"context"
	"fmt"

	"github.com/lib/pq"
)

// rollUpDays bounds how many days of sources one transaction counts.
const rollUpDays = 1000

// RollUp counts anew the days of sources on which something changed since they were counted, and
// returns how many these were. What is read through counts is exact without it, but slower the
// more days are stale. Of several calls at once one works.
func (db *DB) RollUp(ctx context.Context) (days int, err error) {
	for {
		n := 0
		err := db.transact(ctx, func(tx Tx) (err error) {
			n, err = tx.rollUp(ctx)
			return err
		})
		if err != nil {
			return days, fmt.Errorf("count stale days: %w", err)
		}
		if days += n; n < rollUpDays {
			return days, nil
		}
	}
}

// Recount marks every day as stale, so that the next roll-up counts everything from the mentions.
func (db *DB) Recount(ctx context.Context) error {
	_, err := db.pool.ExecContext(ctx, `
		INSERT INTO stale_days
		SELECT DISTINCT source, coalesce(day, '-infinity') FROM articles
		UNION SELECT source, day FROM daily_articles
		UNION SELECT DISTINCT source, day FROM daily_mentions`)
	if err != nil {
		return fmt.Errorf("mark all days as stale: %w", err)
	}
	return nil
}

// rollUp sees one moment only: marks that others set meanwhile are not among those it takes away.
func (tx Tx) rollUp(ctx context.Context) (days int, err error) {
	if _, err := tx.sql.ExecContext(ctx, `SET TRANSACTION ISOLATION LEVEL REPEATABLE READ`); err != nil {
		return 0, err
	}
	var mine bool
	err = tx.sql.QueryRowContext(ctx, `SELECT pg_try_advisory_xact_lock(hashtext('stale_days'))`).Scan(&mine)
	if err != nil || !mine {
		return 0, err
	}
	stale, err := tx.staleDays(ctx)
	if err != nil || len(stale.days) == 0 {
		return 0, err
	}
	for _, statement := range rollUpStatements {
		if _, err := tx.sql.ExecContext(ctx, statement, pq.Array(stale.sources), pq.Array(stale.days)); err != nil {
			return 0, err
		}
	}
	return len(stale.days), nil
}

// sourceDays are days of sources, one a place in both.
type sourceDays struct{ sources, days []string }

func (tx Tx) staleDays(ctx context.Context) (d sourceDays, err error) {
	rows, err := tx.sql.QueryContext(ctx, `
		SELECT source, day::text
		FROM (
			SELECT DISTINCT day, source
			FROM stale_days
			ORDER BY day, source -- so that a month is added up a few times only
			LIMIT $1
		) d`, rollUpDays)
	type sourceDay struct{ source, day string }
	found, err := collectRows(rows, err, func(s *sourceDay) []any { return []any{&s.source, &s.day} })
	for _, s := range found {
		d.sources, d.days = append(d.sources, s.source), append(d.days, s.day)
	}
	return d, err
}

// rollUpStatements replace what was counted of some days, and take their marks away.
var rollUpStatements = []string{
	`DELETE FROM daily_articles d
	USING unnest($1::text[], $2::date[]) AS s (source, day)
	WHERE (d.source, d.day) = (s.source, s.day)`,
	`DELETE FROM daily_mentions d
	USING unnest($1::text[], $2::date[]) AS s (source, day)
	WHERE (d.source, d.day) = (s.source, s.day)`,
	`INSERT INTO daily_articles (source, day, articles, stories)
	SELECT source, day, articles, stories
	FROM count_articles($1, $2)`,
	`INSERT INTO daily_mentions (subject, kind, day, source, articles, stories, full_forms, short_forms, bare_forms)
	SELECT subject, kind, day, source, articles, stories, full_forms, short_forms, bare_forms
	FROM count_mentions($1, $2)`,
	`DELETE FROM monthly_mentions
	WHERE month IN (SELECT date_trunc('month', day::timestamp)::date FROM unnest($1::text[], $2::date[]) AS s (source, day))`,
	`INSERT INTO monthly_mentions (subject, kind, month, articles, stories, full_forms, short_forms, bare_forms)
	SELECT d.subject, d.kind, s.month, sum(d.articles), sum(d.stories), sum(d.full_forms), sum(d.short_forms), sum(d.bare_forms)
	FROM (SELECT DISTINCT date_trunc('month', day::timestamp)::date AS month FROM unnest($1::text[], $2::date[]) AS s (source, day)) s
	JOIN daily_mentions d ON d.day BETWEEN s.month AND s.month + interval '1 month' - interval '1 day'
	GROUP BY d.subject, d.kind, s.month`,
	`DELETE FROM monthly_articles
	WHERE month IN (SELECT date_trunc('month', day::timestamp)::date FROM unnest($1::text[], $2::date[]) AS s (source, day))`,
	`INSERT INTO monthly_articles (month, source, articles, stories)
	SELECT s.month, d.source, sum(d.articles), sum(d.stories)
	FROM (SELECT DISTINCT date_trunc('month', day::timestamp)::date AS month FROM unnest($1::text[], $2::date[]) AS s (source, day)) s
	JOIN daily_articles d ON d.day BETWEEN s.month AND s.month + interval '1 month' - interval '1 day'
	GROUP BY s.month, d.source`,
	`DELETE FROM stale_days d
	USING unnest($1::text[], $2::date[]) AS s (source, day)
	WHERE (d.source, d.day) = (s.source, s.day)`,
}
