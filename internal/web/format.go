package web

import (
	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// day is a date to tell, or nil if none is known.
func day(d news.Date) any {
	if d.IsZero() {
		return nil
	}
	return d
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
