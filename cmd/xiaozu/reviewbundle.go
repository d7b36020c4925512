package main

import (
	"context"
	"errors"
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
	"github.com/xiaozu-watch/xiaozu/internal/console"
	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/review"
)

// A bundle is facts of which some are chosen, to be decided on together.
type bundle struct {
	title  locale.Message
	about  string // what the facts have in common; "" for nothing
	none   locale.Message
	more   func(ctx context.Context, after string) ([]postgres.Item, error) // those behind the fact with the key
	all    bool                                                             // whether facts are chosen until they are left out
	alone  bool                                                             // whether none can be chosen, only opened
	facts  []postgres.Item
	chosen []bool
	at     int // the one that keys open, choose or leave out
}

// on is what a note about the chosen facts is on.
func (b *bundle) on() string { return b.title.Key + b.about }

// lengthen lists further facts.
func (b *bundle) lengthen(ctx context.Context) error {
	after := ""
	if n := len(b.facts); n > 0 {
		after = b.facts[n-1].Key
	}
	facts, err := b.more(ctx, after)
	for _, f := range facts {
		b.facts, b.chosen = append(b.facts, f), append(b.chosen, b.all)
	}
	return err
}

// choose shows a bundle until the curator decided, opened one of the facts, whose key it returns, or went back.
func (r *reviewer) choose(ctx context.Context, b *bundle) (opened string, err error) {
	if err := b.lengthen(ctx); err != nil {
		return "", err
	}
	for done := false; !done && err == nil; {
		var key rune
		if key, err = r.ask(ctx, func(s *console.Sheet) { r.writeBundle(s, b) }); err != nil {
			return "", err
		}
		switch {
		case (key == 'o' || key == '\r') && len(b.facts) > 0:
			return b.facts[b.at].Key, nil
		case key == 'w':
			err = r.remark(ctx, b.on())
		case key == 'j' && b.at == len(b.facts)-1:
			err = b.lengthen(ctx)
			b.move(key)
		case !b.move(key):
			done, err = r.judgeBundle(ctx, b, requestBy(key))
		}
	}
	return "", err
}

// move does what the keys of a list do.
func (b *bundle) move(key rune) bool {
	switch {
	case key == 'j':
		b.at = max(min(b.at+1, len(b.facts)-1), 0)
	case key == 'k':
		b.at = max(b.at-1, 0)
	case (key == 'x' || key == ' ') && len(b.chosen) > 0 && !b.alone:
		b.chosen[b.at] = !b.chosen[b.at]
	case key == '*' && !b.alone:
		none := slices.Contains(b.chosen, false)
		for i := range b.chosen {
			b.chosen[i] = none
		}
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
// curator is through with them.
func (r *reviewer) judgeBundle(ctx context.Context, b *bundle, q review.Request) (done bool, err error) {
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
	q, err = r.withReason(ctx, q, b.on(), b.title)
	if err != nil || q.Verdict == "" {
		return false, err
	}
	if sure, err := r.confirm(ctx, b, q); err != nil || !sure {
		return false, err
	}
	all := make([]review.Request, len(facts))
	for i, f := range facts {
		all[i] = review.Request{Fact: f.Key, Verdict: q.Verdict, Reason: q.Reason, Note: r.remarks[b.on()], Expect: f.State}
	}
	return r.settleBundle(ctx, b, all)
}

// settleBundle decides; where that is refused it lists the facts anew.
func (r *reviewer) settleBundle(ctx context.Context, b *bundle, all []review.Request) (done bool, err error) {
	if done, err = r.settle(ctx, all...); err != nil || !done {
		b.facts, b.chosen, b.at = nil, nil, 0
		return false, errors.Join(err, b.lengthen(ctx))
	}
	delete(r.remarks, b.on())
	return true, nil
}

// confirm shows what is about to be decided.
func (r *reviewer) confirm(ctx context.Context, b *bundle, q review.Request) (bool, error) {
	facts := b.taken()
	key, err := r.ask(ctx, func(s *console.Sheet) {
		s.Say(r.pen.alarm(r.text(review.Together(q.Verdict, q.Reason, len(facts)))))
		r.writeRemark(s, b.on())
		s.Blank()
		for _, f := range facts {
			s.Hang(4, "  "+r.alike(f))
		}
		s.Foot(r.pen.strong("A") + " " + r.text(say("Do so")))
		s.Foot(r.text(say("Any other key goes back.")))
	})
	return key == 'a', err
}

// writeBundle shows the facts, which of them are chosen, and the sentence that states the one at hand.
func (r *reviewer) writeBundle(s *console.Sheet, b *bundle) {
	title := locale.Line{b.title}
	if !b.alone && len(b.facts) > 0 {
		title = append(title, say("{chosen} of {n} chosen", len(b.taken()), len(b.facts)))
	}
	s.Say(r.pen.strong(r.text(title)))
	if b.about != "" {
		s.Say(b.about)
	}
	r.writeNote(s)
	s.Blank()
	if len(b.facts) == 0 {
		s.Say(r.text(b.none))
	}
	for i, f := range b.facts {
		here, box := "  ", map[bool]string{false: "[ ] "}[b.alone]
		if i == b.at {
			s.Look()
			here = "> "
		}
		if b.chosen[i] {
			box = "[x] "
		}
		s.Hang(6, here+box+r.text(alert.Statement(f.Fact.Fact)))
		if i == b.at {
			s.Hang(6, "      "+r.pen.faint(visible(f.Evidence.Text)))
		}
	}
	r.writeRemark(s, b.on())
	r.writeKeys(s, []keyHelp{{"A", say("Accept those chosen")}, {"R", say("Reject, because")}, {"U", review.VerdictWord(postgres.BeUnsure)},
		{"W", say("Note")}, {"J K", say("down, up")}, {"X", say("choose or leave out")}, {"*", say("all, or none")}, {"O", say("open it alone")}})
	s.Foot(r.text(say("Any other key goes back.")))
}
