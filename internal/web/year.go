package web

import (
	"context"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// addYear draws how often groups were named, day by day, today at the right edge.
func (s *site) addYear(ctx context.Context, v *todayView) error {
	last := time.Now().In(news.Beijing)
	first := last.AddDate(-1, 0, 1)
	days, err := s.db.Days(ctx, news.DateOf(first), news.DateOf(last))
	if err != nil || len(days) == 0 {
		return err
	}
	f := newFigure(yearPoints(first, last, days), say("Day"))
	v.Year = &f
	return nil
}

func yearPoints(first, last time.Time, days []postgres.DayCount) []point {
	read := make(map[news.Date]int, len(days))
	for _, d := range days {
		read[d.Day] = d.Mentions
	}
	var points []point
	for t := first; !t.After(last); t = t.AddDate(0, 0, 1) {
		day := news.DateOf(t)
		n, known := read[day]
		p := point{Label: day, N: n, Known: known}
		if day.Day == 1 {
			p.Tick = t.Month()
		}
		points = append(points, p)
	}
	return points
}
