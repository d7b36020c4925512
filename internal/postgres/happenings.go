package postgres

import (
	"context"
	"fmt"
	"iter"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A Happening says how many facts of one kind about a group have one date.
type Happening struct {
	Group, Name, Level string // id or name, official name, and level of a group of the registry
	Kind               news.FactKind
	Action             news.Action
	Date               news.Date // as precise as known; zero if it is not
	Facts              int       // that stand: proposed, accepted or unsure
	Accepted           int       // those of them that curators accepted
}

// A HappeningFilter chooses happenings; empty fields choose all.
type HappeningFilter struct {
	Groups []string    // ids, or names of what is in no dictionary
	Level  string      // of groups of the registry
	By     news.Period // what the happenings are for; "" for days
	Until  news.Date   // days until then count as their months, which are fewer, for periods of months and more
}

// happened are the facts that stand and say that something came about in a body, not how things are or might be.
const happened = `state IN ('proposed', 'unsure', 'accepted') AND (kind = 'meeting'
	OR kind = 'appointment' AND action IN ('appointed', 'concurrent', 'elected', 'removed')
	OR kind = 'group' AND action IN ('created', 'adjusted', 'renamed', 'abolished'))`

// toGroups are facts of what happened to groups, with g, the group as the registry has it.
func (f HappeningFilter) toGroups(b *binder) string {
	conditions := []string{happened, `(g.id IS NOT NULL OR body_key IN (SELECT body_key FROM facts WHERE kind = 'group'))`}
	if len(f.Groups) > 0 {
		conditions = append(conditions, "body_key = ANY ("+b.bind(texts(f.Groups))+")")
	}
	if f.Level != "" {
		conditions = append(conditions, "g.level = "+b.bind(f.Level))
	}
	return `facts LEFT JOIN groups g ON g.id = body_key WHERE ` + strings.Join(conditions, " AND ")
}

// digits is how long a date is written that lies in one period.
func (f HappeningFilter) digits() int {
	switch f.By {
	case news.Yearly:
		return len("2024")
	case news.Quarterly, news.Monthly:
		return len("2024-03")
	}
	return len("2024-03-05")
}

// HappeningsFrom gives the earliest and the latest date of a happening that lies in one period; zero if there is none.
func (db *DB) HappeningsFrom(ctx context.Context, f HappeningFilter) (first, last news.Date, err error) {
	var b binder
	from := f.toGroups(&b)
	err = db.pool.QueryRowContext(ctx, `
		SELECT coalesce(min(date::text), ''), coalesce(max(date::text), '')
		FROM `+from+` AND length(date) >= `+b.bind(f.digits()),
		b.values...).Scan(scanDate{&first}, scanDate{&last})
	if err != nil {
		return first, last, fmt.Errorf("when anything happened to groups: %w", err)
	}
	return first, last, nil
}

// Happenings counts what happened to groups, one group after the other, as it comes. It ends with the first error.
func (db *DB) Happenings(ctx context.Context, f HappeningFilter) iter.Seq2[Happening, error] {
	return asTheyCome("what happened to groups", func(do func(Happening) error) error { return db.eachHappening(ctx, f, do) })
}

func (db *DB) eachHappening(ctx context.Context, f HappeningFilter, do func(Happening) error) error {
	var b binder
	from, months := f.toGroups(&b), ""
	if f.digits() < len("2024-03-05") {
		months = f.Until.String()
	}
	rows, err := db.pool.QueryContext(ctx, `
		SELECT k.id, coalesce(n.name, k.id), k.level, k.kind, k.action, k.date, k.facts, k.accepted
		FROM (
			SELECT body_key AS id, g.id AS known, coalesce(g.level, '') AS level, kind, action,
				CASE WHEN length(date) = 10 AND date <= `+b.bind(months)+` THEN left(date, 7) ELSE date::text END AS date,
				count(*) AS facts, count(*) FILTER (WHERE state = 'accepted') AS accepted
			FROM `+from+`
			GROUP BY 1, 2, 3, 4, 5, 6
		) k
		LEFT JOIN LATERAL (`+groupName("k.known", "zh-Hans")+`) n ON true
		ORDER BY k.id, k.kind, k.action, k.date`,
		b.values...)
	return eachRow(rows, err, func(scan func(...any) error) error {
		var h Happening
		if err := scan(&h.Group, &h.Name, &h.Level, &h.Kind, &h.Action, scanDate{&h.Date}, &h.Facts, &h.Accepted); err != nil {
			return err
		}
		return do(h)
	})
}
