package study

import (
	"cmp"
	"context"
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
)

// An Event is what happens to a group.
type Event string

// Events.
const (
	Met       Event = "meeting"
	Appointed Event = "appointed" // somebody; elected, or beside other posts, too
	Removed   Event = "removed"   // somebody
	Created   Event = "created"
	Adjusted  Event = "adjusted"
	Renamed   Event = "renamed"
	Abolished Event = "abolished"
)

// EventKinds returns all events.
func EventKinds() []Event {
	return []Event{Met, Appointed, Removed, Created, Adjusted, Renamed, Abolished}
}

func eventOf(h postgres.Happening) Event {
	switch {
	case h.Kind == news.MeetingFact:
		return Met
	case h.Kind == news.AppointmentFact && h.Action != news.Removed:
		return Appointed
	}
	return Event(h.Action)
}

// A Tally counts facts: those that stand, and those of them that curators accepted.
type Tally struct{ Facts, Accepted int }

// An EventSeries counts one event of a group over time.
type EventSeries struct {
	research.Subject
	Event    Event
	periods  []research.Row      // those of all series
	tallies  map[news.Date]Tally // by the first day of a period
	unplaced map[news.Date]Tally // by a date that is wider than a period, not known, or not come yet
}

// Events gives what happened to groups, by group, in the order of the kinds of events. Periods are those of which
// articles were read, from that of the earliest event on.
func Events(ctx context.Context, db *postgres.DB, q Question) ([]EventSeries, error) {
	groups, err := q.groups(ctx, db)
	if err != nil {
		return nil, err
	}
	var months news.Date
	if q.period() != news.Daily && q.period() != news.Weekly {
		months = news.DateOf(q.Now)
	}
	happened, err := db.Happenings(ctx, months, groups...)
	if err != nil {
		return nil, err
	}
	totals, err := db.PeriodTotals(ctx, postgres.CountFilter{By: q.period()})
	if err != nil {
		return nil, err
	}
	all := q.eventSeries(happened, totals)
	if q.Lineage {
		err = nameAll(ctx, db, all, q.Group)
	}
	return all, err
}

// nameAll calls what happened to a lineage by the name of the group that was asked for.
func nameAll(ctx context.Context, db *postgres.DB, all []EventSeries, group string) error {
	name, err := db.OfficialName(ctx, group)
	for i := range all {
		all[i].Name = name
	}
	return err
}

func (q Question) eventSeries(happened []postgres.Happening, totals []postgres.PeriodTotal) (all []EventSeries) {
	happened = slices.DeleteFunc(happened, func(h postgres.Happening) bool { return q.Level != "" && h.Level != q.Level })
	periods, place := q.eventPeriods(happened, totals), map[string]int{}
	for _, h := range happened {
		s := EventSeries{Subject: research.Subject{ID: h.Group, Name: h.Name, Level: h.Level}, Event: eventOf(h)}
		if q.Lineage {
			s.ID = q.Group
		}
		key := s.ID + " " + string(s.Event)
		if _, known := place[key]; !known {
			s.periods, s.tallies, s.unplaced = periods, map[news.Date]Tally{}, map[news.Date]Tally{}
			place[key], all = len(all), append(all, s)
		}
		all[place[key]].add(q.period(), h)
	}
	slices.SortStableFunc(all, func(a, b EventSeries) int {
		return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(slices.Index(EventKinds(), a.Event), slices.Index(EventKinds(), b.Event)))
	})
	return all
}

// eventPeriods are those of what was read, begun with the earliest event.
func (q Question) eventPeriods(happened []postgres.Happening, totals []postgres.PeriodTotal) []research.Row {
	var dated []postgres.PeriodTotal
	for _, h := range happened {
		if begin, fits := periodOf(q.period(), h.Date); fits {
			dated = append(dated, postgres.PeriodTotal{Begin: begin})
		}
	}
	return research.Series(q.period(), research.Subject{}, nil, append(dated, totals...), news.DateOf(q.Now))
}

// periodOf is the first day of the period that a date lies in, if it is known well enough to lie in one.
func periodOf(p news.Period, d news.Date) (begin news.Date, fits bool) {
	if d.IsZero() {
		return begin, false
	}
	begin = p.Begin(d)
	return begin, begin == p.Begin(news.DateOf(d.Last()))
}

func (s *EventSeries) add(p news.Period, h postgres.Happening) {
	tallies, key := s.unplaced, h.Date
	begin, fits := periodOf(p, h.Date)
	if n := len(s.periods); fits && n > 0 && !s.periods[n-1].Begin.Before(begin) {
		tallies, key = s.tallies, begin
	}
	t := tallies[key]
	tallies[key] = Tally{t.Facts + h.Facts, t.Accepted + h.Accepted}
}

// Periods are those of all series, with what was read of each.
func Periods(all []EventSeries) []research.Row {
	if len(all) == 0 {
		return nil
	}
	return all[0].periods
}

// At is what a period has; nil where nothing was read of it and nothing is known of it otherwise.
func (s EventSeries) At(r research.Row) *Tally {
	t, dated := s.tallies[r.Begin]
	if !dated && r.Counts == nil {
		return nil
	}
	return &t
}

// Unplaced are the dates of what lies in no period, the earliest first.
func (s EventSeries) Unplaced() []news.Date {
	dates := make([]news.Date, 0, len(s.unplaced))
	for d := range s.unplaced {
		dates = append(dates, d)
	}
	slices.SortFunc(dates, func(a, b news.Date) int { return cmp.Compare(a.String(), b.String()) })
	return dates
}
