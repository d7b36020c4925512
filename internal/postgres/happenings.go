package postgres

import (
	"context"
	"fmt"

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

// happened are the facts that stand and say that something came about in a body, not how things are or might be.
const happened = `state IN ('proposed', 'unsure', 'accepted') AND (kind = 'meeting'
	OR kind = 'appointment' AND action IN ('appointed', 'concurrent', 'elected', 'removed')
	OR kind = 'group' AND action IN ('created', 'adjusted', 'renamed', 'abolished'))`

// Happenings counts what happened to the groups, to all if none is named, by group. Days until months count as their
// months, which are fewer; none do if it is zero.
func (db *DB) Happenings(ctx context.Context, months news.Date, groups ...string) ([]Happening, error) {
	rows, err := db.pool.QueryContext(ctx, `
		SELECT k.id, coalesce(n.name, k.id), coalesce(g.level, ''), k.kind, k.action, k.date, k.facts, k.accepted
		FROM (
			SELECT body_key AS id, kind, action, CASE WHEN length(date) = 10 AND date <= $2 THEN left(date, 7) ELSE date::text END AS date, count(*) AS facts, count(*) FILTER (WHERE state = 'accepted') AS accepted
			FROM facts
			WHERE `+happened+` AND (cardinality($1::text[]) = 0 OR body_key = ANY ($1))
			GROUP BY 1, 2, 3, 4
		) k
		LEFT JOIN groups g ON g.id = k.id
		LEFT JOIN LATERAL (`+groupName("g.id", "zh-Hans")+`) n ON true
		WHERE g.id IS NOT NULL OR k.id IN (SELECT body_key FROM facts WHERE kind = 'group')
		ORDER BY k.id, k.kind, k.action, k.date`,
		texts(groups), months.String())
	all, err := collectRows(rows, err, func(h *Happening) []any {
		return []any{&h.Group, &h.Name, &h.Level, &h.Kind, &h.Action, scanDate{&h.Date}, &h.Facts, &h.Accepted}
	})
	if err != nil {
		return nil, fmt.Errorf("what happened to groups: %w", err)
	}
	return all, nil
}
