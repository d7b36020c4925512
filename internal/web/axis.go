package web

import (
	"strconv"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// An axis is a line of years. What stands on it is placed across in percent, so that it fits every
// screen.
type axis struct {
	first, last time.Time
	Ticks       []tick
}

// axisTicks is how many years at most are named: more would run together on a phone.
const axisTicks = 7

// newAxis goes from the year of the earliest to that of the latest date.
func newAxis(dates []news.Date) axis {
	first, last := time.Now().Year(), 0
	for _, d := range dates {
		if !d.IsZero() {
			first, last = min(first, d.Year), max(last, d.Year)
		}
	}
	last = max(last, first)
	a := axis{first: newYear(first - 1), last: newYear(last + 3)}
	step := 1
	for _, s := range []int{1, 2, 5, 10, 20, 50} {
		if step = s; (last+4-first)/s <= axisTicks {
			break
		}
	}
	for year := (first/step + 1) * step; year <= last+2; year += step {
		a.Ticks = append(a.Ticks, newTick(a.at(newYear(year)), strconv.Itoa(year)))
	}
	return a
}

func newYear(year int) time.Time { return time.Date(year, 1, 1, 0, 0, 0, 0, news.Beijing) }

// at is where a time stands, in percent.
func (a axis) at(t time.Time) float64 {
	return min(max(100*float64(t.Sub(a.first))/float64(a.last.Sub(a.first)), 0), 100)
}

// A stretch is a part of a bar: sure, maybe (an end falls into it), or open (an end is not known).
type stretch struct {
	X, Width, Class string
}

// openYears is how far a bar goes on where its end is not known.
const openYears = 2

// bar gives the stretches of what began and ended so.
func (a axis) bar(s postgres.Seat) (bar []stretch) {
	add := func(from, to time.Time, class string) {
		if from.Before(to) {
			x := a.at(from)
			bar = append(bar, stretch{percent(x), percent(max(a.at(to)-x, 0.3)), class})
		}
	}
	begun, ended := s.From, s.To
	if begun.IsZero() {
		if begun = s.FirstSeen; begun.IsZero() {
			begun = ended
		}
		add(begun.First().AddDate(-openYears, 0, 0), begun.First(), "open")
	}
	if ended.IsZero() {
		if ended = s.LastSeen; ended.IsZero() {
			ended = begun
		}
		add(ended.Last(), ended.Last().AddDate(openYears, 0, 0), "open")
	}
	switch sureFrom, sureTo := begun.Last(), ended.First(); {
	case begun.IsZero():
		return nil
	case !sureFrom.Before(sureTo): // both in one year or month, or a day alone
		add(begun.First(), ended.Last().AddDate(0, 0, 1), "maybe")
	default:
		add(begun.First(), sureFrom, "maybe")
		add(sureFrom, sureTo, "sure")
		add(sureTo, ended.Last(), "maybe")
	}
	return bar
}
