package postgres

import (
	"context"
	"fmt"
)

// Totals say how much is stored. Facts are those proposed or accepted.
type Totals struct {
	Pages        int `json:"pages"` // with at least one kept version
	Articles     int `json:"articles"`
	Mentions     int `json:"mentions"`
	Facts        int `json:"facts"`
	GroupsNew    int `json:"groups_new"`   // groups outside the dictionaries, each counted once
	Appointments int `json:"appointments"` // facts of that kind
}

// Totals counts all rows; on a large database it takes its time.
func (db *DB) Totals(ctx context.Context) (t Totals, err error) {
	err = db.pool.QueryRowContext(ctx, `
		SELECT
			(SELECT count(*) FROM pages WHERE version > 0),
			(SELECT count(*) FROM articles),
			(SELECT count(*) FROM mentions),
			count(*),
			count(DISTINCT body_key) FILTER (WHERE kind = 'group' AND body_entry = ''),
			count(*) FILTER (WHERE kind = 'appointment')
		FROM facts
		WHERE state <> 'rejected'`).
		Scan(&t.Pages, &t.Articles, &t.Mentions, &t.Facts, &t.GroupsNew, &t.Appointments)
	if err != nil {
		return Totals{}, fmt.Errorf("count what is stored: %w", err)
	}
	return t, nil
}
