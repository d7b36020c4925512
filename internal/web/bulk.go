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

// A bulkView is facts to be decided on together.
type bulkView struct {
	Title    locale.Message
	Action   string
	Keep     url.Values // that is sent along
	Again    string     // where others are chosen
	Back     string     // where one comes from, and goes to once it is done
	BackSays locale.Message
	Article  *reference // the notice that states them; nil for facts that were chosen one by one
	Facts    []bulkFact
	Reasons  []string
	Preview  *preview // what is about to be decided; nil before
	Stale    any
}

// A bulkFact is one that can be chosen.
type bulkFact struct {
	item
	Chosen bool
}

// A preview is a decision on several facts that waits to be confirmed.
type preview struct {
	Verdict postgres.Verdict
	Reason  string
	Note    string
	Says    any
}

// choiceOf names a fact and the state that the curator sees.
func choiceOf(f postgres.Fact) string { return f.Key + " " + string(f.State) }

func (v *bulkView) add(items []postgres.Item, chosen func(choice string) bool) {
	for _, i := range items {
		f := bulkFact{item: newItem(i)}
		f.Choice = choiceOf(i.Fact)
		f.Chosen = chosen(f.Choice)
		v.Facts = append(v.Facts, f)
	}
}

func (s *site) showBulk(w http.ResponseWriter, r *http.Request, status int, v bulkView) error {
	return s.pageAs(w, r, status, "notice", view{Title: v.Title, Section: "review", Data: v})
}

// decideBulk shows what a decision on the chosen facts would be and, once that is confirmed, takes it: on
// all of them or on none.
func (s *site) decideBulk(w http.ResponseWriter, r *http.Request, v bulkView) error {
	chosen := r.PostForm["fact"]
	left := slices.DeleteFunc(slices.Clone(chosen), func(choice string) bool {
		return slices.ContainsFunc(v.Facts, func(f bulkFact) bool { return f.Choice == choice })
	})
	p := newPreview(r.PostForm, len(chosen))
	switch {
	case len(chosen) == 0:
		v.Stale = say("No fact is chosen.")
		return s.showBulk(w, r, http.StatusUnprocessableEntity, v)
	case len(left) > 0:
		return s.refuseBulk(w, r, v)
	case r.PostForm.Get("confirmed") == "":
		v.Preview = &p
		return s.showBulk(w, r, http.StatusOK, v)
	}
	_, err := s.desk.DecideAll(r.Context(), requests(chosen, p, caller(r).Name))
	switch {
	case errors.Is(err, postgres.ErrChanged):
		return s.refuseBulk(w, r, v)
	case errors.Is(err, review.ErrNotAllowed):
		return unreadable(say("One of the facts cannot be decided on so."))
	case err != nil:
		return err
	}
	http.Redirect(w, r, v.Back, http.StatusSeeOther)
	return nil
}

// refuseBulk says that one of the facts changed before the verdict came.
func (s *site) refuseBulk(w http.ResponseWriter, r *http.Request, v bulkView) error {
	v.Stale = locale.Sentences{say("Nothing was saved: one of the facts changed while you were looking."), say("Below are those that still wait.")}
	return s.showBulk(w, r, http.StatusConflict, v)
}

func newPreview(form url.Values, n int) preview {
	p := preview{Verdict: postgres.Verdict(form.Get("verdict")), Reason: form.Get("reason"), Note: strings.TrimSpace(form.Get("note"))}
	if p.Reason != "" {
		p.Verdict = cmp.Or(p.Verdict, postgres.Reject)
	}
	p.Says = review.Together(p.Verdict, p.Reason, n)
	return p
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
