package web

import (
	"math"

	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// surely says how confident a rule is, 0 to 1.
func surely(confidence float64) locale.Message {
	return say("{n}\u00a0% sure", int(math.Round(confidence*100)))
}

// day is a date to tell, or nil if none is known.
func day(d news.Date) any {
	if d.IsZero() {
		return nil
	}
	return d
}

// span says from when to when, as far as is known: that an end is unknown does not mean that
// there was none. It is nil if neither is known.
func span(from, to news.Date) any {
	switch {
	case from.IsZero() && to.IsZero():
		return nil
	case to.IsZero():
		return say("from {date}", from)
	case from.IsZero():
		return say("until {date}", to)
	}
	return say("{from} – {to}", from, to)
}

// printed is a publication time as precisely as its page printed it; nil if it printed none.
func printed(m news.Moment) any {
	switch {
	case m.IsZero():
		return nil
	case m.Precision == news.ToDay:
		return m.Date()
	}
	return m.Time
}
