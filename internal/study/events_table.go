package study

import (
	"iter"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
	"github.com/xiaozu-watch/xiaozu/internal/research/plot"
)

// An eventRow is one event of a group in one period, or of one date that lies in none.
type eventRow struct {
	EventSeries
	period   string
	tally    *Tally
	total    postgres.PeriodTotal
	coverage string
}

// unplaced is the coverage of dates that lie in no period.
const unplaced = "unplaced"

// eventRows are the periods of each series, and behind them what lies in none.
func eventRows(all []EventSeries) iter.Seq2[eventRow, error] {
	return func(yield func(eventRow, error) bool) {
		for _, s := range all {
			for _, r := range s.periods {
				if !yield(eventRow{s, r.Period.Label(r.Begin), s.At(r), r.Total, string(r.Coverage)}, nil) {
					return
				}
			}
			for _, date := range s.Unplaced() {
				t := s.unplaced[date]
				if !yield(eventRow{EventSeries: s, period: date.String(), tally: &t, coverage: unplaced}, nil) {
					return
				}
			}
		}
	}
}

func (r eventRow) count(of func(Tally) int) *int {
	if r.tally == nil {
		return nil
	}
	n := of(*r.tally)
	return &n
}

func eventTable(all []EventSeries) research.Table {
	return research.NewTable("events", eventRows(all),
		research.Text("group", "id of the group; its name if it is in no dictionary", func(r eventRow) string { return r.ID }),
		research.Text("name", "official, simplified", func(r eventRow) string { return r.Name }),
		research.Text("level", "whose it is, if known", func(r eventRow) string { return r.Level }),
		research.Text("event", "meeting; appointed or removed (somebody); created, adjusted, renamed or abolished (the group)", func(r eventRow) string { return string(r.Event) }),
		research.Text("period", "2024, 2024-Q1, 2024-03, …, in Beijing; of what is unplaced, its date as far as it is known", func(r eventRow) string { return r.period }),
		research.Optional("facts", "that say so and stand, once over all articles that state them; empty where nothing was read", func(r eventRow) *int { return r.count(func(t Tally) int { return t.Facts }) }),
		research.Optional("accepted", "those of them that curators accepted; the others are proposed or unsure", func(r eventRow) *int { return r.count(func(t Tally) int { return t.Accepted }) }),
		research.Integer("articles_total", "all articles of the period that were read", func(r eventRow) int { return r.total.Articles }),
		research.Integer("sources", "sources that these are from", func(r eventRow) int { return r.total.Sources }),
		research.Text("coverage", "read, asked (crawls found no article of the period: a zero), running (the period is not over), none (nothing was read: not a zero) or unplaced (the date is wider than a period, not known, or not come yet)", func(r eventRow) string { return r.coverage }),
	)
}

// layers are the events that charts tell apart: what happens to groups themselves is rare, and together.
var layers = [][]Event{{Met}, {Appointed}, {Removed}, {Created, Adjusted, Renamed, Abolished}}

// EventStack is what happened as columns, all groups together. names are those of events.
func EventStack(all []EventSeries, names func(Event) string) (s plot.Stack) {
	for _, r := range Periods(all) {
		s.Periods, s.Coverage = append(s.Periods, r.Period.Label(r.Begin)), append(s.Coverage, r.Coverage)
	}
	for _, events := range layers {
		l := plot.Layer{Sure: make([]int, len(s.Periods)), Unsure: make([]int, len(s.Periods))}
		var named []string
		for _, event := range events {
			for i, t := range SumOf(all, event) {
				l.Sure[i] += t.Facts
			}
			named = append(named, names(event))
		}
		l.Name = strings.Join(named, " / ")
		s.Layers = append(s.Layers, l)
	}
	return s
}

// SumOf adds up an event over all groups, by period; nil if it happened to none.
func SumOf(all []EventSeries, event Event) (sums []Tally) {
	for _, s := range all {
		if s.Event != event {
			continue
		}
		if sums == nil {
			sums = make([]Tally, len(s.periods))
		}
		for i, r := range s.periods {
			t := s.tallies[r.Begin]
			sums[i] = Tally{sums[i].Facts + t.Facts, sums[i].Accepted + t.Accepted}
		}
	}
	return sums
}

// UnplacedOf adds up an event over all groups and all dates that lie in no period.
func UnplacedOf(all []EventSeries, event Event) (sum Tally) {
	for _, s := range all {
		for _, t := range s.unplaced {
			if s.Event == event {
				sum = Tally{sum.Facts + t.Facts, sum.Accepted + t.Accepted}
			}
		}
	}
	return sum
}
