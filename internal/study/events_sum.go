package study

import (
	"context"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
	"github.com/xiaozu-watch/xiaozu/internal/research/plot"
)

// An EventSum adds up a chronicle over all groups.
type EventSum struct {
	Groups   []research.Subject // to which anything happened
	Periods  []research.Row     // none if nothing happened
	tallies  map[Event]map[news.Date]Tally
	unplaced map[Event]Tally
}

// EventsSummed adds up what Events gives.
func EventsSummed(ctx context.Context, db *postgres.DB, q Question) (EventSum, error) {
	c, err := Events(ctx, db, q)
	if err != nil {
		return EventSum{}, err
	}
	return c.sum()
}

func (c Chronicle) sum() (EventSum, error) {
	sum := EventSum{tallies: map[Event]map[news.Date]Tally{}, unplaced: map[Event]Tally{}}
	for s, err := range c.Series {
		if err != nil {
			return sum, err
		}
		sum.Periods = c.Periods
		sum.add(s)
	}
	return sum, nil
}

func (sum *EventSum) add(s EventSeries) {
	if n := len(sum.Groups); n == 0 || sum.Groups[n-1].ID != s.ID {
		sum.Groups = append(sum.Groups, s.Subject)
	}
	if sum.tallies[s.Event] == nil {
		sum.tallies[s.Event] = map[news.Date]Tally{}
	}
	for begin, t := range s.tallies {
		sum.tallies[s.Event][begin] = sum.tallies[s.Event][begin].plus(t)
	}
	for _, t := range s.unplaced {
		sum.unplaced[s.Event] = sum.unplaced[s.Event].plus(t)
	}
}

// Of are the tallies of an event by period; nil if it happened to none.
func (sum EventSum) Of(event Event) (tallies []Tally) {
	if sum.tallies[event] == nil {
		return nil
	}
	for _, r := range sum.Periods {
		tallies = append(tallies, sum.tallies[event][r.Begin])
	}
	return tallies
}

// Unplaced is the tally of an event over all dates that lie in no period.
func (sum EventSum) Unplaced(event Event) Tally { return sum.unplaced[event] }

// layers are the events that charts tell apart: what happens to groups themselves is rare, and together.
var layers = [][]Event{{Met}, {Appointed}, {Removed}, {Created, Adjusted, Renamed, Abolished}}

// Stack is what happened as columns, all groups together. names are those of events.
func (sum EventSum) Stack(names func(Event) string) (s plot.Stack) {
	for _, r := range sum.Periods {
		s.Periods, s.Coverage = append(s.Periods, r.Period.Label(r.Begin)), append(s.Coverage, r.Coverage)
	}
	for _, events := range layers {
		l := plot.Layer{Sure: make([]int, len(s.Periods)), Unsure: make([]int, len(s.Periods))}
		var named []string
		for _, event := range events {
			for i, t := range sum.Of(event) {
				l.Sure[i] += t.Facts
			}
			named = append(named, names(event))
		}
		l.Name = strings.Join(named, " / ")
		s.Layers = append(s.Layers, l)
	}
	return s
}
