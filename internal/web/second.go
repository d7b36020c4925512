package web

import (
	"errors"
	"net/http"
	"net/url"
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/review"
)

// A secondView is a fact that somebody decided on, and nothing that would tell how.
type secondView struct {
	Fact *blindFact // nil where none is left
	Last *opinionView
}

type blindFact struct {
	Statement any
	About     any
	Action    string
	Reasons   []string
	Skip      string
	evidenceView
}

// An opinionView is the opinion that the curator gave last.
type opinionView struct {
	Statement any
	Says      any
	Href      string // where to change it
}

// nextSecond shows the next fact on which the caller may give a second opinion; after the last one
// those from the top.
func (s *site) nextSecond(w http.ResponseWriter, r *http.Request) error {
	filter := postgres.SecondFilter{By: caller(r).Name, UpTo: s.Seconds.UpTo(), After: r.URL.Query().Get("after"), Limit: 1}
	if filter.After != "" && !keyShape.MatchString(filter.After) {
		return errNoSuchPage
	}
	next, err := s.db.ToSecond(r.Context(), filter)
	if err == nil && len(next) == 0 {
		filter.After = ""
		next, err = s.db.ToSecond(r.Context(), filter)
	}
	if err != nil {
		return err
	}
	if len(next) == 0 {
		return s.showSecond(w, r, secondView{})
	}
	known, err := s.db.Statement(r.Context(), next[0].Key)
	if err != nil {
		return err
	}
	return s.showBlind(w, r, known)
}

// second shows one fact, to whom did not decide on it.
func (s *site) second(w http.ResponseWriter, r *http.Request) error {
	known, err := s.db.Statement(r.Context(), r.PathValue("fact"))
	if err != nil {
		return err
	}
	own := func(d postgres.Decision) bool { return d.By == caller(r).Name }
	if len(known.Decisions) == 0 || slices.ContainsFunc(known.Decisions, own) {
		return errNoSuchPage
	}
	return s.showBlind(w, r, known)
}

func (s *site) showBlind(w http.ResponseWriter, r *http.Request, known postgres.Statement) error {
	if _, err := s.db.Lease(r.Context(), caller(r).Name, known.Key); err != nil {
		return err
	}
	evidence, err := s.evidence(r.Context(), known)
	if err != nil {
		return err
	}
	return s.showSecond(w, r, secondView{Fact: &blindFact{
		Statement: statement(known.Fact.Fact), About: locale.Line{review.Dated(known.Fact.Fact), review.Passages(len(known.Passages), known.Stories())},
		Action: secondPath(known.Key), Reasons: review.Reasons(), Skip: withQuery("/second", url.Values{"after": {known.Key}}),
		evidenceView: evidence,
	}})
}

func (s *site) showSecond(w http.ResponseWriter, r *http.Request, v secondView) error {
	last, err := s.db.LastOpinion(r.Context(), caller(r).Name)
	if err != nil && !errors.Is(err, postgres.ErrNotFound) {
		return err
	}
	if err == nil {
		fact, err := s.db.Fact(r.Context(), last.Fact)
		if err != nil {
			return err
		}
		v.Last = &opinionView{statement(fact.Fact), review.Judgement(last.Verdict, last.Reason), secondPath(last.Fact)}
	}
	return s.page(w, r, "second", view{Title: say("Second opinions"), Section: "review", Data: v})
}

func secondPath(fact string) string { return "/second/" + url.PathEscape(fact) }

// giveSecond records the opinion and moves on.
func (s *site) giveSecond(w http.ResponseWriter, r *http.Request) error {
	request, err := s.decisionRequest(r)
	if err != nil {
		return err
	}
	err = s.desk.Second(r.Context(), request, s.Seconds)
	if errors.Is(err, postgres.ErrChanged) {
		return notNeeded(say("Somebody else gave a second opinion meanwhile, or it is settled."), say("Go on with the next fact under Second opinions."))
	}
	if err != nil {
		return err
	}
	http.Redirect(w, r, withQuery("/second", url.Values{"after": {request.Fact}}), http.StatusSeeOther)
	return nil
}
