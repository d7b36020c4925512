package web

import (
	"context"
	"slices"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
)

// groupMonths draws how often the group was named, month by month; nil if it never was.
func (s *site) groupMonths(ctx context.Context, g postgres.GroupPage) (*figure, error) {
	if len(g.Months) == 0 {
		return nil, nil
	}
	totals, err := s.db.PeriodTotals(ctx, postgres.CountFilter{})
	if err != nil {
		return nil, err
	}
	rows := research.Of(news.Monthly, g.Months, totals, time.Now())
	if len(rows) == 0 {
		return nil, nil // named in undated articles, or in days to come, alone
	}
	f := newFigure(monthPoints(rows), say("Month"))
	return &f, nil
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
