package postgres

import (
	"context"
	"fmt"

	"github.com/lib/pq"
)

// reopen marks the decided facts that texts state otherwise than they were decided on, and takes the mark
// from those that they state so again. Otherwise is: the article that was decided on puts the fact in other
// arguments, and no better one does as before; it has the passage no more; or a text states a day that
// was only inferred. A reprint with another day of publication is no reason, and what a curator put right
// stays right. Lock the facts before.
func (tx Tx) reopen(ctx context.Context, keys []string) error {
	if len(keys) == 0 {
		return nil
	}
	_, err := tx.sql.ExecContext(ctx, `
		WITH compared AS (
			SELECT f.fact, f.reopened,
				coalesce(NOT f.pinned AND `+saysElse("own")+` AND `+saysElse("best")+`, false)
				OR f.state <> 'rejected' AND d.text <> '' AND coalesce(strpos(own.text, d.text) = 0 AND strpos(d.text, own.text) = 0, true)
				OR coalesce(f.state = 'accepted' AND NOT f.pinned AND best.date <> f.date AND best.basis = 'stated'
					AND (f.basis <> 'stated' OR length(best.date) > length(f.date)), false) AS otherwise
			FROM unnest($1::uuid[]) AS touched (fact)
			JOIN facts f USING (fact)
			CROSS JOIN LATERAL (
				SELECT evidence ->> 'source' AS source, (evidence ->> 'page')::uuid AS page, coalesce(evidence ->> 'text', '') AS text
				FROM decisions s
				WHERE fact = f.fact AND undoes IS NULL AND NOT EXISTS (SELECT FROM decisions u WHERE u.undoes = s.act)
				ORDER BY n DESC
				LIMIT 1
			) d
			LEFT JOIN LATERAL (
				SELECT *
				FROM evidence
				WHERE source = d.source AND page = d.page AND fact = f.fact
				ORDER BY `+evidenceOrder+`
				LIMIT 1
			) own ON true
			LEFT JOIN LATERAL (
				SELECT *
				FROM evidence
				WHERE fact = f.fact
				ORDER BY `+evidenceOrder+`
				LIMIT 1
			) best ON true
			WHERE f.state IN ('accepted', 'rejected', 'unsure') AND f.rule <> '`+CuratorRule+`'
		)
		UPDATE facts
		SET reopened = CASE WHEN otherwise THEN now() END
		FROM compared
		WHERE facts.fact = compared.fact AND otherwise <> (compared.reopened IS NOT NULL)`,
		pq.Array(keys))
	return err
}

// saysElse is the condition that a passage puts the fact f in other arguments.
func saysElse(passage string) string {
	return fmt.Sprintf(`(%[1]s.fact IS NOT NULL AND (%[1]s.person, %[1]s.body, %[1]s.own_post, %[1]s.date)
					IS DISTINCT FROM (f.person, f.body, f.own_post, f.date))`, passage)
}

// TakeUp gives a fact the arguments of its best evidence, where a text states it.
func (tx Tx) TakeUp(ctx context.Context, key string) error {
	if _, err := tx.sql.ExecContext(ctx, `SELECT take_up($1)`, key); err != nil {
		return fmt.Errorf("take up what texts state of fact %s: %w", key, err)
	}
	return nil
}

// Restore gives a fact on which a decision was taken back the arguments that the one before it left; where
// none is left, those of its best evidence.
func (tx Tx) Restore(ctx context.Context, key string) error {
	_, err := tx.sql.ExecContext(ctx, `SELECT restore_decided($1)`, key)
	if err == nil {
		err = tx.reopen(ctx, []string{key})
	}
	if err != nil {
		return fmt.Errorf("restore fact %s: %w", key, err)
	}
	return nil
}
