package postgres

import (
	"context"
	"maps"
	"slices"

	"github.com/lib/pq"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// replaceFacts makes facts what the article states, in four steps whose order keeps concurrent
// readings from deadlock: only the second step waits for rows that others hold for long, and it
// takes them in the order of their keys; nothing after it waits.
func (tx Tx) replaceFacts(ctx context.Context, a news.Article, facts []news.Fact) error {
	byKey := map[string]news.Fact{}
	for _, f := range facts {
		if before, twice := byKey[f.Key()]; !twice || f.Confidence > before.Confidence {
			byKey[f.Key()] = f
		}
	}
	if err := tx.addFacts(ctx, byKey); err != nil {
		return err
	}
	touched, err := tx.lockFacts(ctx, a, slices.Sorted(maps.Keys(byKey)))
	if err != nil {
		return err
	}
	if err := tx.replaceEvidence(ctx, a, facts); err != nil {
		return err
	}
	return tx.settleFacts(ctx, touched)
}

// addFacts proposes the facts that are not known yet.
func (tx Tx) addFacts(ctx context.Context, byKey map[string]news.Fact) error {
	if len(byKey) == 0 {
		return nil
	}
	keys := slices.Sorted(maps.Keys(byKey))
	facts := make([]news.Fact, len(keys))
	for i, k := range keys {
		facts[i] = byKey[k]
	}
	column := func(of func(news.Fact) string) any {
		values := make([]string, len(facts))
		for i, f := range facts {
			values[i] = of(f)
		}
		return texts(values)
	}
	confidence := make([]float64, len(facts))
	for i, f := range facts {
		confidence[i] = f.Confidence
	}
	_, err := tx.sql.ExecContext(ctx, `
		INSERT INTO facts (fact, kind, action, person, person_entry, role, body, body_entry, other,
			own_post, date, basis, rule, confidence)
		SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
			$8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::real[]) AS f (fact)
		ORDER BY fact
		ON CONFLICT (fact) DO NOTHING`,
		pq.Array(keys),
		column(func(f news.Fact) string { return string(f.Kind) }),
		column(func(f news.Fact) string { return string(f.Action) }),
		column(func(f news.Fact) string { return f.Person }),
		column(func(f news.Fact) string { return f.PersonEntry }),
		column(func(f news.Fact) string { return f.Role }),
		column(func(f news.Fact) string { return f.Body }),
		column(func(f news.Fact) string { return f.BodyEntry }),
		column(func(f news.Fact) string { return f.Other }),
		column(func(f news.Fact) string { return f.OwnPost }),
		column(func(f news.Fact) string { return partial(f.Date) }),
		column(func(f news.Fact) string { return string(f.Basis) }),
		column(func(f news.Fact) string { return f.Rule }),
		pq.Array(confidence))
	return err
}

// lockFacts locks the facts that the article states or stated and returns their keys. A fact that
// another reading took away since it was found to be there makes the transaction begin anew.
func (tx Tx) lockFacts(ctx context.Context, a news.Article, stated []string) ([]string, error) {
	touched, err := collect[string](tx.sql.QueryContext(ctx, `
		SELECT fact
		FROM facts
		WHERE fact IN (
			SELECT unnest($3::uuid[])
			UNION
			SELECT fact FROM evidence WHERE source = $1 AND page = $2
		)
		ORDER BY fact
		FOR UPDATE OF facts`,
		a.Source, a.Page, pq.Array(stated)))
	if err != nil {
		return nil, err
	}
	for _, key := range stated {
		if _, found := slices.BinarySearch(touched, key); !found {
			return nil, errAgain
		}
	}
	return touched, nil
}

// settleFacts gives each fact the arguments of its best evidence, whatever order its articles
// were read in, and removes those without evidence that nobody decided on.
func (tx Tx) settleFacts(ctx context.Context, keys []string) error {
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
		WHERE f.fact = touched.fact
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
