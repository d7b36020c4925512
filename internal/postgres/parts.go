package postgres

import (
	"context"
	"fmt"
)

// A Part is some of the articles that name a subject: those of a source, or of a publisher.
type Part struct{ ID, Name string }

// SourcesNaming returns the sources of the articles that Counts adds up for the filter, those of most first.
func (db *DB) SourcesNaming(ctx context.Context, f CountFilter) ([]Part, error) {
	return db.parts(ctx, f, "a.source", "coalesce(nullif(s.declaration -> 'Name' ->> 'ZH', ''), s.id)")
}

// PublishersNaming returns the publishers of these articles, NoPublisher among them.
func (db *DB) PublishersNaming(ctx context.Context, f CountFilter) ([]Part, error) {
	publisher := "coalesce(nullif(a.publisher, ''), " + literal(NoPublisher) + ")"
	return db.parts(ctx, f, publisher, publisher)
}

// parts parts the articles by an expression, which is called by another one.
func (db *DB) parts(ctx context.Context, f CountFilter, id, name string) ([]Part, error) {
	subjects := []string{f.Group}
	if f.Group != "" {
		var err error
		if subjects, err = db.subjects(ctx, f); err != nil {
			return nil, err
		}
	}
	rows, err := db.pool.QueryContext(ctx, `
		SELECT `+id+` AS id, min(`+name+`)
		FROM (
			SELECT DISTINCT source, page
			FROM mentions
			WHERE `+f.within("day", subjects...)+`
		) m
		JOIN articles a USING (source, page)
		JOIN sources s ON s.id = a.source
		GROUP BY 1
		ORDER BY count(*) DESC, 1`)
	parts, err := collectRows(rows, err, func(p *Part) []any { return []any{&p.ID, &p.Name} })
	if err != nil {
		return nil, fmt.Errorf("who names %s: %w", f.Group, err)
	}
	return parts, nil
}
