package postgres

import (
	"cmp"
	"context"
	"slices"

	"github.com/lib/pq"
)

// replaceFacts makes facts what the articles state, in four steps whose order keeps concurrent
// readings from deadlock: only the first two wait for rows that others hold for long, and they
// take them in the order of their keys; nothing after them waits.
func (tx Tx) replaceFacts(ctx context.Context, readings []*Reading) error {
	passages := passagesOf(readings)
	stated := statedBy(passages)
	added, err := tx.addFacts(ctx, stated)
	if err != nil {
		return err
	}
	known := slices.DeleteFunc(stated, func(p passageRow) bool {
		_, found := slices.BinarySearch(added, p.key)
		return found
	})
	touched, decided, err := tx.lockFacts(ctx, again(readings), known)
	if err != nil {
		return err
	}
	if err := tx.replaceEvidence(ctx, readings, passages); err != nil {
		return err
	}
	if err := tx.settleFacts(ctx, append(touched, statedAgain(passages, added)...)); err != nil {
		return err
	}
	if err := tx.reopen(ctx, decided); err != nil || len(again(readings)) == 0 {
		return err
	}
	return tx.countVoices(ctx, touched) // some may have lost one; those that are stated anew are counted by MarkRead
}

// statedAgain are those of the facts that several passages state, of which one is the best.
func statedAgain(passages []passageRow, facts []string) []string {
	times := map[string]int{}
	for _, p := range passages {
		times[p.key]++
	}
	return slices.DeleteFunc(facts, func(fact string) bool { return times[fact] == 1 })
}

// statedBy are the different facts that passages state, in the order of their keys, each as its most
// confident passage puts it, of those that are news if any is.
func statedBy(passages []passageRow) (stated []passageRow) {
	seen := map[string]bool{}
	for _, news := range []bool{true, false} {
		for _, p := range passages {
			if p.in.news == news && !seen[p.key] {
				seen[p.key] = true
				stated = append(stated, p)
			}
		}
	}
	slices.SortFunc(stated, func(a, b passageRow) int { return cmp.Compare(a.key, b.key) })
	return stated
}

// addFacts proposes the facts that are not known yet, and returns their keys in order.
func (tx Tx) addFacts(ctx context.Context, stated []passageRow) (added []string, err error) {
	if len(stated) == 0 {
		return nil, nil
	}
	values := func(of func(passageRow) string) any {
		return column(stated, func(p passageRow) string { return text(of(p)) })
	}
	return collect[string](tx.sql.QueryContext(ctx, `
		INSERT INTO facts (fact, kind, action, person, person_entry, role, body, body_entry, other,
			own_post, date, basis, rule, confidence, past)
		SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
			$8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::real[], $15::boolean[]) AS f (fact)
		ORDER BY fact
		ON CONFLICT (fact) DO NOTHING
		RETURNING fact`,
		values(func(p passageRow) string { return p.key }),
		values(func(p passageRow) string { return string(p.Kind) }),
		values(func(p passageRow) string { return string(p.Action) }),
		values(func(p passageRow) string { return p.Person }),
		values(func(p passageRow) string { return p.PersonEntry }),
		values(func(p passageRow) string { return p.Role }),
		values(func(p passageRow) string { return p.Body }),
		values(func(p passageRow) string { return p.BodyEntry }),
		values(func(p passageRow) string { return p.Other }),
		values(func(p passageRow) string { return p.OwnPost }),
		values(func(p passageRow) string { return partial(p.Date) }),
		values(func(p passageRow) string { return string(p.Basis) }),
		values(func(p passageRow) string { return p.Rule }),
		column(stated, func(p passageRow) float64 { return p.Confidence }),
		column(stated, func(p passageRow) bool { return !p.in.news })))
}

// A lockedFact is one that this transaction alone may change.
type lockedFact struct {
	key   string
	state State
}

// lockFacts locks the known facts that the articles state or stated and returns their keys, and of them
// those that curators decided on. A fact that
// another reading took away since it was found to be there makes the transaction begin anew; one that
// a curator withdrew is proposed, since now an article states it.
func (tx Tx) lockFacts(ctx context.Context, again []*Reading, stated []passageRow) (touched, decided []string, err error) {
	keys := column(stated, func(p passageRow) string { return p.key })
	rows, err := tx.sql.QueryContext(ctx, `
		SELECT fact, state
		FROM facts
		WHERE fact IN (
			SELECT unnest($3::uuid[])
			UNION
			SELECT fact FROM evidence JOIN unnest($1::text[], $2::uuid[]) AS again (source, page) USING (source, page)
		)
		ORDER BY fact
		FOR UPDATE OF facts`,
		sourcesOf(again), pagesOf(again), keys)
	locked, err := collectRows(rows, err, func(f *lockedFact) []any { return []any{&f.key, &f.state} })
	if err != nil {
		return nil, nil, err
	}
	for _, f := range locked {
		touched = append(touched, f.key)
		if f.state.IsDecided() {
			decided = append(decided, f.key)
		}
	}
	for _, p := range stated {
		i, found := slices.BinarySearch(touched, p.key)
		if !found {
			return nil, nil, errAgain
		}
		if locked[i].state != Withdrawn {
			continue
		}
		if _, err := tx.sql.ExecContext(ctx, `SELECT repropose($1)`, p.key); err != nil {
			return nil, nil, err
		}
	}
	return touched, decided, nil
}

// settleFacts gives each fact that nobody decided on the arguments of its best evidence, whatever order its
// articles were read in, and removes those without evidence.
func (tx Tx) settleFacts(ctx context.Context, keys []string) error {
	if len(keys) == 0 {
		return nil
	}
	_, err := tx.sql.ExecContext(ctx, `
		UPDATE facts f
		SET person = best.person, body = best.body, own_post = best.own_post, date = best.date,
			basis = best.basis, rule = best.rule, confidence = best.confidence
		FROM unnest($1::uuid[]) AS touched (fact)
		CROSS JOIN LATERAL (
			SELECT *
			FROM evidence
			WHERE fact = touched.fact
			ORDER BY `+evidenceOrder+`
			LIMIT 1
		) best
		WHERE f.fact = touched.fact AND f.state IN ('proposed', 'withdrawn')
			AND (f.person, f.body, f.own_post, f.date, f.basis, f.rule, f.confidence) IS DISTINCT FROM
				(best.person, best.body, best.own_post, best.date, best.basis, best.rule, best.confidence)`,
		pq.Array(keys))
	if err != nil {
		return err
	}
	_, err = tx.sql.ExecContext(ctx, `
		DELETE FROM facts f
		WHERE fact = ANY ($1::uuid[])
			AND NOT EXISTS (SELECT FROM evidence e WHERE e.fact = f.fact)
			AND NOT EXISTS (SELECT FROM decisions d WHERE d.fact = f.fact)`,
		pq.Array(keys))
	return err
}
