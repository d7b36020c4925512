package review

import (
	"cmp"
	"context"
	"crypto/rand"
	"fmt"
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// An act is the decisions of one transaction.
type act struct {
	tx        postgres.Tx
	desk      Desk
	id        string
	decisions []postgres.Decision
	changed   []postgres.Fact // as they are now
}

func newAct(tx postgres.Tx, d Desk) *act {
	return &act{tx: tx, desk: d, id: news.UUID([]byte(rand.Text()))}
}

func byFact(a, b Request) int { return cmp.Compare(a.Fact, b.Fact) }

// firstFor puts the decision on the fact that was asked for first at the front.
func firstFor(decisions []postgres.Decision, requests []Request) []postgres.Decision {
	slices.SortStableFunc(decisions, func(a, b postgres.Decision) int {
		return cmp.Compare(btoi(b.Fact == requests[0].Fact), btoi(a.Fact == requests[0].Fact))
	})
	return decisions
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// decide takes one decision that was asked for.
func (a *act) decide(ctx context.Context, r Request) error {
	if r.Verdict == postgres.Correct {
		return a.correct(ctx, r)
	}
	fact, earlier, err := a.tx.LockFact(ctx, r.Fact)
	if err != nil {
		return err
	}
	if err := expect(fact, r.Expect); err != nil {
		return err
	}
	after, err := next(fact, r.Verdict, earlier)
	if err != nil {
		return err
	}
	if r.Verdict == postgres.Undo {
		left := Standing(earlier)
		return a.undo(ctx, left[len(left)-1].Act, r)
	}
	return a.record(ctx, fact, earlier, postgres.Decision{Verdict: r.Verdict, After: after, Reason: r.Reason, Note: r.Note, By: r.By})
}

func expect(f postgres.Fact, state postgres.State) error {
	if f.State != state {
		return fmt.Errorf("fact %s is %s, not %s: %w", f.Key, f.State, state, postgres.ErrChanged)
	}
	return nil
}

// record takes the decision d on a fact that is locked. Who decides again decides on what texts state now.
func (a *act) record(ctx context.Context, fact postgres.Fact, earlier []postgres.Decision, d postgres.Decision) error {
	if !fact.Reopened.IsZero() && d.Verdict != postgres.Undo {
		if err := a.tx.TakeUp(ctx, fact.Key); err != nil {
			return err
		}
	}
	d.Fact, d.N, d.Before, d.Act = fact.Key, len(earlier)+1, fact.State, a.id
	if err := a.tx.Decide(ctx, d); err != nil {
		return err
	}
	fact.State = d.After
	a.decisions, a.changed = append(a.decisions, d), append(a.changed, fact)
	return nil
}

// undo takes back all decisions of an act. Where another decision came after one of them, nothing is.
func (a *act) undo(ctx context.Context, earlier string, r Request) error {
	decisions, err := a.tx.DecisionsOfAct(ctx, earlier)
	if err != nil {
		return err
	}
	for _, d := range decisions {
		fact, all, err := a.tx.LockFact(ctx, d.Fact)
		if err != nil {
			return err
		}
		left := Standing(all)
		if len(left) == 0 || left[len(left)-1].Act != earlier {
			return fmt.Errorf("fact %s, which was decided on together with %s, was decided on again: %w", d.Fact, r.Fact, postgres.ErrChanged)
		}
		undo := postgres.Decision{Verdict: postgres.Undo, After: d.Before, Note: r.Note, Undoes: earlier, By: r.By}
		if err := a.record(ctx, fact, all, undo); err != nil {
			return err
		}
		if err := a.takeBack(ctx, d); err != nil {
			return err
		}
	}
	return nil
}

// rebuild brings the registry in line with the facts that changed, each body once.
func (a *act) rebuild(ctx context.Context) error {
	type part struct{ body, other string }
	done := map[part]bool{}
	for _, f := range a.changed {
		p := part{body: f.BodyKey()}
		if f.Action == news.Renamed {
			p.other = f.Other
		}
		if done[p] {
			continue
		}
		done[p] = true
		if err := a.desk.Rebuild(ctx, a.tx, f); err != nil {
			return err
		}
	}
	return nil
}
