package postgres

import (
	"context"
	"fmt"
)

// A SecondFilter chooses the facts on which a second opinion is wanted.
type SecondFilter struct {
	By    string // name of the curator who gives it: never of what the same curator decided
	UpTo  string // a key: facts up to it are drawn
	After string // key of a fact: those after it; "" for the first
	Limit int
}

// ToSecond returns facts that a text states and on which nobody gave a second opinion: those first of which a curator was
// unsure, then those that are drawn, in the order of their keys.
func (db *DB) ToSecond(ctx context.Context, f SecondFilter) ([]Item, error) {
	const free = ` AND NOT EXISTS (SELECT FROM decisions d WHERE d.fact = w.fact AND d.decided_by = $1)
				AND NOT EXISTS (SELECT FROM leases l WHERE l.fact = w.fact AND l.holder <> $1 AND l.expires > now())
				AND (EXISTS (SELECT FROM evidence e WHERE e.fact = w.fact) OR EXISTS (SELECT FROM curator_evidence e WHERE e.fact = w.fact))
				ORDER BY fact LIMIT $4`
	rows, err := db.pool.QueryContext(ctx, `
		WITH skipped AS (SELECT fact, state = 'unsure' AS unsure FROM facts WHERE fact = $3)
		SELECT `+itemColumns+`
		FROM (
			(SELECT w.*, false AS settled
			FROM facts w
			WHERE opinion = '' AND state = 'unsure' AND fact > coalesce(
				(SELECT CASE WHEN unsure THEN fact ELSE 'ffffffff-ffff-ffff-ffff-ffffffffffff' END FROM skipped),
				'00000000-0000-0000-0000-000000000000')`+free+`)
			UNION ALL
			(SELECT w.*, true
			FROM facts w
			WHERE opinion = '' AND state IN ('accepted', 'rejected', 'corrected') AND fact <= $2 AND fact > coalesce(
				(SELECT fact FROM skipped WHERE NOT unsure), '00000000-0000-0000-0000-000000000000')`+free+`)
			ORDER BY settled, fact
			LIMIT $4
		) f`+bestEvidence+`
		ORDER BY f.settled, f.fact`,
		text(f.By), orNull(f.UpTo), orNull(f.After), f.Limit)
	items, err := collectRows(rows, err, (*Item).places)
	if err != nil {
		return nil, fmt.Errorf("facts that want a second opinion: %w", err)
	}
	return items, nil
}

// A Disagreement is a fact whose state and latest opinion differ.
type Disagreement struct {
	Item
	First  Decision // the latest on the fact
	Second Opinion  // the latest on it
}

// Disagreements returns facts of which two curators say different things, in the order of their keys.
func (db *DB) Disagreements(ctx context.Context, limit int) ([]Disagreement, error) {
	rows, err := db.pool.QueryContext(ctx, `
		SELECT `+itemColumns+`, d.verdict, d.reason, d.decided_by, d.decided, `+opinionColumns+`
		FROM (
			SELECT *
			FROM facts
			WHERE opinion <> '' AND state IN ('accepted', 'rejected', 'corrected', 'unsure')
				AND opinion <> CASE state WHEN 'corrected' THEN 'rejected' ELSE state END
			ORDER BY fact
			LIMIT $1
		) f`+bestEvidence+`
		CROSS JOIN LATERAL (SELECT * FROM decisions WHERE fact = f.fact ORDER BY n DESC LIMIT 1) d
		CROSS JOIN LATERAL (SELECT * FROM opinions WHERE fact = f.fact ORDER BY n DESC LIMIT 1) o
		ORDER BY f.fact`,
		limit)
	differ, err := collectRows(rows, err, func(d *Disagreement) []any {
		return append(append(d.Item.places(), &d.First.Verdict, &d.First.Reason, &d.First.By, scanTime{&d.First.At}), d.Second.places()...)
	})
	if err != nil {
		return nil, fmt.Errorf("list disagreements: %w", err)
	}
	return differ, nil
}
