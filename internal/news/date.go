package news

import (
	"fmt"
	"time"
)

// Beijing is the zone in which days are counted: mainland China has had one zone without
// daylight saving since 1992 (before, from 1986, summers were an hour ahead; days still agree).
// It does not need the machine's zone database.
var Beijing = time.FixedZone("Asia/Shanghai", 8*60*60)

// A Date is a calendar day, or only its month or year: a zero Day or Month was not stated.
// The zero Date is unknown.
type Date struct {
	Year, Month, Day int
}

// DateOf is the day of t in Beijing.
func DateOf(t time.Time) Date {
	y, m, d := t.In(Beijing).Date()
	return Date{y, int(m), d}
}

// ParseDate reads "2018", "2018-08" or "2018-08-15". The empty string is the unknown date.
func ParseDate(s string) (Date, error) {
	if s == "" {
		return Date{}, nil
	}
	for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
		t, err := time.Parse(layout, s)
		if err != nil {
			continue
		}
		d := Date{t.Year(), int(t.Month()), t.Day()}
		return d.truncated(layout), nil
	}
	return Date{}, fmt.Errorf("date %q: want YYYY, YYYY-MM or YYYY-MM-DD", s)
}

func (d Date) truncated(layout string) Date {
	if len(layout) < len("2006-01-02") {
		d.Day = 0
	}
	if len(layout) < len("2006-01") {
		d.Month = 0
	}
	return d
}

// IsZero reports whether nothing is known of d.
func (d Date) IsZero() bool { return d == Date{} }

// String writes d as precisely as it is known: "2018", "2018-08", "2018-08-15" or "".
func (d Date) String() string {
	switch {
	case d.IsZero():
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// MarshalText and UnmarshalText use the form of String.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (d *Date) UnmarshalText(b []byte) (err error) {
	*d, err = ParseDate(string(b))
	return err
}

// First is the first day that d can mean; the zero Date gives the zero time.
func (d Date) First() time.Time {
	if d.IsZero() {
		return time.Time{}
	}
	return time.Date(d.Year, time.Month(max(d.Month, 1)), max(d.Day, 1), 0, 0, 0, 0, Beijing)
}

// Last is the last day that d can mean; the zero Date gives the zero time.
func (d Date) Last() time.Time {
	switch {
	case d.IsZero():
		return time.Time{}
	case d.Month == 0:
		return time.Date(d.Year, time.December, 31, 0, 0, 0, 0, Beijing)
	case d.Day == 0:
		return time.Date(d.Year, time.Month(d.Month)+1, 0, 0, 0, 0, 0, Beijing)
	}
	return d.First()
}

// Before reports whether the first day that d can mean comes before that of other; an unknown date is before all others.
func (d Date) Before(other Date) bool { return d.First().Before(other.First()) }

// MonthsUntil counts whole months from d to a later day; both are known to the day.
func (d Date) MonthsUntil(later Date) int {
	months := (later.Year-d.Year)*12 + later.Month - d.Month
	if later.Day < d.Day {
		months--
	}
	return months
}
