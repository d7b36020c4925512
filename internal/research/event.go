package research

import (
	"context"
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// An EventKind says what happened.
type EventKind string

// The kinds of events.
const (
	Founded EventKind = "founded" // a group
	Became  EventKind = "became"  // a group became another, by a new name or a merger
	Ended   EventKind = "ended"   // a group, without one that came of it
	Met     EventKind = "met"     // the Party
)

// An Event is what happened at a time, to mark on a chart.
type Event struct {
	Date    news.Date // as precisely as it is known
	Kind    EventKind
	Name    string          // of the group
	Other   string          // of a group that became another: the other
	Meeting lexicon.Meeting // of the Party
}

// GroupEvents are what the registry says of a group's beginning and end; with lineage, of the groups that it came
// from and became too.
func GroupEvents(ctx context.Context, db *postgres.DB, id string, lineage bool) ([]Event, error) {
	family, err := db.Family(ctx, id)
	if err != nil {
		return nil, err
	}
	return familyEvents(family, func(group string) bool { return lineage || group == id }), nil
}

// familyEvents tells of the groups that are asked for. Where one became another on a known day, that the other began
// is not told again.
func familyEvents(f postgres.Family, asked func(group string) bool) (events []Event) {
	names := map[string]string{}
	for _, l := range f.Lives {
		names[l.Group] = l.Name
	}
	came := map[string]bool{}
	for _, l := range f.Lives {
		if !asked(l.Group) || l.Ended.IsZero() {
			continue
		}
		e := Event{Date: l.Ended, Kind: Ended, Name: l.Name}
		for _, d := range f.Descents {
			if d.Predecessor == l.Group && names[d.Successor] != "" {
				e.Kind, e.Other, came[d.Successor] = Became, names[d.Successor], true
			}
		}
		events = append(events, e)
	}
	for _, l := range f.Lives {
		if asked(l.Group) && !l.Established.IsZero() && !came[l.Group] {
			events = append(events, Event{Date: l.Established, Kind: Founded, Name: l.Name})
		}
	}
	return events
}

// MeetingEvents are the meetings as events.
func MeetingEvents(meetings []lexicon.Meeting) (events []Event) {
	for _, m := range meetings {
		events = append(events, Event{Date: m.First, Kind: Met, Meeting: m})
	}
	return events
}

// Within are the events of the time that a series is about, in their order, each once.
func Within(events []Event, rows []Row) (within []Event) {
	if len(rows) == 0 {
		return nil
	}
	first, end := rows[0].Begin, rows[0].Period.Next(rows[len(rows)-1].Begin)
	for _, e := range events {
		if !e.Date.Before(first) && e.Date.Before(end) && !slices.Contains(within, e) {
			within = append(within, e)
		}
	}
	slices.SortStableFunc(within, func(a, b Event) int { return a.Date.First().Compare(b.Date.First()) })
	return within
}

// Text says the event in English, for files and terminals.
func (e Event) Text() string {
	switch e.Kind {
	case Founded:
		return e.Date.String() + " " + e.Name + " founded"
	case Became:
		return e.Date.String() + " " + e.Name + " became " + e.Other
	case Ended:
		return e.Date.String() + " " + e.Name + " ended"
	}
	said := e.Date.String() + " " + e.Meeting.English
	if e.Meeting.Verification != lexicon.Sourced {
		said += " (unverified)"
	}
	return said
}

// Dates are those of the events.
func Dates(events []Event) (dates []news.Date) {
	for _, e := range events {
		dates = append(dates, e.Date)
	}
	return dates
}
