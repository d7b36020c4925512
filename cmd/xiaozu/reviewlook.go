package main

import (
	"context"
	"errors"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/registry"
	"github.com/xiaozu-watch/xiaozu/internal/review"
)

// A looked is a fact with all that a curator wants to know of it; without a key, that nothing waits.
type looked struct {
	postgres.Statement
	seats   []postgres.Seat
	waits   bool // for a decision
	changes []registry.Change
	alike   []postgres.Item
	judged  postgres.Judged   // facts of its rule
	lessons []postgres.Lesson // names that it taught
	leased  string            // who else looks at it
	last    *lastAct          // of the curator; nil for none
	left    any
	pace    postgres.Pace
}

// A lastAct is what undo takes back.
type lastAct struct {
	decided postgres.Fact
	more    int // facts that were decided on together with it
}

// verdicts are what may be said of the fact.
func (f looked) verdicts() []postgres.Verdict {
	if f.Key == "" {
		return nil
	}
	return review.Verdicts(f.Fact, f.Decisions)
}

// look gathers what is known of a fact, and notes that the curator looks at it.
func (r *reviewer) look(ctx context.Context, key string) (f looked, err error) {
	steps := []func(context.Context, *looked) error{r.lookAtQueue, r.lookAtLast}
	if key == "" {
		steps = append(steps, r.lookAway)
	} else {
		if f.Statement, err = r.db.Statement(ctx, key); err != nil {
			return f, err
		}
		steps = append(steps, r.lookAtRegistry, r.lookAtEffect, r.lookAround)
	}
	for _, step := range steps {
		if err := step(ctx, &f); err != nil {
			return f, err
		}
	}
	return f, nil
}

func (r *reviewer) lookAtQueue(ctx context.Context, f *looked) (err error) {
	counts, err := r.db.CountFacts(ctx, postgres.Proposed)
	if err != nil {
		return err
	}
	f.left = review.Waiting(counts, news.BackgroundFact)
	f.pace, err = r.db.PaceOf(ctx, r.user)
	return err
}

func (r *reviewer) lookAtLast(ctx context.Context, f *looked) error {
	last, size, err := r.db.LastAct(ctx, r.user)
	if errors.Is(err, postgres.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	decided, err := r.db.Fact(ctx, last.Fact)
	f.last = &lastAct{decided, size - 1}
	return err
}

func (r *reviewer) lookAway(ctx context.Context, _ *looked) error { return r.db.EndLease(ctx, r.user) }

func (r *reviewer) lookAtRegistry(ctx context.Context, f *looked) (err error) {
	if f.BodyKey() != "" {
		f.seats, err = r.db.Seats(ctx, f.BodyKey())
		f.seats = registry.PresentFirst(f.seats)
	}
	return err
}

// lookAtEffect finds out what accepting the fact would change, if it waits.
func (r *reviewer) lookAtEffect(ctx context.Context, f *looked) error {
	f.waits = f.BodyKey() != "" && (f.State == postgres.Proposed || f.State == postgres.Unsure)
	if !f.waits {
		return nil
	}
	effect, err := registry.EffectOf(ctx, r.db, f.Fact)
	f.changes = effect.Changes()
	return err
}

// mostTaught bounds how many names that a fact taught are listed.
const mostTaught = 5

// lookAround finds facts alike, how good the rule is, what names the fact taught, and who else looks at the fact.
func (r *reviewer) lookAround(ctx context.Context, f *looked) (err error) {
	if f.alike, err = r.db.FactsAlike(ctx, f.Fact); err != nil {
		return err
	}
	if f.judged, err = r.db.JudgedRule(ctx, f.Rule); err != nil {
		return err
	}
	if len(f.Decisions) > 0 {
		if f.lessons, err = r.db.Lessons(ctx, f.Key, mostTaught); err != nil {
			return err
		}
	}
	f.leased, err = r.db.Lease(ctx, r.user, f.Key)
	return err
}
