package postgres

import (
	"cmp"
	"context"
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// replaceEvidence puts the passages of facts in place of the articles' earlier ones. Two facts of
// an article that share key and passage are one; the more confident reading stays.
func (tx Tx) replaceEvidence(ctx context.Context, readings []*Reading, passages []passageRow) error {
	if old := again(readings); len(old) > 0 {
		_, err := tx.sql.ExecContext(ctx, `
			DELETE FROM evidence
			WHERE (source, page) IN (SELECT * FROM unnest($1::text[], $2::uuid[]))`,
			sourcesOf(old), pagesOf(old))
		if err != nil {
			return err
		}
	}
	if len(passages) == 0 {
		return nil
	}
	return tx.insertEvidence(ctx, passages)
}

// A passageRow is a fact as an article states it.
type passageRow struct {
	in  *Reading
	key string
	news.Fact
}

// passagesOf are the facts that articles state, the most confident first.
func passagesOf(readings []*Reading) (passages []passageRow) {
	for _, r := range readings {
		for _, f := range r.Facts {
			passages = append(passages, passageRow{r, f.Key(), f})
		}
	}
	slices.SortStableFunc(passages, func(a, b passageRow) int { return cmp.Compare(b.Confidence, a.Confidence) })
	return passages
}

func (tx Tx) insertEvidence(ctx context.Context, passages []passageRow) error {
	values := func(of func(passageRow) string) any {
		return column(passages, func(p passageRow) string { return text(of(p)) })
	}
	_, err := tx.sql.ExecContext(ctx, `
		INSERT INTO evidence (source, page, fact, span_start, span_end, text, person, body, own_post,
			date, basis, rule, confidence)
		SELECT * FROM unnest($1::text[], $2::uuid[], $3::uuid[], $4::int[], $5::int[], $6::text[], $7::text[], $8::text[],
			$9::text[], $10::text[], $11::text[], $12::text[], $13::real[])
		ON CONFLICT DO NOTHING`,
		values(func(p passageRow) string { return p.in.Article.Source }),
		values(func(p passageRow) string { return p.in.Article.Page }),
		values(func(p passageRow) string { return p.key }),
		column(passages, func(p passageRow) int64 { return int64(p.Evidence.Start) }),
		column(passages, func(p passageRow) int64 { return int64(p.Evidence.End) }),
		values(func(p passageRow) string { return p.Evidence.Text }),
		values(func(p passageRow) string { return p.Person }),
		values(func(p passageRow) string { return p.Body }),
		values(func(p passageRow) string { return p.OwnPost }),
		values(func(p passageRow) string { return partial(p.Date) }),
		values(func(p passageRow) string { return string(p.Basis) }),
		values(func(p passageRow) string { return p.Rule }),
		column(passages, func(p passageRow) float64 { return p.Confidence }))
	return err
}
