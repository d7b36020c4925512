package web

import (
	"cmp"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/review"
)

// A noticeView is all facts that one notice and its reprints state, to be decided on together.
type noticeView struct {
	Action  string
	Back    string
	Article reference
	Facts   []noticeFact
	Reasons []string
	Preview *preview // what is about to be decided; nil before
	Stale   any
}

// A noticeFact is one that can be chosen.
type noticeFact struct {
	item
	Choice string // its key and the state that the curator sees
	Chosen bool
}

// A preview is a decision on several facts that waits to be confirmed.
type preview struct {
	Verdict postgres.Verdict
	Reason  string
	Note    string
	Says    any
}

// notice lists the facts of the notice that states a fact best.
func (s *site) notice(w http.ResponseWriter, r *http.Request) error {
	v, err := s.noticeOf(r)
	if err != nil {
		return err
	}
	for i := range v.Facts {
		v.Facts[i].Chosen = true
	}
	return s.showNotice(w, r, http.StatusOK, v)
}

// noticePath is the address of the notice that states a fact best.
func noticePath(fact string, query url.Values) string {
	return withQuery(factPath(fact, nil)+"/notice", query)
}

func (s *site) noticeOf(r *http.Request) (v noticeView, err error) {
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
	v = noticeView{Action: noticePath(known.Key, choice.query()), Back: factPath(known.Key, choice.query()), Article: newReference(article), Reasons: review.Reasons()}
	for _, i := range items {
		v.Facts = append(v.Facts, noticeFact{item: newItem(i), Choice: i.Key + " " + string(i.State)})
	}
	return v, err
}

// decideNotice shows what a decision on the chosen facts would be and, once that is confirmed, takes it:
// on all of them or on none.
func (s *site) decideNotice(w http.ResponseWriter, r *http.Request) error {
	v, err := s.noticeOf(r)
	if err != nil {
		return err
	}
	chosen := r.PostForm["fact"]
	for i := range v.Facts {
		v.Facts[i].Chosen = slices.Contains(chosen, v.Facts[i].Choice)
	}
	p := newPreview(r.PostForm, len(chosen))
	switch {
	case len(chosen) == 0:
		v.Stale = say("No fact is chosen.")
		return s.showNotice(w, r, http.StatusUnprocessableEntity, v)
	case r.PostForm.Get("confirmed") == "":
		v.Preview = &p
		return s.showNotice(w, r, http.StatusOK, v)
	}
	return s.settleNotice(w, r, v, requests(chosen, p, caller(r).Name))
}

func newPreview(form url.Values, n int) preview {
	p := preview{Verdict: postgres.Verdict(form.Get("verdict")), Reason: form.Get("reason"), Note: strings.TrimSpace(form.Get("note"))}
	if p.Reason != "" {
		p.Verdict = cmp.Or(p.Verdict, postgres.Reject)
	}
	p.Says = review.Together(p.Verdict, p.Reason, n)
	return p
}

func (s *site) showNotice(w http.ResponseWriter, r *http.Request, status int, v noticeView) error {
	return s.pageAs(w, r, status, "notice", view{Title: say("Facts of one notice"), Section: "review", Data: v})
}

func (s *site) settleNotice(w http.ResponseWriter, r *http.Request, v noticeView, all []review.Request) error {
	_, err := s.desk.DecideAll(r.Context(), all)
	switch {
	case errors.Is(err, postgres.ErrChanged):
		v.Stale = locale.Sentences{say("Nothing was saved: one of the facts changed while you were looking."), say("Below are those that still wait.")}
		return s.showNotice(w, r, http.StatusConflict, v)
	case errors.Is(err, review.ErrNotAllowed):
		return unreadable(say("One of the facts cannot be decided on so."))
	case err != nil:
		return err
	}
	http.Redirect(w, r, v.Back, http.StatusSeeOther)
	return nil
}

// requests are the decisions of a preview on the chosen facts.
func requests(chosen []string, p preview, by string) []review.Request {
	var all []review.Request
	for _, choice := range chosen {
		key, state, _ := strings.Cut(choice, " ")
		all = append(all, review.Request{Fact: key, Verdict: p.Verdict, Expect: postgres.State(state), Reason: p.Reason, Note: p.Note, By: by})
	}
	return all
}
