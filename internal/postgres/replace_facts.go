package postgres

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"github.com/lib/pq"
)

// replaceFacts makes facts what the articles state, in four steps whose order keeps concurrent
// readings from deadlock: only the first two wait for rows that others hold for long, and they
// take them in the order of their keys; nothing after them waits.
func (tx Tx) replaceFacts(ctx context.Context, readings []*Reading) error {
	passages := passagesOf(readings)
	stated := statedBy(passages)
	known, err := tx.lockFacts(ctx, again(readings), stated)
	if err != nil {
		return err
	}
	added := slices.DeleteFunc(stated, func(p passageRow) bool { _, found := known[p.key]; return found })
	if err := copyIn(ctx, tx, "facts", factRowColumns, added, passageRow.factValues); err != nil {
		return err
	}
	if err := tx.replaceEvidence(ctx, readings, passages); err != nil {
		return err
	}
	touched := slices.Sorted(maps.Keys(known))
	if err := tx.settleFacts(ctx, append(touched, statedAgain(passages, added)...)); err != nil {
		return err
	}
	if err := tx.reopen(ctx, decided(known)); err != nil || len(again(readings)) == 0 {
		return err
	}
	return tx.countVoices(ctx, touched) // some may have lost one; those that are stated anew are counted by MarkRead
}

// decided are the keys of those that curators decided on.
func decided(known map[string]State) (keys []string) {
	for key, state := range known {
		if state.IsDecided() {
			keys = append(keys, key)
		}
	}
	return keys
}

// statedAgain are those of the facts that several passages state, of which one is the best.
func statedAgain(passages, facts []passageRow) (keys []string) {
	times := map[string]int{}
	for _, p := range passages {
		times[p.key]++
	}
	for _, f := range facts {
		if times[f.key] > 1 {
			keys = append(keys, f.key)
		}
	}
	return keys
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

var factRowColumns = []string{"fact", "kind", "action", "person", "person_entry", "role", "body", "body_entry", "other", "own_post",
	"date", "basis", "rule", "confidence", "past"}

// factValues propose what the passage states as a fact. Another reading may do so at the same time: the one that comes
// later begins anew.
func (p passageRow) factValues() []any {
	return []any{p.key, string(p.Kind), string(p.Action), text(p.Person), text(p.PersonEntry), text(p.Role), text(p.Body), text(p.BodyEntry),
		text(p.Other), text(p.OwnPost), partial(p.Date), string(p.Basis), text(p.Rule), p.Confidence, !p.in.news}
}

// lockFacts locks the known facts that the articles state or stated, and returns their states by their keys. One that
// a curator withdrew is proposed, if an article states it now.
func (tx Tx) lockFacts(ctx context.Context, again []*Reading, stated []passageRow) (known map[string]State, err error) {
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
		sourcesOf(again), pagesOf(again), column(stated, func(p passageRow) string { return p.key }))
	known = map[string]State{}
	err = eachRow(rows, err, func(scan func(...any) error) error {
		var key string
		var state State
		err := scan(&key, &state)
		known[key] = state
		return err
	})
	for _, p := range stated {
		if err == nil && known[p.key] == Withdrawn {
			_, err = tx.sql.ExecContext(ctx, `SELECT repropose($1)`, p.key)
		}
	}
	return known, err
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
		WHERE f.fact = touched.fact AND (f.state IN ('proposed', 'withdrawn')) IS TRUE -- no condition for an index
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
