package main

import (
	"context"
	"errors"

	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/review"
)

// decide takes a decision and moves on to the next fact; one that was refused stays to be seen.
func (r *reviewer) decide(ctx context.Context, f looked, q review.Request) (string, error) {
	q.Fact, q.Expect, q.Note = f.Key, f.State, r.remarks[f.Key]
	saved, err := r.settle(ctx, q)
	if err != nil || !saved {
		return f.Key, err
	}
	delete(r.remarks, f.Key)
	return r.after(ctx, f.Key)
}

// undo takes back the latest decision of the curator, whenever it was taken, and shows that fact.
func (r *reviewer) undo(ctx context.Context, f looked) (string, error) {
	last, _, err := r.db.LastAct(ctx, r.user)
	if errors.Is(err, postgres.ErrNotFound) {
		r.note = say("You have decided nothing that could be taken back.")
		return f.Key, nil
	}
	if err != nil {
		return "", err
	}
	decided, err := r.db.Fact(ctx, last.Fact)
	if err != nil {
		return "", err
	}
	_, err = r.settle(ctx, review.Request{Fact: last.Fact, Verdict: postgres.Undo, Expect: decided.State})
	return last.Fact, err
}

// settle takes decisions on facts as one act. Whether they were saved tells saved; why not, the note.
func (r *reviewer) settle(ctx context.Context, all ...review.Request) (saved bool, err error) {
	if _, err := curatorCalled(ctx, r.db, r.user); err != nil {
		return false, err
	}
	for i := range all {
		all[i].By = r.user
	}
	decisions, err := r.desk.DecideAll(ctx, all)
	switch {
	case errors.Is(err, postgres.ErrChanged):
		return false, r.refuse(ctx, all)
	case errors.Is(err, review.ErrNotAllowed):
		r.note = locale.Name{Text: err.Error(), Lang: string(locale.English)}
		return false, nil
	}
	r.decided += len(decisions)
	return err == nil, err
}

// refuse notes why decisions came too late.
func (r *reviewer) refuse(ctx context.Context, all []review.Request) error {
	if len(all) > 1 {
		r.note = locale.Sentences{say("Nothing was saved: one of the facts changed while you were looking."), say("Below are those that still wait.")}
		return nil
	}
	now, err := r.db.Statement(ctx, all[0].Fact)
	if err != nil {
		return err
	}
	r.note = locale.Line{say("Not saved: the fact changed while you were looking at it"), review.Overtaken(all[0], now),
		say("Below is how it stands. Decide again if you still want to.")}
	return nil
}
