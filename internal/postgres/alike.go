package postgres

import (
	"context"
	"fmt"
	"strconv"
)

// mostAlike bounds what FactsAlike returns.
const mostAlike = 8

// FactsAlike returns other facts that may say the same as f, or the contrary: of a person those about
// the same body or role, of a body alone those of its kind. The latest come first. The two are asked for in different
// words, so that the server plans either once.
func (db *DB) FactsAlike(ctx context.Context, f Fact) ([]Item, error) {
	alike, args := `body_key = $2 AND kind = $3 AND person_key = ''`, []any{f.Key, f.BodyKey(), string(f.Kind)}
	if f.PersonKey() != "" {
		alike, args = `person_key <> '' AND person_key = $2 AND (body_key = $3 OR role = $4)`, []any{f.Key, f.PersonKey(), f.BodyKey(), f.Role}
	}
	rows, err := db.pool.QueryContext(ctx, `
		SELECT `+itemColumns+`
		FROM (
			SELECT *
			FROM facts
			WHERE fact <> $1 AND `+alike+`
			ORDER BY day DESC, fact DESC
			LIMIT `+strconv.Itoa(mostAlike)+`
		) f`+bestEvidence+`
		ORDER BY f.day DESC, f.fact DESC`,
		args...)
	items, err := collectRows(rows, err, (*Item).places)
	if err != nil {
		return nil, fmt.Errorf("facts like %s: %w", f.Key, err)
	}
	return items, nil
}
