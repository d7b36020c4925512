package main

import (
	"context"
	"errors"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
	"github.com/xiaozu-watch/xiaozu/internal/console"
	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/review"
)

// lesson shows what one name changed in the articles that were read again for it, and refuses it or carries decisions
// over, until the curator goes back.
func (r *reviewer) lesson(ctx context.Context, id string) error {
	for {
		l, err := r.db.Lesson(ctx, id)
		if err != nil {
			return err
		}
		effects, err := r.db.LessonEffects(ctx, id)
		if err != nil {
			return err
		}
		key, err := r.ask(ctx, func(s *console.Sheet) { r.writeLesson(s, l, effects) })
		if err != nil {
			return err
		}
		if back, err := r.judgeLesson(ctx, l, review.Moves(effects), key); err != nil || back {
			return err
		}
	}
}

// judgeLesson does what a key says of a name; back, that it says nothing of it.
func (r *reviewer) judgeLesson(ctx context.Context, l postgres.Lesson, moves []review.Move, key rune) (back bool, err error) {
	q := requestBy(key)
	switch {
	case q.Verdict == postgres.Reject && review.MayRefuse(l):
		if q, err = r.withReason(ctx, q, "", say("Refuse the name {name}", l.Name)); err == nil && q.Verdict != "" {
			err = r.changeLesson(ctx, func(by string) error {
				return r.desk.RefuseName(ctx, review.Refusal{Group: l.Group, Name: l.Name, Reason: q.Reason, By: by})
			})
		}
	case q.Verdict == postgres.Correct && len(moves) > 0:
		err = r.changeLesson(ctx, func(by string) error { return r.desk.CarryOver(ctx, moves, by) })
	default:
		return true, nil
	}
	return false, err
}

// changeLesson does something to a lesson as one act, which undo takes back.
func (r *reviewer) changeLesson(ctx context.Context, do func(by string) error) error {
	if _, err := curatorCalled(ctx, r.db, r.user); err != nil {
		return err
	}
	err := do(r.user)
	if errors.Is(err, postgres.ErrChanged) {
		r.note = say("Somebody refused the name meanwhile, or decided anew.")
		return nil
	}
	if err == nil {
		r.decided++
		r.note = say("Saved. Z on a fact takes it back.")
	}
	return err
}

func (r *reviewer) writeLesson(s *console.Sheet, l postgres.Lesson, effects []postgres.LessonEffect) {
	s.Say(r.pen.strong(r.learned(l)))
	r.writeNote(s)
	s.Blank()
	var touched, rest []postgres.LessonEffect
	for _, e := range effects {
		if review.LostText(e) {
			touched = append(touched, e)
		} else {
			rest = append(rest, e)
		}
	}
	if len(touched) > 0 {
		list(r, s, say("Decisions that lost their text"), touched, r.effect)
		s.Blank()
	}
	if len(rest) > 0 {
		list(r, s, say("What articles state otherwise"), rest, r.effect)
	}
	r.writeLessonKeys(s, review.MayRefuse(l), len(review.Moves(effects)))
}

func (r *reviewer) writeLessonKeys(s *console.Sheet, mayRefuse bool, moves int) {
	var keys []keyHelp
	if mayRefuse {
		keys = append(keys, keyHelp{"R", say("Refuse, and read again")})
	}
	if moves > 0 {
		s.Foot(r.text(say("{n fact|facts}, all or none, with one undo", moves)))
		keys = append(keys, keyHelp{"C", say("Carry these decisions over")})
	}
	r.writeKeys(s, keys)
	s.Foot(r.text(say("Any other key goes back.")))
}

// effect is what articles state in place of what they stated, with where first.
func (r *reviewer) effect(e postgres.LessonEffect) string {
	sign, says := review.Became(e)
	line := locale.Line{says}
	for _, a := range []*postgres.Arguments{e.Said, e.Says} {
		if a != nil {
			line = append(line, alert.Statement(a.Stated()))
		}
	}
	return sign + " " + r.text(append(line, e.First.Title, say("{n article|articles}", e.Articles)))
}
