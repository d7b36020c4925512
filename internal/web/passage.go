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
	Context    [][][]run // stretches of lines around it; empty in a mere list
	Quote      string
	Rule       string
	Confidence float64
}

func newPassage(p postgres.Passage) passage {
	return passage{Article: newReference(p.Article), URL: p.Article.URL, Quote: p.Evidence.Text, Rule: p.Rule,
		Confidence: p.Confidence}
}

// addContext shows the best passage in its article, and lists the others.
func (s *site) addContext(ctx context.Context, v *factView, known postgres.Statement) error {
	for i, p := range known.Passages {
		if i > 0 {
			v.Others = append(v.Others, newPassage(p))
			continue
		}
		article, err := s.db.Article(ctx, p.Article.Source, p.Article.Page)
		if err != nil {
			return err
		}
		v.mentions = article.Mentions
		best := newPassage(p)
		best.Context = around(setLines(p.Text, article.Mentions, []news.Span{p.Evidence.Span}), 1)
		v.Best = &best
	}
	return nil
}
