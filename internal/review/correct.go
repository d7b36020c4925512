package review

import (
	"context"
	"fmt"
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// correct accepts what the curator says that the text states. Arguments that make another fact leave
// the one that was read as corrected and accept that other one, whether it was known or not; a better
// date or post stays with the same fact.
func (a *act) correct(ctx context.Context, r Request) error {
	right := *r.Corrected
	if right.Key() == r.Fact {
		return a.pin(ctx, r, right)
	}
	if err := a.tx.AddFact(ctx, right); err != nil {
		return err
	}
	held, err := a.lock(ctx, r.Fact, right.Key())
	if err != nil {
		return err
	}
	read, put := held[r.Fact], held[right.Key()]
	if err := expect(read.fact, r.Expect); err != nil {
		return err
	}
	after, err := next(read.fact, postgres.Correct, read.decisions)
	if err != nil {
		return err
	}
	err = a.record(ctx, read.fact, read.decisions, postgres.Decision{Verdict: postgres.Correct, After: after, Note: r.Note,
		Corrected: postgres.ArgumentsOf(right), By: r.By})
	if err != nil {
		return err
	}
	return a.putInPlace(ctx, r, put)
}

// A heldFact is locked.
type heldFact struct {
	fact      postgres.Fact
	decisions []postgres.Decision
}

// lock locks two facts in the order of their keys.
func (a *act) lock(ctx context.Context, keys ...string) (map[string]heldFact, error) {
	held := map[string]heldFact{}
	for _, key := range slices.Sorted(slices.Values(keys)) {
		fact, decisions, err := a.tx.LockFact(ctx, key)
		if err != nil {
			return nil, err
		}
		held[key] = heldFact{fact, decisions}
	}
	return held, nil
}

// putInPlace accepts the corrected fact, unless it is accepted already, with the evidence of the
// other.
func (a *act) putInPlace(ctx context.Context, r Request, put heldFact) error {
	if err := a.tx.Replace(ctx, r.Fact, put.fact.Key); err != nil {
		return err
	}
	if err := a.tx.CopyEvidence(ctx, r.Fact, put.fact.Key, r.By); err != nil {
		return err
	}
	switch put.fact.State {
	case postgres.Accepted:
		return nil
	case postgres.Rejected, postgres.Corrected:
		return fmt.Errorf("%w: what you put in its place was %s; undo that first", ErrNotAllowed, put.fact.State)
	}
	return a.record(ctx, put.fact, put.decisions, postgres.Decision{Verdict: postgres.Accept, After: postgres.Accepted,
		Note: "in place of " + r.Fact, By: r.By})
}

// pin accepts the fact with a better date or post.
func (a *act) pin(ctx context.Context, r Request, right news.Fact) error {
	fact, earlier, err := a.tx.LockFact(ctx, r.Fact)
	if err != nil {
		return err
	}
	if err := expect(fact, r.Expect); err != nil {
		return err
	}
	if _, err := next(fact, postgres.Correct, earlier); err != nil {
		return err
	}
	err = a.record(ctx, fact, earlier, postgres.Decision{Verdict: postgres.Correct, After: postgres.Accepted, Note: r.Note,
		Corrected: postgres.ArgumentsOf(right), By: r.By})
	if err != nil {
		return err
	}
	return a.tx.Pin(ctx, right)
}

// takeBack makes undone what a decision that was taken back had changed besides the state of its fact.
func (a *act) takeBack(ctx context.Context, d postgres.Decision) error {
	if d.After == postgres.Corrected {
		if err := a.tx.Replace(ctx, d.Fact, ""); err != nil {
			return err
		}
	}
	return a.tx.Restore(ctx, d.Fact)
}

// Keep says that a fact stays as it was decided, whatever texts state by now.
func Keep(decided postgres.Fact) Request {
	return Request{Fact: decided.Key, Verdict: postgres.Correct, Expect: decided.State, Corrected: &decided.Fact}
}

// MayKeep reports whether that may be said.
func MayKeep(f postgres.Fact) bool { return f.State == postgres.Accepted && !f.Reopened.IsZero() }
