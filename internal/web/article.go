package web

import (
	"net/http"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/review"
)

// An articleView is the text as published, with what was read from it.
type articleView struct {
	Reference   reference
	Heading     []run
	Body        [][]run
	Byline      string // author
	URL         string
	Notices     []any             // what is wrong with the page
	Attachments []news.Attachment // files that belong to it
	NextPages   []string          // addresses of the pages on which it goes on
	Facts       []item
	Versions    []postgres.PageVersion
	Edits       int
	Story       *storyView
	Added       []addedName
	Missing     *argumentForm // to add what no rule read; nil for who may not
	Names       []string      // that the form for a mention offers
}

// A storyView is the other articles that print the same story, the original first.
type storyView struct {
	Publisher string // who published it first
	IsFirst   bool   // this article is the original
	Others    []reference
}

// article shows one article.
func (s *site) article(w http.ResponseWriter, r *http.Request) error {
	a, err := s.db.Article(r.Context(), r.PathValue("source"), r.PathValue("page"))
	if err != nil {
		return err
	}
	v := newArticleView(a)
	if rankOf(caller(r)) >= curator {
		v.Missing, v.Names = newArgumentForm(missing(a), review.Offers(a.Mentions, nil)), namesIn(a.Mentions)
	}
	return s.page(w, r, "article", view{Title: v.Reference.name(), Data: v})
}

func newArticleView(a postgres.Article) articleView {
	var evidence []news.Span
	for _, f := range a.Facts {
		evidence = append(evidence, f.Evidence.Span)
	}
	lines := setLines(a.Text(), a.Mentions, evidence)
	v := articleView{
		Reference: newReference(postgres.ArticleRef{Source: a.Source, SourceName: a.SourceName, Page: a.Page, URL: a.URL,
			Title: a.Title, Publisher: a.Publisher, Published: a.Published, Language: a.Language, Script: a.Script}),
		Heading: lines[0], Body: lines[1:], Byline: a.Author, URL: a.URL, Versions: a.Versions, Edits: a.Edits,
		Attachments: a.Attachments, NextPages: a.NextPages,
		Story: newStoryView(a), Added: newAddedNames(a.Added),
	}
	for _, p := range a.Problems {
		v.Notices = append(v.Notices, diagnosis(p))
	}
	if !a.Gone.IsZero() {
		v.Notices = append(v.Notices, say("The original answers no more, since {time}. This is the text as it was last read.", a.Gone))
	}
	for _, f := range a.Facts {
		v.Facts = append(v.Facts, marginal(f, v.Reference.Lang))
	}
	return v
}

func newStoryView(a postgres.Article) *storyView {
	printings := a.Story.Printings
	if len(printings) < 2 {
		return nil
	}
	v := &storyView{Publisher: a.Story.Publisher}
	for i, p := range printings {
		if p.Source == a.Source && p.Page == a.Page {
			v.IsFirst = i == 0
			continue
		}
		ref := newReference(p.ArticleRef)
		if i == 0 {
			ref.Rest = say("the original")
		}
		v.Others = append(v.Others, ref)
	}
	return v
}

// marginal is a fact beside the text that states it, which need not be quoted or named again.
func marginal(f postgres.Fact, lang string) item {
	return item{Href: factPath(f.Key, nil), Statement: statement(f.Fact), State: f.State, Lang: lang,
		Date: day(f.Date), Origin: ruleOf(f.Rule), Rest: review.Surely(f.Confidence)}
}
