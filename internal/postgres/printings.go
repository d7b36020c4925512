package postgres

import (
	"context"

	"github.com/lib/pq"
)

// A Story is one story that several articles print.
type Story struct {
	Publisher string     // who published it first
	Printings []Printing // the original first, the others in order of time; at most a hundred
}

// storyOf returns the story that an article prints, with no printings if no other prints it.
func (db *DB) storyOf(ctx context.Context, source, page string) (s Story, err error) {
	var story string
	err = db.pool.QueryRowContext(ctx, `
		SELECT s.story, s.publisher
		FROM printings p
		JOIN stories s USING (story)
		WHERE p.source = $1 AND p.page = $2`,
		source, page).Scan(&story, &s.Publisher)
	if notFound(err) == ErrNotFound {
		return s, nil
	}
	if err == nil {
		s.Printings, err = printingsOf(ctx, db.pool, story)
	}
	return s, err
}

func printingsOf(ctx context.Context, q querier, story string) ([]Printing, error) {
	rows, err := q.QueryContext(ctx, `
		SELECT `+articleRefColumns+`, ARRAY[coalesce(s.declaration -> 'Name' ->> 'ZH', ''), coalesce(s.declaration ->> 'Publisher', '')]
		FROM printings p
		JOIN articles a USING (source, page)
		JOIN sources s ON s.id = p.source
		LEFT JOIN stories o ON (o.story, o.source, o.page) = (p.story, p.source, p.page)
		WHERE p.story = $1
		ORDER BY o.story IS NULL, a.published, p.source, p.page
		LIMIT 100`,
		story)
	return collectRows(rows, err, func(p *Printing) []any {
		return append(p.places(), pq.Array(&p.Site))
	})
}
