package web

import (
	"errors"
	"net/http"
	"net/url"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/review"
)

// addMissing accepts a fact, or another name of a group, that an article states and no rule read.
func (s *site) addMissing(w http.ResponseWriter, r *http.Request) error {
	a, err := s.db.Article(r.Context(), r.PathValue("source"), r.PathValue("page"))
	if err != nil {
		return err
	}
	stated, err := s.statedFact(r.Context(), r.PostForm, news.Fact{})
	if err != nil {
		return err
	}
	if stated.Evidence, err = quoted(a.Text(), r.PostForm); err != nil {
		return err
	}
	err = s.desk.Add(r.Context(), review.Addition{Fact: stated, Source: a.Source, Page: a.Page, By: caller(r).Name})
	if errors.Is(err, review.ErrNotAllowed) {
		return unreadable(say("This was decided on otherwise before."))
	}
	if err != nil {
		return err
	}
	http.Redirect(w, r, factPath(stated.Key(), nil), http.StatusSeeOther)
	return nil
}

// quoted finds the passage that a form quotes in the text.
func quoted(text string, form url.Values) (news.Evidence, error) {
	quote := strings.TrimSpace(strings.ReplaceAll(form.Get("quote"), "\r\n", "\n"))
	before, _, found := strings.Cut(text, quote)
	if quote == "" || !found {
		return news.Evidence{}, unreadable(say("Quote the passage exactly as the article has it."))
	}
	start := len([]rune(before))
	return news.Evidence{Span: news.Span{Start: start, End: start + len([]rune(quote))}, Text: quote}, nil
}
