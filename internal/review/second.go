package review

import (
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// A Share is the part of decided facts, from 0 to 1, that a second curator is asked about. Which these
// are is told by their keys, which are hashes: the same ones always, and all of a smaller share in a
// larger one.
type Share float64

// UpTo is the greatest key that is drawn; "" for none.
func (s Share) UpTo() string {
	bound := math.Round(float64(s) * (1 << 32))
	if bound < 1 {
		return ""
	}
	return fmt.Sprintf("%08x-ffff-ffff-ffff-ffffffffffff", uint64(min(bound, 1<<32))-1)
}

// Draws reports whether the fact with the key is drawn.
func (s Share) Draws(key string) bool { return key <= s.UpTo() }

// Second records what a curator says of a fact without having been shown what was decided. Who decided
// cannot second; who seconded may think better of it until somebody settles what differs.
func (d Desk) Second(ctx context.Context, r Request, share Share) error {
	if err := r.checkOpinion(); err != nil {
		return err
	}
	return d.DB.Change(ctx, func(tx postgres.Tx) error {
		fact, decisions, opinions, err := lockWithOpinions(ctx, tx, r.Fact)
		if err != nil {
			return err
		}
		if !fact.State.IsDecided() || slices.ContainsFunc(decisions, func(d postgres.Decision) bool { return d.By == r.By }) {
			return fmt.Errorf("%w: a second opinion is on what somebody else decided", ErrNotAllowed)
		}
		if slices.ContainsFunc(opinions, func(o postgres.Opinion) bool { return o.By != r.By || !o.Blind }) {
			return fmt.Errorf("second opinion on fact %s: %w", r.Fact, postgres.ErrChanged)
		}
		o := r.opinion(decisions, opinions)
		o.Blind, o.Drawn = true, share.Draws(r.Fact)
		return tx.AddOpinion(ctx, o)
	})
}

// Settle decides where two curators differ; r.Verdict may be that of either, or a third. Who took part
// cannot settle, unless as an administrator.
func (d Desk) Settle(ctx context.Context, r Request, administrator bool) error {
	if err := r.checkOpinion(); err != nil {
		return err
	}
	return d.DB.Change(ctx, func(tx postgres.Tx) error {
		fact, decisions, opinions, err := lockWithOpinions(ctx, tx, r.Fact)
		if err != nil {
			return err
		}
		if err := expect(fact, r.Expect); err != nil {
			return err
		}
		if len(opinions) == 0 || !fact.State.IsDecided() || opinions[len(opinions)-1].Says() == opinionOf(fact.State) {
			return fmt.Errorf("settle fact %s, on which nobody differs: %w", r.Fact, postgres.ErrChanged)
		}
		if !administrator && tookPart(r.By, decisions, opinions) {
			return fmt.Errorf("%w: a third curator or an administrator settles what two differ on", ErrNotAllowed)
		}
		return d.settle(ctx, tx, r, fact, decisions, opinions)
	})
}

func (d Desk) settle(ctx context.Context, tx postgres.Tx, r Request, fact postgres.Fact, decisions []postgres.Decision,
	opinions []postgres.Opinion) error {
	o := r.opinion(decisions, opinions)
	if err := tx.AddOpinion(ctx, o); err != nil || o.Says() == opinionOf(fact.State) {
		return err
	}
	if fact.State == postgres.Corrected {
		return fmt.Errorf("%w: another fact stands in its place; take the correction back first", ErrNotAllowed)
	}
	a := newAct(tx, d)
	err := a.record(ctx, fact, decisions, postgres.Decision{Verdict: r.Verdict, After: o.Says(), Reason: r.Reason, Note: r.Note, By: r.By})
	if err != nil {
		return err
	}
	return a.rebuild(ctx)
}

func (r Request) checkOpinion() error {
	if !slices.Contains([]postgres.Verdict{postgres.Accept, postgres.Reject, postgres.BeUnsure}, r.Verdict) {
		return fmt.Errorf("%w: an opinion accepts, rejects or is unsure, and not %q", ErrNotAllowed, r.Verdict)
	}
	return r.check()
}

func (r Request) opinion(decisions []postgres.Decision, opinions []postgres.Opinion) postgres.Opinion {
	return postgres.Opinion{Fact: r.Fact, N: len(opinions) + 1, Decision: len(decisions), Verdict: r.Verdict, Reason: r.Reason,
		Note: r.Note, By: r.By}
}

func lockWithOpinions(ctx context.Context, tx postgres.Tx, key string) (postgres.Fact, []postgres.Decision, []postgres.Opinion, error) {
	fact, decisions, err := tx.LockFact(ctx, key)
	if err != nil {
		return fact, nil, nil, err
	}
	opinions, err := tx.Opinions(ctx, key)
	return fact, decisions, opinions, err
}

func tookPart(name string, decisions []postgres.Decision, opinions []postgres.Opinion) bool {
	return slices.ContainsFunc(decisions, func(d postgres.Decision) bool { return d.By == name }) ||
		slices.ContainsFunc(opinions, func(o postgres.Opinion) bool { return o.By == name })
}
