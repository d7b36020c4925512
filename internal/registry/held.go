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

// Held says how surely s was held on a date; on some day of it, if it is a month or a year. On the
// day on which it ended a seat was no longer certainly held: somebody else may have it by then.
func Held(s postgres.Seat, on news.Date) Certainty {
	return lasting(s.From, s.To, on)
}

// lasting says how surely what began and ended so was on some day of a date.
func lasting(from, to, on news.Date) Certainty {
	switch {
	case before(on, from) || before(to, on):
		return No
	case within(from, on) || surelyBetween(from, to, on):
		return Certain
	case overlap(from, on) || overlap(to, on):
		return Possible
	}
	return NotKnown
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

// surelyBetween reports whether some day of on comes after any beginning and before any end that
// the two can mean.
func surelyBetween(from, to, on news.Date) bool {
	if from.IsZero() || to.IsZero() {
		return false
	}
	return !later(from.Last(), on.First()).After(earlier(to.First().AddDate(0, 0, -1), on.Last()))
}

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
