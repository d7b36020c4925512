package postgres

import (
	"context"
	"fmt"
)

// mostAlike bounds what FactsAlike returns.
const mostAlike = 8

// FactsAlike returns other facts that may say the same as f, or the contrary: of a person those about
// the same body or role, of a body alone those of its kind. The latest come first.
func (db *DB) FactsAlike(ctx context.Context, f Fact) ([]Item, error) {
	rows, err := db.pool.QueryContext(ctx, `
		SELECT `+itemColumns+`
		FROM (
			SELECT *
			FROM facts
			WHERE fact <> $1 AND ($2 <> '' AND person_key <> '' AND person_key = $2 AND (body_key = $3 OR role = $4)
				OR $2 = '' AND body_key = $3 AND kind = $5 AND person_key = '')
			ORDER BY day DESC, fact DESC
			LIMIT $6
		) f`+bestEvidence+`
		ORDER BY f.day DESC, f.fact DESC`,
		f.Key, f.PersonKey(), f.BodyKey(), f.Role, string(f.Kind), mostAlike)
	items, err := collectRows(rows, err, (*Item).places)
	if err != nil {
		return nil, fmt.Errorf("facts like %s: %w", f.Key, err)
	}
	return items, nil
}
