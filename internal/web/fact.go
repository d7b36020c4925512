package web

import (
	"context"
	"net/http"
	"net/url"

	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/review"
)

// A factView is one fact under review: the statement, why one may believe it, what to decide.
type factView struct {
	Statement any
	About     any
	Form      decisionForm
	Can       map[string]bool // by verdict
	Reasons   []string
	Precision any           // of the rule that read it; nil if none did
	Last      *doneView     // the caller's latest decision
	Leased    string        // who else looks at it
	Correct   *argumentForm // nil where it cannot be corrected
	Pace      any
	Stale     any    // why the decision just sent was refused
	Queue     []item // this fact and those after it
	QueueHref string
	Notice    string // address of the notice that states it best
	Skip      string
	Body      string
	BodyHref  string
	Seats     []seat
	Effect    *effectView // what accepting would change; nil for a fact that is settled
	Alike     []item
	Decisions []postgres.Decision
	Lessons   []lessonLine
	Corrected string        // address of the fact that stands in its place, or ""
	Reopened  *reopenedView // nil where texts state it as it was decided on

	evidenceView

	choice queueChoice
	reader postgres.User
	held   []postgres.Seat // what Seats shows
}

// A decisionForm is what is sent along with a verdict.
type decisionForm struct {
	Action string
	State  postgres.State // what the curator sees
	Keep   url.Values     // of the queue's filter
}

// A doneView is a decision that can be taken back from here.
type doneView struct {
	Statement any
	More      int // facts that were decided on together with it
	Form      decisionForm
}

// fact shows one fact.
func (s *site) fact(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return errNoSuchPage
	}
	return s.showFact(w, r, http.StatusOK, nil)
}

// showFact shows the fact that the path of r names, to which its form may add.
func (s *site) showFact(w http.ResponseWriter, r *http.Request, status int, stale any) error {
	choice, err := queueChoiceOf(r.Form)
	if err != nil {
		return err
	}
	known, err := s.db.Statement(r.Context(), r.PathValue("fact"))
	if err != nil {
		return err
	}
	v := newFactView(known, choice)
	if v.evidenceView, err = s.evidence(r.Context(), known); err != nil {
		return err
	}
	v.Stale, v.reader = stale, caller(r)
	adds := []func(context.Context, *factView, postgres.Statement) error{s.addQueue, s.addSeats, s.addEffect, s.addAlike, s.addPrecision, s.addLessons, s.addReopened}
	if rankOf(v.reader) >= curator {
		v.allow(review.Verdicts(known.Fact, known.Decisions))
		adds = append(adds, s.addLast, s.addLease, s.addCorrection)
	}
	for _, add := range adds {
		if err := add(r.Context(), &v, known); err != nil {
			return err
		}
	}
	if v.Pace, err = s.pace(r); err != nil {
		return err
	}
	return s.pageAs(w, r, status, "fact", view{Title: v.Statement, Section: "review", Data: v})
}

func newFactView(known postgres.Statement, choice queueChoice) factView {
	keep := choice.query()
	v := factView{
		Statement: statement(known.Fact.Fact),
		About:     locale.Line{review.Dated(known.Fact.Fact), review.Passages(len(known.Passages), known.Stories())},
		Form:      decisionForm{Action: factPath(known.Key, nil), State: known.State, Keep: keep},
		Can:       map[string]bool{},
		Reasons:   review.Reasons(),
		QueueHref: withQuery("/review", keep),
		Notice:    noticePath(known.Key, keep),
		Body:      known.Body,
		BodyHref:  groupPath(known.BodyKey()),
		Decisions: known.Decisions,
		choice:    choice,
	}
	if known.CorrectedTo != "" {
		v.Corrected = factPath(known.CorrectedTo, keep)
	}
	return v
}

// allow shows the buttons of the verdicts.
func (v *factView) allow(verdicts []postgres.Verdict) {
	for _, verdict := range verdicts {
		v.Can[string(verdict)] = true
	}
}
