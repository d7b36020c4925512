package web

import (
	"context"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// A passage is one place where a fact is stated.
type passage struct {
	Article    reference
	URL        string    // of the original
	Archived   string    // address of the page as it came; "" in a mere list
	Context    [][][]run // stretches of lines around it; empty in a mere list
	Quote      string
	Rule       string
	Confidence float64
}

func newPassage(p postgres.Passage) passage {
	return passage{Article: newReference(p.Article), URL: p.Article.URL, Quote: p.Evidence.Text, Rule: p.Rule,
		Confidence: p.Confidence}
}

// An evidenceView is where a fact is stated: the best passage in its article, and the others.
type evidenceView struct {
	Best   *passage // nil where no text states it any more
	Others []passage

	mentions []news.Mention // in the article of the best
}

func (s *site) evidence(ctx context.Context, known postgres.Statement) (v evidenceView, err error) {
	for i, p := range known.Passages {
		if i > 0 {
			v.Others = append(v.Others, newPassage(p))
			continue
		}
		mentions, version, err := s.db.Marked(ctx, p.Article)
		if err != nil {
			return v, err
		}
		v.mentions = mentions
		best := newPassage(p)
		best.Archived = archivedPath(p.Article.Source, p.Article.Page, version)
		best.Context = around(setLines(p.Text, mentions, []news.Span{p.Evidence.Span}), 1)
		v.Best = &best
	}
	return v, nil
}
