package study

import (
	"context"
	"iter"

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

// kind is that of the facts that tell of the event.
func (e Event) kind() news.FactKind {
	switch e {
	case Met:
		return news.MeetingFact
	case Appointed, Removed:
		return news.AppointmentFact
	}
	return news.GroupFact
}

// A Tally counts facts: those that stand, and those of them that curators accepted.
type Tally struct{ Facts, Accepted int }

func (t Tally) plus(more Tally) Tally {
	return Tally{t.Facts + more.Facts, t.Accepted + more.Accepted}
}

// A Chronicle is what happened to groups over time.
type Chronicle struct {
	Periods []research.Row                // from the first of which anything was read or happened to the last
	Series  iter.Seq2[EventSeries, error] // by group, in the order of the kinds of events, as they come; the first error is the last
}

// Events gives what happened to groups.
func Events(ctx context.Context, db *postgres.DB, q Question) (c Chronicle, err error) {
	f := postgres.HappeningFilter{Level: q.Level, By: q.period(), Until: news.DateOf(q.Now)}
	if f.Groups, err = q.groups(ctx, db); err != nil {
		return c, err
	}
	first, last, err := db.HappeningsFrom(ctx, f)
	if err != nil {
		return c, err
	}
	totals, err := db.PeriodTotals(ctx, postgres.CountFilter{By: q.period()})
	if err != nil {
		return c, err
	}
	periods := q.eventPeriods(totals, first, last)
	happened := db.Happenings(ctx, f)
	if q.Lineage {
		name, err := db.OfficialName(ctx, q.Group)
		if err != nil {
			return c, err
		}
		happened = toOne(q.Group, name, happened)
	}
	return q.chronicle(periods, happened), nil
}

// toOne says of what happened to a lineage that it happened to one group.
func toOne(group, name string, happened iter.Seq2[postgres.Happening, error]) iter.Seq2[postgres.Happening, error] {
	return func(yield func(postgres.Happening, error) bool) {
		for h, err := range happened {
			h.Group, h.Name = group, name
			if !yield(h, err) {
				return
			}
		}
	}
}
