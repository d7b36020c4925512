package web

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/review"
)

// addMissing accepts a fact, or another name of a group, that an article states and no rule read.
func (s *site) addMissing(w http.ResponseWriter, r *http.Request) error {
	a, err := s.db.Article(r.Context(), r.PathValue("source"), r.PathValue("page"))
	if err != nil {
		return err
	}
	nameByQuote(r.PostForm)
	stated, err := s.statedFact(r.Context(), r.PostForm, missing(a))
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

// missing is what the form for what no rule read begins with: dated, as rules do it, by the day of publication.
func missing(a postgres.Article) news.Fact {
	return news.Fact{Kind: news.AppointmentFact, Action: news.Appointed, Date: a.Published.Date(), Basis: news.PublishedDate}
}

// nameByQuote takes the passage for the name that it is said to be: of a group, or another one of a group.
func nameByQuote(form url.Values) {
	field := map[string]string{"group/found": "to_body", "group/also_called": "to_other"}[form.Get("to_act")]
	if field != "" && form.Get(field) == "" {
		form.Set(field, form.Get("quote"))
	}
}

// quoted finds the passage that a form quotes in the text: of several the one nearest to where our script says that it was selected,
// without the script the first.
func quoted(text string, form url.Values) (news.Evidence, error) {
	quote := strings.TrimSpace(strings.ReplaceAll(form.Get("quote"), "\r\n", "\n"))
	at, _ := strconv.Atoi(form.Get("at"))
	place, found := news.Locate(text, quote, at)
	if !found {
		return news.Evidence{}, unreadable(say("Quote the passage exactly as the article has it."))
	}
	return news.Evidence{Span: place, Text: quote}, nil
}
