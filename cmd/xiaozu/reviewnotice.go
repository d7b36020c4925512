package main

import (
	"context"
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
	"github.com/xiaozu-watch/xiaozu/internal/console"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/review"
)

// A bundle is the facts of one notice and its copies, of which some are chosen.
type bundle struct {
	notice string
	facts  []postgres.Item
	chosen []bool
	at     int // the one that keys choose or leave out
}

// notice decides on the facts of the notice that states one best: all of those chosen, or none.
func (r *reviewer) notice(ctx context.Context, f looked) (string, error) {
	article := f.Passages[0].Article
	facts, err := r.db.FactsOfNotice(ctx, article.Source, article.Page)
	if err != nil {
		return "", err
	}
	b := bundle{r.source(f.Passages[0]), facts, slices.Repeat([]bool{true}, len(facts)), 0}
	for {
		key, err := r.ask(ctx, func(s *console.Sheet) { r.writeBundle(s, b) })
		if err != nil {
			return "", err
		}
		if !b.move(key) {
			done, err := r.judgeBundle(ctx, b, requestBy(key))
			if err != nil || done {
				return f.Key, err
			}
		}
	}
}

// move does what the keys of a list do.
func (b *bundle) move(key rune) bool {
	switch {
	case key == 'j':
		b.at = min(b.at+1, len(b.facts)-1)
	case key == 'k':
		b.at = max(b.at-1, 0)
	case (key == 'x' || key == ' ') && len(b.chosen) > 0:
		b.chosen[b.at] = !b.chosen[b.at]
	default:
		return false
	}
	return true
}

// taken are the facts that are chosen.
func (b *bundle) taken() (facts []postgres.Item) {
	for i, f := range b.facts {
		if b.chosen[i] {
			facts = append(facts, f)
		}
	}
	return facts
}

// judgeBundle takes a decision on the chosen facts, once that is confirmed; done says that the
// curator is through with the notice.
func (r *reviewer) judgeBundle(ctx context.Context, b bundle, q review.Request) (done bool, err error) {
	facts := b.taken()
	switch {
	case q.Verdict == "" || len(b.facts) == 0:
		return true, nil
	case q.Verdict == postgres.Correct:
		r.note = say("One of the facts cannot be decided on so.")
		return false, nil
	case len(facts) == 0:
		r.note = say("No fact is chosen.")
		return false, nil
	}
	q, err = r.withReason(ctx, q, say("Facts of one notice"))
	if err != nil || q.Verdict == "" {
		return false, err
	}
	if sure, err := r.confirm(ctx, b, q); err != nil || !sure {
		return false, err
	}
	all := make([]review.Request, len(facts))
	for i, f := range facts {
		all[i] = review.Request{Fact: f.Key, Verdict: q.Verdict, Reason: q.Reason, Expect: f.State}
	}
	_, err = r.settle(ctx, all...)
	return true, err
}

// confirm shows what is about to be decided.
func (r *reviewer) confirm(ctx context.Context, b bundle, q review.Request) (bool, error) {
	facts := b.taken()
	key, err := r.ask(ctx, func(s *console.Sheet) {
		s.Say(r.pen.alarm(r.text(review.Together(q.Verdict, q.Reason, len(facts)))))
		s.Blank()
		for _, f := range facts {
			s.Hang(4, "  "+r.alike(f))
		}
		s.Foot(r.pen.strong("A") + " " + r.text(say("Do so")))
		s.Foot(r.text(say("Any other key goes back.")))
	})
	return key == 'a', err
}

// writeBundle shows the facts of a notice, and which are chosen.
func (r *reviewer) writeBundle(s *console.Sheet, b bundle) {
	s.Say(r.pen.strong(r.text(say("Facts of one notice"))))
	s.Say(b.notice)
	r.writeNote(s)
	s.Blank()
	if len(b.facts) == 0 {
		s.Say(r.text(say("No fact of this notice waits for a decision.")))
	}
	for i, f := range b.facts {
		here, box := "  ", "[ ] "
		if i == b.at {
			s.Look()
			here = "> "
		}
		if b.chosen[i] {
			box = "[x] "
		}
		s.Hang(6, here+box+r.text(alert.Statement(f.Fact.Fact)))
	}
	r.writeKeys(s, []keyHelp{{"A", say("Accept those chosen")}, {"R", say("Reject, because")}, {"U", review.VerdictWord(postgres.BeUnsure)},
		{"J K", say("down, up")}, {"X", say("choose or leave out")}})
	s.Foot(r.text(say("Any other key goes back.")))
}
