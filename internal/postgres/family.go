package postgres

import (
	"context"
	"fmt"
)

// A Family is all groups that lineage joins, however far back and ahead.
type Family struct {
	Lives    []Life    // by the day on which they were set up; of groups that we do not have the id alone
	Descents []Descent // between them
}

// Family returns the groups that lineage joins to one, with itself.
func (db *DB) Family(ctx context.Context, id string) (f Family, err error) {
	rows, err := db.pool.QueryContext(ctx, `
		WITH RECURSIVE kin (id) AS (
			SELECT $1
			UNION
			SELECT other
			FROM kin
			CROSS JOIN LATERAL (
				SELECT successor AS other FROM lineage WHERE predecessor = kin.id
				UNION ALL
				SELECT predecessor FROM lineage WHERE successor = kin.id
			) l
		)
		SELECT k.id, coalesce(n.name, k.id), coalesce(g.level, ''), coalesce(g.established::text, ''), coalesce(g.ended::text, ''), coalesce(g.end_kind, '')
		FROM kin k
		LEFT JOIN groups g ON g.id = k.id
		LEFT JOIN LATERAL (`+groupName("k.id", "zh-Hans")+`) n ON true
		ORDER BY g.established, k.id`,
		id)
	f.Lives, err = collectRows(rows, err, (*Life).places)
	if err != nil {
		return Family{}, fmt.Errorf("family of %s: %w", id, err)
	}
	ids := make([]string, len(f.Lives))
	for i, l := range f.Lives {
		ids[i] = l.Group
	}
	rows, err = db.pool.QueryContext(ctx, `
		SELECT predecessor, successor, kind, basis, coalesce(fact::text, '')
		FROM lineage
		WHERE predecessor = ANY ($1)
		ORDER BY predecessor, successor`,
		texts(ids))
	f.Descents, err = collectRows(rows, err, func(d *Descent) []any {
		return []any{&d.Predecessor, &d.Successor, &d.Kind, &d.Basis, &d.Fact}
	})
	if err != nil {
		return Family{}, fmt.Errorf("family of %s: %w", id, err)
	}
	return f, nil
}
