package postgres

import (
	"context"

	"github.com/lib/pq"
)

// countVoices notes how many different stories state each of the facts: copies of one are one voice.
// Beyond some passages more of them make no difference. Only facts of which that changed are locked.
func (tx Tx) countVoices(ctx context.Context, keys []string) error {
	_, err := tx.sql.ExecContext(ctx, `
		WITH counted AS MATERIALIZED (
			SELECT f.fact, n
			FROM unnest($1::uuid[]) AS touched (fact)
			JOIN facts f USING (fact)
			CROSS JOIN LATERAL (
				SELECT greatest(count(DISTINCT coalesce(p.story, e.page)), 1)::smallint AS n
				FROM (SELECT source, page FROM evidence WHERE fact = touched.fact LIMIT 30) e
				LEFT JOIN printings p USING (source, page)
			) told
			WHERE f.voices <> n
		), locked AS MATERIALIZED (
			SELECT fact FROM facts WHERE fact IN (SELECT fact FROM counted) ORDER BY fact FOR NO KEY UPDATE
		)
		UPDATE facts f SET voices = counted.n
		FROM locked JOIN counted USING (fact)
		WHERE f.fact = locked.fact`,
		pq.Array(keys))
	return err
}

// countVoicesOf does so for the facts that articles state. Those that no other states have one.
func (tx Tx) countVoicesOf(ctx context.Context, pages []PageRef) error {
	keys, err := collect[string](tx.sql.QueryContext(ctx, `
		SELECT DISTINCT fact
		FROM evidence e
		WHERE (source, page) IN (SELECT * FROM unnest($1::text[], $2::uuid[]))
			AND EXISTS (SELECT FROM evidence o WHERE o.fact = e.fact AND (o.source, o.page) <> (e.source, e.page))`,
		column(pages, func(p PageRef) string { return p.Source }),
		column(pages, func(p PageRef) string { return p.ID })))
	if err != nil || len(keys) == 0 {
		return err
	}
	return tx.countVoices(ctx, keys)
}
