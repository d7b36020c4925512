// Package review says which decisions curators may take on facts, and takes them: the decision,
// the state of the fact and the registry change together or not at all.
//
//	            accept            undo
//	proposed ─────────▶ accepted ──────┐
//	   │  ▲   reject                   │ back to the state before
//	   │  ├───── … ───▶ rejected ──────┤ the decision taken back
//	   │  │   correct                  │
//	   │  ├───── … ───▶ corrected ─────┤ (and what is put in its place is accepted)
//	   └─unsure─▶ unsure ──────────────┘
//
// From unsure a fact can still be accepted, rejected or corrected. A second curator, who is not shown what
// the first said, gives an opinion, which changes nothing; where the two differ, a third settles it, from
// whatever state to the one that the third says. Decisions that are taken together
// are one act: they happen all or none, and are taken back together. Nothing is ever deleted: undoing
// is a decision of its own, and undoing again takes back the one before.
package review

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// ErrNotAllowed says that a verdict cannot be given, and its text why.
var ErrNotAllowed = errors.New("not allowed")

// Reasons returns what a rejection may give as its reason.
func Reasons() []string {
	return []string{"wrong person", "wrong body", "wrong role", "not stated", "not an act", "duplicate", "other"}
}

// A Desk is where decisions are taken.
type Desk struct {
	DB *postgres.DB
	// Rebuild brings the registry in line with a fact whose state has changed: registry.Rebuild.
	Rebuild func(context.Context, postgres.Tx, postgres.Fact) error
}

// A Request is a decision that a curator asks for.
type Request struct {
	Fact      string // key
	Verdict   postgres.Verdict
	Expect    postgres.State // what the curator saw
	Reason    string         // of a rejection: one of Reasons
	Note      string         // optional, in the curator's own words
	Corrected *news.Fact     // of a correction: what the text states
	By        string         // name of the curator
}

// Decide takes the decision and returns it. postgres.ErrChanged says that the fact is no longer
// in the state the curator saw, postgres.ErrNotFound that there is no such fact, ErrNotAllowed
// that the request makes no sense.
func (d Desk) Decide(ctx context.Context, r Request) (postgres.Decision, error) {
	decisions, err := d.DecideAll(ctx, []Request{r})
	if err != nil {
		return postgres.Decision{}, err
	}
	return decisions[0], nil
}

// DecideAll takes decisions on different facts as one act: all of them or, when Decide would refuse
// one, none. The first is the one asked for first.
func (d Desk) DecideAll(ctx context.Context, requests []Request) (decisions []postgres.Decision, err error) {
	for _, r := range requests {
		if err := r.check(); err != nil {
			return nil, err
		}
	}
	inOrder := slices.SortedFunc(slices.Values(requests), byFact) // so that two acts cannot wait for each other
	err = d.DB.Change(ctx, func(tx postgres.Tx) error {
		a := newAct(tx, d)
		for _, r := range inOrder {
			if err := a.decide(ctx, r); err != nil {
				return err
			}
		}
		decisions = a.decisions
		return a.rebuild(ctx)
	})
	return firstFor(decisions, requests), err
}

// longestNote bounds a note, in characters.
const longestNote = 500

func (r Request) check() error {
	switch {
	case r.By == "":
		return fmt.Errorf("%w: a decision needs the name of who takes it", ErrNotAllowed)
	case r.Verdict == postgres.Reject && !slices.Contains(Reasons(), r.Reason):
		return fmt.Errorf("%w: %q is no reason for a rejection; choose one of %q", ErrNotAllowed, r.Reason, Reasons())
	case r.Verdict != postgres.Reject && r.Reason != "":
		return fmt.Errorf("%w: only a rejection has a reason", ErrNotAllowed)
	case utf8.RuneCountInString(r.Note) > longestNote:
		return fmt.Errorf("%w: a note has up to %d characters", ErrNotAllowed, longestNote)
	case (r.Verdict == postgres.Correct) != (r.Corrected != nil):
		return fmt.Errorf("%w: a correction, and nothing else, says what the text states", ErrNotAllowed)
	}
	return nil
}
