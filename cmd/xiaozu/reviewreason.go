package main

import (
	"context"
	"fmt"

	"github.com/xiaozu-watch/xiaozu/internal/console"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/review"
)

// withReason asks for the reason of a rejection that has none yet, and for a note if it is on something; no verdict is
// left if no reason is given.
func (r *reviewer) withReason(ctx context.Context, q review.Request, on string, about any) (review.Request, error) {
	for q.Verdict == postgres.Reject && q.Reason == "" {
		key, err := r.ask(ctx, func(s *console.Sheet) { r.writeReasons(s, on, about) })
		if err == nil && key == 'w' && on != "" {
			err = r.remark(ctx, on)
		} else if q = requestBy(key); q.Reason == "" {
			q.Verdict = ""
		}
		if err != nil {
			return q, err
		}
	}
	return q, nil
}

// writeReasons shows the reasons of a rejection.
func (r *reviewer) writeReasons(s *console.Sheet, on string, about any) {
	s.Say(r.pen.strong(r.text(about)))
	s.Blank()
	s.Say(r.text(say("Reject, because")))
	for i, reason := range review.Reasons() {
		s.Say(fmt.Sprintf("  %d  %s", i+1, r.text(review.ReasonWord(reason))))
	}
	r.writeRemark(s, on)
	if on != "" {
		r.writeKeys(s, []keyHelp{{"W", say("Note, if you like")}})
	}
	s.Foot(r.text(say("Any other key goes back.")))
}

// remark asks for the note to a decision that is to come.
func (r *reviewer) remark(ctx context.Context, on string) (err error) {
	r.remarks[on], err = r.on.Line(ctx, r.text(say("Note, if you like")), r.remarks[on], nil)
	return err
}

// writeRemark shows that note.
func (r *reviewer) writeRemark(s *console.Sheet, on string) {
	if r.remarks[on] != "" {
		s.Hang(2, r.text(say("Note: {note}", r.remarks[on])))
	}
}
