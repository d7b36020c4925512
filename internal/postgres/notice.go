package postgres

import (
	"context"
	"fmt"

	"github.com/lib/pq"
)

// mostOfNotice bounds how many facts of one notice are decided on together.
const mostOfNotice = 500

// FactsThatWait returns those of the facts that wait for a decision, in the order of the keys; at most as many as
// of a notice.
func (db *DB) FactsThatWait(ctx context.Context, keys []string) ([]Item, error) {
	rows, err := db.pool.QueryContext(ctx, `
		SELECT `+itemColumns+`
		FROM facts f`+bestEvidence+`
		WHERE f.fact = ANY ($1::uuid[]) AND f.state IN ('proposed', 'unsure') AND f.reopened IS NULL
		ORDER BY array_position($1::uuid[], f.fact)
		LIMIT $2`,
		pq.Array(keys), mostOfNotice)
	items, err := collectRows(rows, err, (*Item).places)
	if err != nil {
		return nil, fmt.Errorf("%d facts that were chosen: %w", len(keys), err)
	}
	return items, nil
}

// withCopies are the article $1 and $2 and those that print the same story.
const withCopies = `
	SELECT $1 AS source, $2::uuid AS page
	UNION
	SELECT source, page FROM printings WHERE story = (SELECT story FROM printings WHERE source = $1 AND page = $2)`

// FactsOfNotice returns the facts that wait for a decision and that the article or a copy of it states,
// in the order in which they stand there first.
func (db *DB) FactsOfNotice(ctx context.Context, source, page string) ([]Item, error) {
	rows, err := db.pool.QueryContext(ctx, `
		SELECT `+itemColumns+`
		FROM (
			SELECT w.*, stated.copy, stated.span_start
			FROM (
				SELECT DISTINCT ON (e.fact) e.fact, (e.source, e.page) <> ($1, $2::uuid) AS copy, e.span_start
				FROM (`+withCopies+`
				) notice
				JOIN evidence e USING (source, page)
				ORDER BY e.fact, copy, e.span_start
			) stated
			JOIN facts w USING (fact)
			WHERE w.state IN ('proposed', 'unsure') AND w.kind <> 'background'
			ORDER BY stated.copy, stated.span_start, w.fact
			LIMIT $3
		) f`+bestEvidence+`
		ORDER BY f.copy, f.span_start, f.fact`,
		source, page, mostOfNotice)
	items, err := collectRows(rows, err, (*Item).places)
	if err != nil {
		return nil, fmt.Errorf("facts of the notice %s of %s: %w", page, source, err)
	}
	return items, nil
}
