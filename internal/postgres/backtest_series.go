package postgres

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// pastSilence are the days on which a group or person was named after months without.
func (db *DB) pastSilence(ctx context.Context, c alert.Condition) ([]alert.Event, error) {
	type row struct{ day, before news.Date }
	subject := firstOf(c.Group, c.Person)
	called, err := db.called(ctx, c)
	if err != nil {
		return nil, err
	}
	rows, err := db.pool.QueryContext(ctx, `
		SELECT day::text, before::text
		FROM (
			SELECT day, lag(day) OVER (ORDER BY day) AS before
			FROM (SELECT DISTINCT day FROM mentions WHERE subject = $1 AND kind IN ('group', 'office', 'person') AND day > '-infinity') d
		) g
		WHERE before IS NULL OR before <= day - make_interval(months => $2)
		ORDER BY day DESC
		LIMIT $3`,
		subject, c.Months, mostTried)
	gaps, err := collectRows(rows, err, func(r *row) []any { return []any{scanDate{&r.day}, scanDate{&r.before}} })
	events := make([]alert.Event, len(gaps))
	for i, g := range gaps {
		e := alert.Event{ID: alert.UUID("named", subject, g.day.String()), What: alert.ArticleNamed, Names: []string{called}, Published: g.day.String(), Months: alert.Never}
		if !g.before.IsZero() {
			e.Months = g.before.MonthsUntil(g.day)
		}
		if c.Group != "" {
			e.Groups = []string{c.Group}
		} else {
			e.People = []string{c.Person}
		}
		events[i] = e
	}
	return events, err
}

// called is the name of the group or person that a condition is about.
func (db *DB) called(ctx context.Context, c alert.Condition) (name string, err error) {
	if c.Group != "" {
		return nameOfGroup(ctx, db.pool, c.Group)
	}
	err = db.pool.QueryRowContext(ctx, `
		SELECT coalesce((`+personName("$1", "zh-Hans")+`), $1)`,
		c.Person).Scan(&name)
	return name, err
}

// pastSurges are the months in which a group was named more often than before, the latest first.
func (db *DB) pastSurges(ctx context.Context, group string) (events []alert.Event, err error) {
	called, err := nameOfGroup(ctx, db.pool, group)
	if err != nil {
		return nil, err
	}
	first, counts, err := monthsNamed(ctx, db.pool, group, news.DateOf(time.Now()))
	for i, n := range counts {
		if r, rises := alert.RiseOf(counts[:i], n); rises {
			events = append(events, alert.SurgeOf(group, called, news.DateOf(first.First().AddDate(0, i, 0)), r))
		}
	}
	slices.Reverse(events)
	return events, err
}

// pastAbsences are the times at which a head of the group, while being so as is known today, stopped appearing, the
// latest first.
func (db *DB) pastAbsences(ctx context.Context, group string) (events []alert.Event, err error) {
	called, err := nameOfGroup(ctx, db.pool, group)
	if err != nil {
		return nil, err
	}
	heads, err := headsOf(ctx, db.pool, group, news.Date{Year: 1, Month: 1, Day: 1})
	for _, h := range heads {
		for _, a := range alert.Absences(h.Days, time.Now()) {
			if then, found := HeadAt(heads, a.Noticed); found && then.Person == h.Person {
				events = append(events, alert.AbsenceOf(group, called, h.Person, h.Name, a))
			}
		}
	}
	slices.SortStableFunc(events, func(a, b alert.Event) int { return cmp.Compare(b.Published, a.Published) })
	return events, err
}
