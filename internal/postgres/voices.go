package postgres

import (
	"context"

	"github.com/lib/pq"
)

// countVoices notes how many different stories state each of the facts: copies of one are one voice.
// Beyond some passages more of them make no difference.
func (tx Tx) countVoices(ctx context.Context, keys []string) error {
	_, err := tx.sql.ExecContext(ctx, `
		UPDATE facts f SET voices = counted.n
		FROM unnest($1::uuid[]) AS touched (fact)
		CROSS JOIN LATERAL (
			SELECT greatest(count(DISTINCT coalesce(p.story, e.page)), 1)::smallint AS n
			FROM (SELECT source, page FROM evidence WHERE fact = touched.fact LIMIT 30) e
			LEFT JOIN printings p USING (source, page)
		) counted
		WHERE f.fact = touched.fact AND f.voices <> counted.n`,
		pq.Array(keys))
	return err
}

// countVoicesOf does so for the facts that an article states.
func (tx Tx) countVoicesOf(ctx context.Context, source, page string) error {
	keys, err := collect[string](tx.sql.QueryContext(ctx, `
		SELECT DISTINCT fact
		FROM evidence
		WHERE source = $1 AND page = $2
		ORDER BY fact`,
		source, page))
	if err != nil {
		return err
	}
	return tx.countVoices(ctx, keys)
}
