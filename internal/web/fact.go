package web

import (
	"context"
	"net/http"
	"net/url"
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/news"
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
	Best      *passage
	Others    []passage
	Done      *doneView
	Stale     any    // why the decision just sent was refused
	Queue     []item // this fact and those after it
	QueueHref string
	Skip      string
	Body      string
	BodyHref  string
	Seats     []seat
	Decisions []postgres.Decision
}

// A decisionForm is what is sent along with a verdict.
type decisionForm struct {
	Action string
	State  postgres.State // what the curator sees
	Keep   url.Values     // of the queue's filter
}

// A doneView is the decision that led to this page, so that it can be taken back from here.
type doneView struct {
	Statement any
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
	filter, err := queueFilter(r.Form)
	if err != nil {
		return err
	}
	known, err := s.db.Statement(r.Context(), r.PathValue("fact"))
	if err != nil {
		return err
	}
	v := newFactView(known, queueQuery(filter))
	if rankOf(caller(r)) >= curator {
		v.allow(review.Verdicts(known.State, known.Decisions))
	}
	v.Stale = stale
	for _, add := range []func(context.Context, *factView, postgres.Statement, postgres.FactFilter) error{
		s.addContext, s.addQueue, s.addSeats,
	} {
		if err := add(r.Context(), &v, known, filter); err != nil {
			return err
		}
	}
	if v.Done, err = s.done(r, queueQuery(filter)); err != nil {
		return err
	}
	return s.pageAs(w, r, status, "fact", view{Title: v.Statement, Section: "review", Data: v})
}

func newFactView(known postgres.Statement, keep url.Values) factView {
	v := factView{
		Statement: statement(known.Fact.Fact),
		About:     locale.Line{dated(known.Fact.Fact), passages(len(known.Passages), known.Stories())},
		Form:      decisionForm{Action: factPath(known.Key, nil), State: known.State, Keep: keep},
		Can:       map[string]bool{},
		Reasons:   review.Reasons(),
		QueueHref: withQuery("/review", keep),
		Body:      known.Body,
		BodyHref:  groupPath(known.BodyKey()),
		Decisions: known.Decisions,
	}
	return v
}

// allow shows the buttons of the verdicts.
func (v *factView) allow(verdicts []postgres.Verdict) {
	for _, verdict := range verdicts {
		v.Can[string(verdict)] = true
	}
}

// dated says when a fact is true of, and how that is known.
func dated(f news.Fact) any {
	switch {
	case f.Date.IsZero():
		return say("undated")
	case f.Basis == news.StatedDate:
		return say("{date}, as the text states", f.Date)
	case f.Basis == news.DatelineDate:
		return say("{date}, by its date line", f.Date)
	case f.Basis == news.PublishedDate:
		return say("{date}, by the day of publication", f.Date)
	}
	return f.Date
}

// done is the fact that was decided just before, by the address that the decision led to.
func (s *site) done(r *http.Request, keep url.Values) (*doneView, error) {
	key := r.Form.Get("done")
	if key == "" {
		return nil, nil
	}
	known, err := s.db.Statement(r.Context(), key)
	if err != nil || !slices.Contains(review.Verdicts(known.State, known.Decisions), postgres.Undo) {
		return nil, err
	}
	return &doneView{statement(known.Fact.Fact),
		decisionForm{Action: factPath(known.Key, nil), State: known.State, Keep: keep}}, nil
}
