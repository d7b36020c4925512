package postgres

import (
	"context"
	"fmt"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// MonthsBefore counts in how many articles a group was named in the month of a day and in each of the
// twelve before it, the latest last. Months without are 0.
func (tx Tx) MonthsBefore(ctx context.Context, group string, now time.Time) ([]int, error) {
	counts, err := collect[int](tx.sql.QueryContext(ctx, `
		SELECT count(DISTINCT (m.source, m.page))
		FROM generate_series(date_trunc('month', $2::date::timestamp) - interval '12 months', date_trunc('month', $2::date::timestamp), '1 month') AS month
		LEFT JOIN mentions m ON m.subject = $1 AND m.kind = 'group' AND m.form <> 'bare'
			AND m.day >= month::date AND m.day < (month + interval '1 month')::date
		GROUP BY month
		ORDER BY month`,
		text(group), day(news.DateOf(now))))
	if err != nil {
		return nil, fmt.Errorf("how often %s was named: %w", group, err)
	}
	return counts, nil
}

// NameOfGroup is the official name of a group in simplified characters; its id, where that is all that is known.
func (tx Tx) NameOfGroup(ctx context.Context, id string) (name string, err error) {
	err = tx.sql.QueryRowContext(ctx, `
		SELECT coalesce((
			SELECT name
			FROM group_names
			WHERE group_id = $1 AND kind = 'official' AND language = 'zh-Hans'
			ORDER BY valid_from DESC, name
			LIMIT 1
		), $1)`,
		text(id)).Scan(&name)
	if err != nil {
		return "", fmt.Errorf("name of group %s: %w", id, err)
	}
	return name, nil
}

// An Appearance is on which days the head of a group was named.
type Appearance struct {
	Person, Name string // id and name
	Days         []time.Time
}

// HeadOf returns when the present head of a group was named in the two years before a day, in the
// order of days; Person is "" if nobody is known to be head.
func (tx Tx) HeadOf(ctx context.Context, group string, now time.Time) (a Appearance, err error) {
	err = notFound(tx.sql.QueryRowContext(ctx, `
		SELECT person, person_name
		FROM seats
		WHERE body = $1 AND role IN ('组长', '主任', '主席', '总指挥', '总召集人') AND coalesce(valid_to, '') = ''
		ORDER BY valid_from DESC
		LIMIT 1`,
		group).Scan(&a.Person, &a.Name))
	if err == ErrNotFound {
		return a, nil
	}
	if err == nil {
		a.Days, err = collect[time.Time](tx.sql.QueryContext(ctx, `
			SELECT DISTINCT day
			FROM mentions
			WHERE subject = $1 AND kind = 'person' AND day > $2::date - 730 AND day <= $2::date
			ORDER BY day`,
			a.Person, day(news.DateOf(now))))
	}
	if err != nil {
		return a, fmt.Errorf("appearances of the head of %s: %w", group, err)
	}
	return a, nil
}

// mainShare is the part of a year's articles about something that a source must have, for its loss to
// be a loss of coverage.
const mainShare = 0.5

// CoveredBy returns those of the groups and people of whom most of what was read in the year before a day
// came from a source.
func (tx Tx) CoveredBy(ctx context.Context, source string, subjects []string, now time.Time) ([]string, error) {
	covered, err := collect[string](tx.sql.QueryContext(ctx, `
		SELECT subject
		FROM mentions
		WHERE subject = ANY ($2) AND kind IN ('group', 'office', 'person') AND day > $3::date - 365 AND day <= $3::date
		GROUP BY subject
		HAVING count(DISTINCT page) FILTER (WHERE source = $1) >= $4::float8 * count(DISTINCT (source, page))
		ORDER BY subject`,
		source, texts(subjects), day(news.DateOf(now)), mainShare))
	if err != nil {
		return nil, fmt.Errorf("what %s covers: %w", source, err)
	}
	return covered, nil
}
