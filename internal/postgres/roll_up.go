package postgres

import (
	"context"
	"fmt"

	"github.com/lib/pq"
)

// RollUp counts anew the days of sources on which something changed since they were counted, and
// returns how many these were. What is read through counts is exact without it, but slower the
// more days are stale. Each half year is counted by a transaction of its own. Calls at the same time take turns.
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
		if days += n; n == 0 {
			return days, nil
		}
	}
}

// Recount marks every day as stale, so that the next roll-up counts everything from the mentions.
func (db *DB) Recount(ctx context.Context) error {
	_, err := db.pool.ExecContext(ctx, `
		INSERT INTO stale_days
		SELECT DISTINCT source, coalesce(day, '-infinity') FROM articles
		UNION SELECT source, day FROM daily_articles`)
	if err != nil {
		return fmt.Errorf("mark all days as stale: %w", err)
	}
	return nil
}

// rollUp sees one moment only: marks that others set meanwhile are not among those it takes away. That
// moment begins when it is alone, since LOCK TABLE looks at nothing; the first query would fix it earlier.
func (tx Tx) rollUp(ctx context.Context) (days int, err error) {
	err = tx.run(ctx, []string{
		`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ`,
		`LOCK TABLE stale_days IN SHARE UPDATE EXCLUSIVE MODE`,
	})
	if err != nil {
		return 0, err
	}
	stale, err := tx.staleDays(ctx)
	if err != nil {
		return 0, err
	}
	if len(stale.days) > 0 {
		err = tx.run(ctx, countDays, pq.Array(stale.sources), pq.Array(stale.days))
	}
	if err == nil {
		err = tx.rollUpLevels(ctx, stale.days)
	}
	return len(stale.days), err
}

func (tx Tx) run(ctx context.Context, statements []string, values ...any) error {
	for _, statement := range statements {
		if _, err := tx.sql.ExecContext(ctx, statement, values...); err != nil {
			return err
		}
	}
	return nil
}

// rollUpLevels counts levels of groups anew in the months of the days, and in those that name a group whose level is
// another one than when they were counted.
func (tx Tx) rollUpLevels(ctx context.Context, days []string) error {
	rows, err := tx.sql.QueryContext(ctx, `
		SELECT month::text FROM regraded_months
		UNION
		SELECT date_trunc('month', day::timestamp)::date::text FROM unnest($1::date[]) AS day`,
		pq.Array(days))
	months, err := collect[string](rows, err)
	if err == nil && len(months) > 0 {
		err = tx.run(ctx, countLevels, pq.Array(months))
	}
	if err == nil {
		err = tx.run(ctx, noteLevels)
	}
	return err
}

// sourceDays are days of sources, one a place in both.
type sourceDays struct{ sources, days []string }

// staleDays are those of the earliest half year that has any. To find them all marks are gone through.
func (tx Tx) staleDays(ctx context.Context) (d sourceDays, err error) {
	rows, err := tx.sql.QueryContext(ctx, `
		SELECT DISTINCT source, day::text
		FROM stale_days
		WHERE day <= (SELECT date_trunc('month', min(day)::timestamp) + interval '6 months' - interval '1 day' FROM stale_days)::date`)
	type sourceDay struct{ source, day string }
	found, err := collectRows(rows, err, func(s *sourceDay) []any { return []any{&s.source, &s.day} })
	for _, s := range found {
		d.sources, d.days = append(d.sources, s.source), append(d.days, s.day)
	}
	return d, err
}

// countDays replace what was counted of some days, and take their marks away.
var countDays = []string{
	`DELETE FROM daily_articles d
	USING unnest($1::text[], $2::date[]) AS s (source, day)
	WHERE (d.source, d.day) = (s.source, s.day)`,
	`INSERT INTO daily_articles (source, day, articles, stories, group_mentions)
	SELECT source, day, articles, stories, group_mentions
	FROM count_articles($1, $2)`,
	`DELETE FROM monthly_mentions
	WHERE month IN (SELECT date_trunc('month', day::timestamp)::date FROM unnest($1::text[], $2::date[]) AS s (source, day))`,
	`INSERT INTO monthly_mentions (subject, kind, month, articles, stories, full_forms, short_forms, bare_forms)
	SELECT subject, kind, month, articles, stories, full_forms, short_forms, bare_forms
	FROM count_months((SELECT array_agg(day) FROM unnest($1::text[], $2::date[]) AS s (source, day)), '')
	ORDER BY kind, subject`,
	`DELETE FROM monthly_articles
	WHERE month IN (SELECT date_trunc('month', day::timestamp)::date FROM unnest($1::text[], $2::date[]) AS s (source, day))`,
	`INSERT INTO monthly_articles (month, source, articles, stories)
	SELECT s.month, d.source, sum(d.articles), sum(d.stories)
	FROM (SELECT DISTINCT date_trunc('month', day::timestamp)::date AS month FROM unnest($1::text[], $2::date[]) AS s (source, day)) s
	JOIN daily_articles d ON d.day BETWEEN s.month AND s.month + interval '1 month' - interval '1 day'
	GROUP BY s.month, d.source`,
	`DELETE FROM monthly_totals
	WHERE month IN (SELECT date_trunc('month', day::timestamp)::date FROM unnest($1::text[], $2::date[]) AS s (source, day))`,
	`INSERT INTO monthly_totals (month, articles, stories, sources)
	SELECT month, sum(articles), sum(stories), count(*)
	FROM monthly_articles
	WHERE month IN (SELECT date_trunc('month', day::timestamp)::date FROM unnest($1::text[], $2::date[]) AS s (source, day))
	GROUP BY month`,
	`DELETE FROM stale_days d
	USING unnest($1::text[], $2::date[]) AS s (source, day)
	WHERE (d.source, d.day) = (s.source, s.day)`,
}

// countLevels replace what was counted of levels in some months.
var countLevels = []string{
	`DELETE FROM daily_levels WHERE date_trunc('month', day::timestamp)::date = ANY ($1::date[])`,
	`INSERT INTO daily_levels (level, day, articles, stories, full_forms, short_forms, bare_forms)
	SELECT level, day, articles, stories, full_forms, short_forms, bare_forms
	FROM count_levels($1::date[], '')`,
}

// noteLevels keep as of which levels groups are counted.
var noteLevels = []string{
	`DELETE FROM counted_groups c
	WHERE NOT EXISTS (SELECT FROM groups g WHERE (g.id, g.level) = (c.id, c.level))`,
	`INSERT INTO counted_groups
	SELECT id, level FROM groups WHERE level <> ''
	EXCEPT SELECT id, level FROM counted_groups`,
}
