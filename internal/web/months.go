package web

import (
	"context"
	"slices"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
	"github.com/xiaozu-watch/xiaozu/internal/study"
)

// groupMonths draws how often the group was named, month by month, and when it met; nil if it was
// never named.
func (s *site) groupMonths(ctx context.Context, g postgres.GroupPage) (*figure, error) {
	f, err := s.monthly(ctx, g.Months)
	if f == nil || err != nil {
		return nil, err
	}
	meetings, err := s.db.Meetings(ctx, append([]string{g.ID}, g.Merged...)...)
	if err != nil {
		return nil, err
	}
	f.addMeetings(meetings)
	f.addStandby(meetings, g.Ended)
	return f, nil
}

// monthly draws counts of one subject by month; nil if there is nothing to draw.
func (s *site) monthly(ctx context.Context, counts []postgres.PeriodCount) (*figure, error) {
	if len(counts) == 0 {
		return nil, nil
	}
	totals, err := s.db.PeriodTotals(ctx, postgres.CountFilter{})
	if err != nil {
		return nil, err
	}
	rows := research.Of(news.Monthly, counts, totals, time.Now())
	if len(rows) == 0 {
		return nil, nil // named in undated articles, or in days to come, alone
	}
	f := newFigure(monthPoints(rows), say("Month"))
	return &f, nil
}

// addMeetings marks the months in which the group met.
func (f *figure) addMeetings(meetings []postgres.MonthMeetings) {
	step := 100 / float64(len(f.Points))
	for _, m := range meetings {
		i := slices.IndexFunc(f.Points, func(p point) bool { return p.Label == m.Month })
		if i >= 0 {
			f.Marks = append(f.Marks, mark{percent((float64(i) + 0.5) * step), say("{month}: {n meeting|meetings}", m.Month, m.Meetings)})
		}
	}
}

// addStandby shades the times in which the group was there and read of, and nobody named it.
func (f *figure) addStandby(meetings []postgres.MonthMeetings, ended news.Date) {
	met := map[any]int{}
	for _, m := range meetings {
		met[m.Month] = m.Meetings
	}
	months := make([]study.Month, len(f.Points))
	for i, p := range f.Points {
		month, _ := p.Label.(news.Date)
		months[i] = study.Month{Month: month, Read: p.Known, Mentions: p.N, Meetings: met[month]}
	}
	for _, span := range study.Standbys(months, ended) {
		f.shade(span.First, span.End)
	}
}

// shade shades the points from first to the one before end.
func (f *figure) shade(first, end int) {
	step := 100 / float64(len(f.Points))
	f.Shades = append(f.Shades, shade{percent(float64(first) * step), percent(float64(end-first) * step),
		say("Standby from {first} to {last}: no mention, no meeting", f.Points[first].Label, f.Points[end-1].Label)})
}

// monthsShown is how many months a chart has at least, if so many were read.
const monthsShown = 36

// monthPoints begin a year before the group was named first: what was before shows nothing.
func monthPoints(rows []research.Row) []point {
	first := slices.IndexFunc(rows, func(r research.Row) bool { return r.Counts != nil && *r.Mentions() > 0 })
	rows = rows[max(min(first-12, len(rows)-monthsShown), 0):]
	points := make([]point, len(rows))
	for i, r := range rows {
		month := news.Date{Year: r.Begin.Year, Month: r.Begin.Month}
		points[i] = point{Label: month, Tick: yearTick(month, i == 0, len(rows))}
		if n := r.Mentions(); n != nil {
			points[i].N, points[i].Known = *n, true
		}
	}
	return points
}
