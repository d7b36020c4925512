package registry

import (
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// A Certainty says how surely something was so on a date, as far as dates are known.
type Certainty int

// The certainties, the least first.
const (
	No       Certainty = iota
	NotKnown           // the end, or the beginning, that would tell is not known
	Possible           // the end or the beginning falls into that time, and is not known more closely
	Certain
)

func (c Certainty) String() string { return [...]string{"no", "not known", "possible", "certain"}[c] }

// Held says how surely s was held on a date; on some day of it, if it is a month or a year. On the
// day on which it ended, a seat was no longer certainly held: somebody else may have it by then.
func Held(s postgres.Seat, on news.Date) Certainty {
	switch {
	case before(on, s.From) || before(s.To, on):
		return No
	case within(s.From, on), within(s.FirstSeen, on), within(s.LastSeen, on), surely(s, on):
		return Certain
	case overlap(s.From, on) || overlap(s.To, on):
		return Possible
	}
	return NotKnown
}

// Lasted says how surely what began and ended so was there on a date.
func Lasted(from, to, on news.Date) Certainty { return Held(postgres.Seat{From: from, To: to}, on) }

// surely reports whether s was held on some day of on, whichever days its dates mean.
func surely(s postgres.Seat, on news.Date) bool {
	first, last := sureDays(s)
	return !last.IsZero() && !later(first, on.First()).After(earlier(last, on.Last()))
}

// sureDays are the first and last day on which s was held, whichever days its dates mean; zero if
// there is none.
func sureDays(s postgres.Seat) (first, last time.Time) {
	begun := s.From
	if begun.IsZero() {
		begun = s.FirstSeen
	}
	last = s.LastSeen.First()
	if !s.To.IsZero() {
		last = s.To.First().AddDate(0, 0, -1)
	}
	if begun.IsZero() || last.Before(begun.Last()) {
		return time.Time{}, time.Time{}
	}
	return begun.Last(), last
}

// before reports whether every day that a can mean comes before every day that b can; of an unknown
// date nothing does.
func before(a, b news.Date) bool {
	return !a.IsZero() && !b.IsZero() && a.Last().Before(b.First())
}

// within reports whether d is a day of on.
func within(d, on news.Date) bool {
	return !d.IsZero() && !d.First().Before(on.First()) && !d.Last().After(on.Last())
}

// overlap reports whether d can be a day of on.
func overlap(d, on news.Date) bool { return !d.IsZero() && !before(d, on) && !before(on, d) }

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}
