package review

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// A Refusal takes a name away again that accepted facts gave a group.
type Refusal struct {
	Group, Name string // id of the group
	Reason      string // one of Reasons
	By          string // name of the curator
}

// RefuseName rejects all facts that give the group the name, as one act. What was accepted together with
// them stays. postgres.ErrChanged says that nothing teaches it any more.
func (d Desk) RefuseName(ctx context.Context, r Refusal) error {
	reject := Request{Verdict: postgres.Reject, Reason: r.Reason, Note: "refuses the name " + r.Name, By: r.By}
	if err := reject.check(); err != nil {
		return err
	}
	return d.DB.Change(ctx, func(tx postgres.Tx) error {
		a := newAct(tx, d)
		for {
			key, err := tx.TaughtBy(ctx, r.Group, r.Name)
			if errors.Is(err, postgres.ErrNotFound) && len(a.decisions) > 0 {
				return nil
			}
			if errors.Is(err, postgres.ErrNotFound) {
				return postgres.ErrChanged
			}
			if err == nil {
				err = a.reject(ctx, key, reject)
			}
			if err != nil {
				return err
			}
		}
	})
}

// reject rejects an accepted fact, and has the registry follow at once: another fact may say the same.
func (a *act) reject(ctx context.Context, key string, r Request) error {
	fact, decisions, err := a.tx.LockFact(ctx, key)
	if err != nil {
		return err
	}
	if err := expect(fact, postgres.Accepted); err != nil {
		return err
	}
	err = a.record(ctx, fact, decisions, postgres.Decision{Verdict: r.Verdict, After: postgres.Rejected, Reason: r.Reason, Note: r.Note,
		By: r.By})
	if err != nil {
		return err
	}
	fact.State = postgres.Rejected
	return a.desk.Rebuild(ctx, a.tx, fact)
}

// A Move is an accepted fact that texts state as another one since they were read again; both are keys.
type Move struct{ From, To string }

// CarryOver puts facts in place of accepted ones, as corrections do: all of them, as one act, or none.
func (d Desk) CarryOver(ctx context.Context, moves []Move, by string) error {
	moves = slices.SortedFunc(slices.Values(moves), func(a, b Move) int { return cmp.Compare(a.From, b.From) })
	return d.DB.Change(ctx, func(tx postgres.Tx) error {
		a := newAct(tx, d)
		for _, m := range moves {
			if err := a.carry(ctx, m, by); err != nil {
				return err
			}
		}
		return a.rebuild(ctx)
	})
}

func (a *act) carry(ctx context.Context, m Move, by string) error {
	held, err := a.lock(ctx, m.From, m.To)
	if err != nil {
		return err
	}
	from, to := held[m.From], held[m.To]
	if err := expect(from.fact, postgres.Accepted); err != nil {
		return err
	}
	err = a.record(ctx, from.fact, from.decisions, postgres.Decision{Verdict: postgres.Correct, After: postgres.Corrected,
		Corrected: postgres.ArgumentsOf(to.fact.Fact), By: by})
	if err != nil {
		return err
	}
	return a.putInPlace(ctx, Request{Fact: m.From, By: by}, to)
}
