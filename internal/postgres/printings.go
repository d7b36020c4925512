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
		var all map[string][]Printing
		all, err = printingsOf(ctx, db.pool, story)
		s.Printings = all[story]
	}
	return s, err
}

// mostPrintings bounds how many printings of a story are looked at.
const mostPrintings = 100

// printingsOf returns the printings of stories, by story.
func printingsOf(ctx context.Context, q querier, stories ...string) (map[string][]Printing, error) {
	rows, err := q.QueryContext(ctx, `
		SELECT told.story, of_story.*
		FROM unnest($1::uuid[]) AS told (story)
		CROSS JOIN LATERAL (
			SELECT `+articleRefColumns+`, ARRAY[coalesce(s.declaration -> 'Name' ->> 'ZH', ''), coalesce(s.declaration ->> 'Publisher', '')]
			FROM printings p
			JOIN articles a USING (source, page)
			JOIN sources s ON s.id = p.source
			LEFT JOIN stories o ON (o.story, o.source, o.page) = (p.story, p.source, p.page)
			WHERE p.story = told.story
			ORDER BY o.story IS NULL, a.published, p.source, p.page
			LIMIT $2
		) of_story`,
		pq.Array(stories), mostPrintings)
	all := map[string][]Printing{}
	return all, eachRow(rows, err, func(scan func(...any) error) error {
		var story string
		var p Printing
		err := scan(append([]any{&story}, append(p.places(), pq.Array(&p.Site))...)...)
		all[story] = append(all[story], p)
		return err
	})
}
