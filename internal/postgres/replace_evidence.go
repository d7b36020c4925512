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
	return copyIn(ctx, tx, "evidence", evidenceColumns, different(passages), passageRow.values)
}

// different leaves one of the passages of an article that state the same by the same words: the first.
func different(passages []passageRow) (kept []passageRow) {
	type place struct {
		in   *Reading
		key  string
		span news.Span
	}
	seen := map[place]bool{}
	for _, p := range passages {
		if at := (place{p.in, p.key, p.Evidence.Span}); !seen[at] {
			seen[at] = true
			kept = append(kept, p)
		}
	}
	return kept
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

var evidenceColumns = []string{"source", "page", "fact", "span_start", "span_end", "text", "person", "body", "own_post", "date", "basis",
	"rule", "confidence"}

func (p passageRow) values() []any {
	return []any{text(p.in.Article.Source), p.in.Article.Page, p.key, p.Evidence.Start, p.Evidence.End, text(p.Evidence.Text),
		text(p.Person), text(p.Body), text(p.OwnPost), partial(p.Date), string(p.Basis), text(p.Rule), p.Confidence}
}
