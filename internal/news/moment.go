package news

import "time"

// A Precision says how much of a publication time the page printed.
type Precision string

// The precisions of a Moment.
const (
	ToDay    Precision = "day"
	ToMinute Precision = "minute"
	ToSecond Precision = "second"
)

// A Moment is a publication time with what the page showed of it. The zero Moment is unknown.
type Moment struct {
	Time      time.Time
	Precision Precision
}

// IsZero reports whether no time is known.
func (m Moment) IsZero() bool { return m.Time.IsZero() }

// Date is the day of m in Beijing; unknown gives the zero Date.
func (m Moment) Date() Date {
	if m.IsZero() {
		return Date{}
	}
	return DateOf(m.Time)
}

// String writes m in ISO 8601, as precisely as the page did, in the zone of its Time:
// "2009-11-09", "2024-04-24T23:52+08:00" or "2024-04-24T23:52:07+08:00".
func (m Moment) String() string {
	switch {
	case m.IsZero():
		return ""
	case m.Precision == ToDay:
		return m.Time.Format("2006-01-02")
	case m.Precision == ToMinute:
		return m.Time.Format("2006-01-02T15:04Z07:00")
	}
	return m.Time.Format(time.RFC3339)
}

// MarshalText uses the form of String.
func (m Moment) MarshalText() ([]byte, error) { return []byte(m.String()), nil }
