package web

import (
	"net/http"
	"net/url"
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/review"
)

// notice lists the facts of the notice that states a fact best.
func (s *site) notice(w http.ResponseWriter, r *http.Request) error {
	v, err := s.noticeOf(r, func(string) bool { return true })
	if err != nil {
		return err
	}
	return s.showBulk(w, r, http.StatusOK, v)
}

// noticePath is the address of the notice that states a fact best.
func noticePath(fact string, query url.Values) string {
	return withQuery(factPath(fact, nil)+"/notice", query)
}

// noticeOf is all facts that one notice and its reprints state.
func (s *site) noticeOf(r *http.Request, chosen func(choice string) bool) (v bulkView, err error) {
	known, err := s.db.Statement(r.Context(), r.PathValue("fact"))
	if err != nil {
		return v, err
	}
	if len(known.Passages) == 0 {
		return v, errNoSuchPage
	}
	choice, err := queueChoiceOf(r.URL.Query())
	if err != nil {
		return v, err
	}
	article := known.Passages[0].Article
	items, err := s.db.FactsOfNotice(r.Context(), article.Source, article.Page)
	printed, path := newReference(article), noticePath(known.Key, choice.query())
	v = bulkView{Title: say("Facts of one notice"), Action: path, Again: path, Back: factPath(known.Key, choice.query()), BackSays: say("Back to the fact"),
		Article: &printed, Reasons: review.Reasons()}
	v.add(items, chosen)
	return v, err
}

// decideNotice decides on facts of the notice together.
func (s *site) decideNotice(w http.ResponseWriter, r *http.Request) error {
	v, err := s.noticeOf(r, func(choice string) bool { return slices.Contains(r.PostForm["fact"], choice) })
	if err != nil {
		return err
	}
	return s.decideBulk(w, r, v)
}
