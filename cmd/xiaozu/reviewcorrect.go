package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
	"github.com/xiaozu-watch/xiaozu/internal/console"
	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/review"
)

// A correction is what a curator says instead of a fact.
type correction struct {
	stated review.Stated
	offers map[string][]string // names at hand, by what they name
}

// correct asks what the text states, and accepts the fact so.
func (r *reviewer) correct(ctx context.Context, f looked) (next string, err error) {
	c := correction{stated: review.StatedIn(f.Fact.Fact)}
	if c.offers, err = r.offers(ctx, f); err != nil {
		return "", err
	}
	for {
		key, err := r.ask(ctx, func(s *console.Sheet) { r.writeCorrection(s, f, c) })
		switch {
		case err != nil:
			return "", err
		case key == 'a':
			next, done, err := r.acceptCorrected(ctx, f, c)
			if err != nil || done {
				return next, err
			}
		case key >= '1' && key <= '7':
			if err := r.fill(ctx, &c, int(key-'1')); err != nil {
				return "", err
			}
		default:
			return f.Key, nil
		}
	}
}

// acceptCorrected decides; it is not done if too little is said.
func (r *reviewer) acceptCorrected(ctx context.Context, f looked, c correction) (next string, done bool, err error) {
	right, err := r.desk.Fact(ctx, c.stated, f.Fact.Fact)
	if unclear, is := errors.AsType[review.UnclearError](err); is {
		r.note = unclear.Why
		return "", false, nil
	}
	if err != nil {
		return "", false, err
	}
	next, err = r.decide(ctx, f, review.Request{Verdict: postgres.Correct, Corrected: &right})
	return next, true, err
}

// offers are the names in the article and on the bench of the group.
func (r *reviewer) offers(ctx context.Context, f looked) (map[string][]string, error) {
	if len(f.Passages) == 0 {
		return review.Offers(nil, f.seats), nil
	}
	article, err := r.db.Article(ctx, f.Passages[0].Article.Source, f.Passages[0].Article.Page)
	return review.Offers(article.Mentions, f.seats), err
}

// writeCorrection shows what is said so far, with a number for each part of it.
func (r *reviewer) writeCorrection(s *console.Sheet, f looked, c correction) {
	s.Say(r.pen.strong(r.text(say("put right what was read"))))
	r.writeNote(s)
	s.Blank()
	s.Say(r.text(alert.Statement(f.Fact.Fact)))
	if len(f.Passages) > 0 {
		s.Say(marked(inContext(f.Passages[0]), r.pen))
	}
	s.Blank()
	line := func(n int, label locale.Message, value any) {
		s.Hang(6, fmt.Sprintf("  %s  %s: %s", r.pen.strong(strconv.Itoa(n)), r.text(label), r.text(value)))
	}
	line(1, say("What happened"), c.stated.Happening.Name)
	for i, field := range c.stated.Fields() {
		line(i+2, field.Label, *field.Value)
	}
	line(7, say("Date"), c.stated.Date)
	r.writeKeys(s, []keyHelp{{"A", say("Accept as corrected")}, {"1 … 7", say("change it")}})
	s.Foot(r.text(say("Any other key goes back.")))
}

// fill asks for one part of what is stated: what happened, a name or role, or the date.
func (r *reviewer) fill(ctx context.Context, c *correction, part int) (err error) {
	fields := c.stated.Fields()
	switch {
	case part == 0:
		return r.fillHappening(ctx, c)
	case part > len(fields):
		c.stated.Date, err = r.on.Line(ctx, r.text(say("Date")), c.stated.Date, nil)
		return err
	}
	field := fields[part-1]
	*field.Value, err = r.on.Line(ctx, r.text(field.Label), *field.Value, r.completer(ctx, field.Complete, c.offers[field.Complete]))
	return err
}

// completer offers names that begin so: those at hand, then those of the registry.
func (r *reviewer) completer(ctx context.Context, what string, atHand []string) func(string) []string {
	return func(beginning string) []string {
		var names []string
		for _, name := range atHand {
			if strings.HasPrefix(name, beginning) {
				names = append(names, name)
			}
		}
		known, err := r.db.Complete(ctx, what, beginning)
		if err != nil {
			return names // what would have been offered can still be typed
		}
		for _, name := range known {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
		return names
	}
}

// fillHappening asks for the number of what happened.
func (r *reviewer) fillHappening(ctx context.Context, c *correction) error {
	all := review.Happenings()
	now := slices.IndexFunc(all, func(h review.Happening) bool { return h.Code() == c.stated.Happening.Code() })
	r.on.Show(func(s *console.Sheet) {
		for i, h := range all {
			s.Hang(6, fmt.Sprintf("  %2d  %s", i+1, r.text(h.Name)))
		}
	})
	typed, err := r.on.Line(ctx, r.text(say("What happened")), strconv.Itoa(now+1), nil)
	if n, wrong := strconv.Atoi(strings.TrimSpace(typed)); wrong == nil && n >= 1 && n <= len(all) {
		c.stated.Happening = all[n-1]
	} else {
		r.note = say("Choose what happened.")
	}
	return err
}
