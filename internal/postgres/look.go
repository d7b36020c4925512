package postgres

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/lib/pq"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// MonthsNamed counts in how many articles a group was named in each month, from the first in which it was to that of
// a day.
func (tx Tx) MonthsNamed(ctx context.Context, group string, until news.Date) (counts []int, err error) {
	_, counts, err = monthsNamed(ctx, tx.sql, group, until)
	return counts, err
}

// monthsNamed returns the first month, too.
func monthsNamed(ctx context.Context, q querier, group string, until news.Date) (first news.Date, counts []int, err error) {
	type row struct {
		month news.Date
		n     int
	}
	rows, err := q.QueryContext(ctx, `
		SELECT month::text, articles
		FROM counted_months($1)
		WHERE subject = $1 AND kind = 'group' AND articles > 0 AND month BETWEEN '0001-01-01' AND $2::date
		ORDER BY month`,
		text(group), day(until))
	months, err := collectRows(rows, err, func(r *row) []any { return []any{scanDate{&r.month}, &r.n} })
	if err != nil {
		return first, nil, fmt.Errorf("how often %s was named: %w", group, err)
	}
	if len(months) == 0 {
		return first, nil, nil
	}
	first, until.Day = months[0].month, 1
	counts = make([]int, first.MonthsUntil(until)+1)
	for _, m := range months {
		counts[first.MonthsUntil(m.month)] = m.n
	}
	return first, counts, nil
}

// NameOfGroup is the official name of a group in simplified characters; its id, where that is all that is known.
func (tx Tx) NameOfGroup(ctx context.Context, id string) (name string, err error) {
	return nameOfGroup(ctx, tx.sql, id)
}

func nameOfGroup(ctx context.Context, q querier, id string) (name string, err error) {
	err = q.QueryRowContext(ctx, `SELECT coalesce((`+groupName("$1", "zh-Hans")+`), $1)`, text(id)).Scan(&name)
	if err != nil {
		return "", fmt.Errorf("name of group %s: %w", id, err)
	}
	return name, nil
}

// A Head is who heads or headed a group, and on which days articles named that person.
type Head struct {
	Person, Name string // id and name
	From, To     news.Date
	Days         []time.Time // in their order, as midnights of UTC
}

// HeadsOf returns the heads of a group in the order in which they became so, with the days since a day.
func (tx Tx) HeadsOf(ctx context.Context, group string, since news.Date) ([]Head, error) {
	return headsOf(ctx, tx.sql, group, since)
}

func headsOf(ctx context.Context, q querier, group string, since news.Date) ([]Head, error) {
	rows, err := q.QueryContext(ctx, `
		SELECT person, person_name, valid_from, valid_to, ARRAY(
			SELECT DISTINCT day::text
			FROM mentions
			WHERE subject = seats.person AND kind = 'person' AND form <> 'bare' AND day >= $2::date
			ORDER BY 1
		)
		FROM seats
		WHERE body = $1 AND role = ANY ($3)
		ORDER BY valid_from, person, role`,
		text(group), day(since), texts(news.HeadRoles))
	var heads []Head
	err = eachRow(rows, err, func(scan func(...any) error) error {
		var h Head
		var days []string
		err := scan(&h.Person, &h.Name, scanDate{&h.From}, scanDate{&h.To}, pq.Array(&days))
		for _, d := range days {
			t, bad := time.Parse(time.DateOnly, d)
			h.Days, err = append(h.Days, t), firstError(err, bad)
		}
		heads = append(heads, h)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("appearances of the heads of %s: %w", group, err)
	}
	return heads, nil
}

// HeadAt returns the head at a time: who became so last, unless that is known to have ended.
func HeadAt(heads []Head, t time.Time) (h Head, found bool) {
	for _, h := range slices.Backward(heads) {
		if !h.From.First().After(t) {
			return h, h.To.IsZero() || t.Before(h.To.First())
		}
	}
	return h, false
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

// MainOf reports whether most of what was read in the twelve months before a time from sources of the place of an event's source, and
// from those of its level, came from it.
func (tx Tx) MainOf(ctx context.Context, e alert.Event, now time.Time) (place, level bool, err error) {
	err = tx.sql.QueryRowContext(ctx, `
		SELECT coalesce(sum(own) >= $5::float8 * sum(articles) FILTER (WHERE declaration ->> 'Place' = $2), false),
			coalesce(sum(own) >= $5::float8 * sum(articles) FILTER (WHERE declaration ->> 'Level' = $3), false)
		FROM (
			SELECT source, sum(articles) AS articles, sum(articles) FILTER (WHERE source = $1) AS own
			FROM counted_article_months
			WHERE month > $4::date - 365 AND month <= $4::date
			GROUP BY source
		) a
		JOIN sources ON id = source`,
		e.Source, e.Place, e.Level, day(news.DateOf(now)), mainShare).Scan(&place, &level)
	if err != nil {
		return false, false, fmt.Errorf("what part of its place and level %s covers: %w", e.Source, err)
	}
	return place, level, nil
}

// LostCoverage are the events that the coverage by a source was lost, after which it did not come back.
func (tx Tx) LostCoverage(ctx context.Context, source string) ([]alert.Event, error) {
	return tx.events(ctx, `
		SELECT content
		FROM events e
		WHERE source = $1 AND page IS NULL AND content ->> 'what' = $2 AND NOT EXISTS (SELECT FROM events f WHERE f.follows = e.event)
		ORDER BY noted`,
		source, string(alert.CoverageLost))
}
