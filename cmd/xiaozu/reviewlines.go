package main

import (
	"github.com/xiaozu-watch/xiaozu/internal/alert"
	"github.com/xiaozu-watch/xiaozu/internal/console"
	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/registry"
	"github.com/xiaozu-watch/xiaozu/internal/review"
)

// list writes a heading and a line for each of several things.
func list[T any](r *reviewer, s *console.Sheet, heading locale.Message, all []T, line func(T) string) {
	s.Say(r.pen.strong(r.text(heading)))
	for _, one := range all {
		s.Hang(4, "  "+line(one))
	}
}

// change is a row of the registry that would come, end or go.
func (r *reviewer) change(c registry.Change) string {
	what := ""
	if c.Group != nil {
		what = r.lasting(c.Group.ID, registry.Span(c.Group.Established, c.Group.Ended))
	} else {
		what = r.seat(*c.Seat)
	}
	return c.Sign + " " + r.text(c.Says) + " " + what
}

func (r *reviewer) seat(st postgres.Seat) string {
	return r.lasting(st.Role+" "+st.PersonName, registry.Span(st.From, st.To))
}

func (r *reviewer) lasting(what string, span any) string {
	if span == nil {
		return visible(what)
	}
	return r.text(locale.Line{what, span})
}

func (r *reviewer) alike(i postgres.Item) string {
	line := locale.Line{alert.Statement(i.Fact.Fact)}
	if !i.Date.IsZero() {
		line = append(line, i.Date)
	}
	return r.text(append(line, review.StateWord(i.State)))
}

func (r *reviewer) decision(d postgres.Decision) string {
	line := locale.Line{review.Judgement(d.Verdict, d.Reason)}
	if d.Corrected != nil {
		line = append(line, alert.Statement(d.Corrected.Stated()))
	}
	line = append(line, say("by {name}, {time}", locale.NameOf(d.By), d.At))
	if d.Note != "" {
		line = append(line, d.Note)
	}
	return r.text(line)
}
