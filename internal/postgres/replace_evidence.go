package postgres

import (
	"cmp"
	"context"
	"slices"

	"github.com/lib/pq"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// replaceEvidence puts the passages of facts in place of the article's earlier ones. Two facts
// that share key and passage are one; the more confident reading stays.
func (tx Tx) replaceEvidence(ctx context.Context, a news.Article, facts []news.Fact) error {
	_, err := tx.sql.ExecContext(ctx, `
		DELETE FROM evidence
		WHERE source = $1 AND page = $2`,
		a.Source, a.Page)
	if err != nil || len(facts) == 0 {
		return err
	}
	c := evidenceColumns(facts)
	_, err = tx.sql.ExecContext(ctx, `
		INSERT INTO evidence (source, page, fact, span_start, span_end, text, person, body, own_post,
			date, basis, rule, confidence)
		SELECT $1, $2, e.*
		FROM unnest($3::uuid[], $4::int[], $5::int[], $6::text[], $7::text[], $8::text[], $9::text[],
			$10::text[], $11::text[], $12::text[], $13::real[]) AS e
		ON CONFLICT DO NOTHING`,
		a.Source, a.Page, pq.Array(c.fact), pq.Array(c.start), pq.Array(c.end), texts(c.text), texts(c.person),
		texts(c.body), texts(c.ownPost), pq.Array(c.date), texts(c.basis), texts(c.rule), pq.Array(c.confidence))
	return err
}

// evidenceArrays are the passages of facts turned on their side, one array a column.
type evidenceArrays struct {
	fact, text, person, body, ownPost, date, basis, rule []string
	start, end                                           []int64
	confidence                                           []float64
}

func evidenceColumns(facts []news.Fact) (c evidenceArrays) {
	facts = slices.Clone(facts)
	slices.SortStableFunc(facts, func(a, b news.Fact) int { return cmp.Compare(b.Confidence, a.Confidence) })
	for _, f := range facts {
		c.fact = append(c.fact, f.Key())
		c.start = append(c.start, int64(f.Evidence.Start))
		c.end = append(c.end, int64(f.Evidence.End))
		c.text = append(c.text, f.Evidence.Text)
		c.person = append(c.person, f.Person)
		c.body = append(c.body, f.Body)
		c.ownPost = append(c.ownPost, f.OwnPost)
		c.date = append(c.date, partial(f.Date))
		c.basis = append(c.basis, string(f.Basis))
		c.rule = append(c.rule, f.Rule)
		c.confidence = append(c.confidence, f.Confidence)
	}
	return c
}
