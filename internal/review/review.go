// Package review says which decisions curators may take on facts, and takes them: the decision,
// the state of the fact and the registry change together or not at all.
//
//	            accept            undo
//	proposed ─────────▶ accepted ──────┐
//	   │  ▲   reject                   │ back to the state before
//	   │  └───── … ───▶ rejected ──────┤ the decision taken back
//	   └─unsure─▶ unsure ──────────────┘
//
// From unsure a fact can still be accepted or rejected. Nothing is ever deleted: undoing is a
// decision of its own, and undoing again takes back the one before.
package review

import (
	"context"
	"errors"
	"fmt"
	"slices"

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
	Fact    string // key
	Verdict postgres.Verdict
	Expect  postgres.State // what the curator saw
	Reason  string         // of a rejection: one of Reasons
	Note    string         // optional, in the curator's own words
	By      string         // name of the curator
}

// Decide takes the decision and returns it. postgres.ErrChanged says that the fact is no longer
// in the state the curator saw, postgres.ErrNotFound that there is no such fact, ErrNotAllowed
// that the request makes no sense.
func (d Desk) Decide(ctx context.Context, r Request) (decision postgres.Decision, err error) {
	if err := r.check(); err != nil {
		return postgres.Decision{}, err
	}
	err = d.DB.Change(ctx, func(tx postgres.Tx) error {
		decision, err = d.decide(ctx, tx, r)
		return err
	})
	return decision, err
}

func (d Desk) decide(ctx context.Context, tx postgres.Tx, r Request) (postgres.Decision, error) {
	fact, earlier, err := tx.LockFact(ctx, r.Fact)
	if err != nil {
		return postgres.Decision{}, err
	}
	if fact.State != r.Expect {
		return postgres.Decision{}, fmt.Errorf("fact %s is %s, not %s: %w", r.Fact, fact.State, r.Expect, postgres.ErrChanged)
	}
	after, err := next(fact.State, r.Verdict, earlier)
	if err != nil {
		return postgres.Decision{}, err
	}
	decision := postgres.Decision{Fact: r.Fact, N: len(earlier) + 1, Verdict: r.Verdict, Before: fact.State, After: after,
		Reason: r.Reason, Note: r.Note, By: r.By}
	if err := tx.Decide(ctx, decision); err != nil {
		return postgres.Decision{}, err
	}
	fact.State = after
	return decision, d.Rebuild(ctx, tx, fact)
}

func (r Request) check() error {
	switch {
	case r.By == "":
		return fmt.Errorf("%w: a decision needs the name of who takes it", ErrNotAllowed)
	case r.Verdict == postgres.Reject && !slices.Contains(Reasons(), r.Reason):
		return fmt.Errorf("%w: %q is no reason for a rejection; choose one of %q", ErrNotAllowed, r.Reason, Reasons())
	case r.Verdict != postgres.Reject && r.Reason != "":
		return fmt.Errorf("%w: only a rejection has a reason", ErrNotAllowed)
	}
	return nil
}
