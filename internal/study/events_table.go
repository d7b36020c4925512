package study

import (
	"iter"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
)

// An eventRow is one event of a group in one period, or of one date that lies in none.
type eventRow struct {
	EventSeries
	period   string
	from, to news.Date // the first and the last day of the period; zero if there is none
	tally    *Tally
	total    postgres.PeriodTotal
	coverage string
}

// unplaced is the coverage of dates that lie in no period.
const unplaced = "unplaced"

// eventRows are the periods of each series, and behind them what lies in none.
func eventRows(c Chronicle) iter.Seq2[eventRow, error] {
	return func(yield func(eventRow, error) bool) {
		for s, err := range c.Series {
			if err != nil {
				yield(eventRow{}, err)
				return
			}
			for _, r := range s.periods {
				if !yield(eventRow{s, r.Period.Label(r.Begin), r.Begin, r.Period.Last(r.Begin), s.At(r), r.Total, string(r.Coverage)}, nil) {
					return
				}
			}
			for _, date := range s.Unplaced() {
				t := s.unplaced[date]
				if !yield(eventRow{EventSeries: s, period: date.String(), from: firstDay(date), to: firstDay(date), tally: &t, coverage: unplaced}, nil) {
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

// firstDay is the day under which a fact of the date is found; zero if it is not known.
func firstDay(d news.Date) news.Date {
	if d.IsZero() {
		return d
	}
	return news.DateOf(d.First())
}

// path leads to the facts that are counted, among others.
func (r eventRow) path() string {
	if r.joint || r.tally == nil || r.tally.Facts == 0 {
		return ""
	}
	return research.PathTo("/api/v1/facts", "group", r.ID, "kind", string(r.Event.kind()), "from", r.from.String(), "to", r.to.String())
}

func eventTable(c Chronicle) research.Table {
	return research.NewTable("events", eventRows(c),
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
		research.Path("the facts of the event's kind about the group and the period, among which those counted are; empty where there is none, and for a lineage", eventRow.path),
	)
}
