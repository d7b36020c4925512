package web

import (
	"net/http"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A past is what a watch would have noticed in the archive.
type past struct {
	Tried  bool
	Recent int // in the last hundred days
	All    int
	Noisy  any // what to do about too many; nil if they are not
	Years  *figure
	Items  []pastItem
}

type pastItem struct {
	Headline any
	Href     string
	Day      any
	Quote    string
	Lang     string
	Origin   any
}

// pastShown is how many of the latest are shown.
const pastShown = 10

// past tries a watch on the archive.
func (s *site) past(r *http.Request, w alert.Watch) (*past, error) {
	events, tried, err := s.seeker.Backtest(r.Context(), w.Condition)
	if err != nil || !tried {
		return &past{}, err
	}
	p := &past{Tried: true, All: len(events), Recent: alert.Recent(events, time.Now()), Years: yearsOf(events)}
	for _, e := range events[:min(len(events), pastShown)] {
		p.Items = append(p.Items, newPastItem(e))
	}
	if alert.Noisy(p.Recent, w.Rhythm) {
		p.Noisy = say("That is more than one a day. Narrow it by a place or a word, or have it told once a day.")
	}
	return p, nil
}

// flood refuses a watch that would tell somebody at once of more than anybody can read.
func (s *site) flood(r *http.Request, w alert.Watch) error {
	p, err := s.past(r, w)
	if err != nil {
		return err
	}
	return alert.Flood(p.Recent, w.Rhythm)
}

func newPastItem(e alert.Event) pastItem {
	i := pastItem{Headline: e.Headline(), Href: e.Path(), Quote: e.Evidence, Lang: e.Language}
	if published, err := news.ParseDate(e.Published); err == nil {
		i.Day = day(published)
	}
	if e.SourceName != "" {
		i.Origin = name(e.SourceName)
	}
	return i
}

// yearsOf draws how many there were each month, from the first to the last.
func yearsOf(events []alert.Event) *figure {
	counts := map[news.Date]int{}
	var first, last news.Date
	for _, e := range events {
		day, err := news.ParseDate(e.Published)
		if err != nil || day.Month == 0 {
			continue
		}
		month := news.Date{Year: day.Year, Month: day.Month}
		counts[month]++
		if first.IsZero() || month.First().Before(first.First()) {
			first = month
		}
		if month.First().After(last.First()) {
			last = month
		}
	}
	if first.IsZero() {
		return nil
	}
	if early := news.DateOf(last.First().AddDate(0, 1-fewestMonths, 0)); early.First().Before(first.First()) {
		first = news.Date{Year: early.Year, Month: early.Month}
	}
	return drawMonths(counts, first, last)
}

// fewestMonths is how many a chart of alerts shows at least.
const fewestMonths = 24

func drawMonths(counts map[news.Date]int, first, last news.Date) *figure {
	var points []point
	months := news.Date{Year: first.Year, Month: first.Month, Day: 1}.MonthsUntil(news.Date{Year: last.Year, Month: last.Month, Day: 1}) + 1
	for i := range months {
		t := first.First().AddDate(0, i, 0)
		month := news.Date{Year: t.Year(), Month: int(t.Month())}
		points = append(points, point{Label: month, Tick: yearTick(month, i == 0, months), N: counts[month], Known: true})
	}
	f := newFigure(points, say("Month"))
	f.Unit = say("Alerts")
	f.Caption = say("{n alert|alerts} from {first} to {last}", f.Total, first, last)
	return &f
}

// Summary says how often the watch would have told of something.
func (p past) Summary() locale.Message {
	return say("It would have told you {n time|times} in the last 100 days, and {all} in all.", p.Recent, p.All)
}
