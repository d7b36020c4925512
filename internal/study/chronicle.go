package study

import (
	"cmp"
	"iter"
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
)

// eventPeriods are those of what was read, and those of events.
func (q Question) eventPeriods(totals []postgres.PeriodTotal, events ...news.Date) []research.Row {
	var dated []postgres.PeriodTotal
	for _, d := range events {
		if !d.IsZero() {
			dated = append(dated, postgres.PeriodTotal{Begin: q.period().Begin(d)})
		}
	}
	return research.Series(q.period(), research.Subject{}, nil, append(dated, totals...), news.DateOf(q.Now))
}

// chronicle tells what happened, group by group.
func (q Question) chronicle(periods []research.Row, happened iter.Seq2[postgres.Happening, error]) Chronicle {
	return Chronicle{periods, func(yield func(EventSeries, error) bool) {
		var group []EventSeries
		for h, err := range happened {
			if err != nil {
				yield(EventSeries{}, err)
				return
			}
			if len(group) > 0 && group[0].ID != h.Group {
				if !giveAll(group, yield) {
					return
				}
				group = nil
			}
			group = q.add(group, h, periods)
		}
		giveAll(group, yield)
	}}
}

// giveAll yields the series of a group, until nobody asks for more.
func giveAll(group []EventSeries, yield func(EventSeries, error) bool) bool {
	slices.SortFunc(group, func(a, b EventSeries) int {
		return cmp.Compare(slices.Index(EventKinds(), a.Event), slices.Index(EventKinds(), b.Event))
	})
	for _, s := range group {
		if !yield(s, nil) {
			return false
		}
	}
	return true
}

// add adds what happened to the series of its group.
func (q Question) add(group []EventSeries, h postgres.Happening, periods []research.Row) []EventSeries {
	event := eventOf(h)
	i := slices.IndexFunc(group, func(s EventSeries) bool { return s.Event == event })
	if i < 0 {
		i, group = len(group), append(group, EventSeries{
			Subject: research.Subject{ID: h.Group, Name: h.Name, Level: h.Level}, Event: event, joint: q.Lineage,
			periods: periods, tallies: map[news.Date]Tally{}, unplaced: map[news.Date]Tally{},
		})
	}
	group[i].add(q.period(), h)
	return group
}

// An EventSeries counts one event of a group over time.
type EventSeries struct {
	research.Subject
	Event    Event
	joint    bool                // whether it is that of a lineage
	periods  []research.Row      // those of all series
	tallies  map[news.Date]Tally // by the first day of a period
	unplaced map[news.Date]Tally // by a date that is wider than a period, not known, or not come yet
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
	if begin, fits := periodOf(p, h.Date); fits && s.covers(begin) {
		tallies, key = s.tallies, begin
	}
	tallies[key] = tallies[key].plus(Tally{h.Facts, h.Accepted})
}

// covers reports whether a period is among those that are told of.
func (s *EventSeries) covers(begin news.Date) bool {
	n := len(s.periods)
	return n > 0 && !begin.Before(s.periods[0].Begin) && !s.periods[n-1].Begin.Before(begin)
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
