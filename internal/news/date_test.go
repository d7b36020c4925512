package news

import (
	"testing"
	"time"
)

func TestParseDate(t *testing.T) {
	for _, c := range []struct {
		text        string
		first, last string // days that it can mean
	}{
		{"2018", "2018-01-01", "2018-12-31"},
		{"2024-02", "2024-02-01", "2024-02-29"},
		{"2018-08-15", "2018-08-15", "2018-08-15"},
	} {
		d, err := ParseDate(c.text)
		if err != nil || d.String() != c.text {
			t.Errorf("%s: read as %q, %v", c.text, d, err)
		}
		first, last := d.First().Format(time.DateOnly), d.Last().Format(time.DateOnly)
		if first != c.first || last != c.last {
			t.Errorf("%s: from %s to %s, want from %s to %s", c.text, first, last, c.first, c.last)
		}
	}
	if d, err := ParseDate(""); err != nil || !d.IsZero() || !d.First().IsZero() || !d.Last().IsZero() {
		t.Errorf("the unknown date: %v, %v", d, err)
	}
	for _, text := range []string{"yesterday", "2018-13", "2023-02-29", "18-08-15", "2018-8-5", "2018-08-15T00:00"} {
		if d, err := ParseDate(text); err == nil {
			t.Errorf("%s: read as %s", text, d)
		}
	}
}

func TestMonthsUntil(t *testing.T) {
	for _, c := range []struct {
		from, to string
		want     int
	}{
		{"2024-01-31", "2024-02-29", 0}, {"2024-01-31", "2024-03-01", 1}, {"2023-05-12", "2024-05-11", 11}, {"2023-05-12", "2024-05-12", 12},
	} {
		from, err := ParseDate(c.from)
		if err != nil {
			t.Fatal(err)
		}
		to, err := ParseDate(c.to)
		if err != nil {
			t.Fatal(err)
		}
		if got := from.MonthsUntil(to); got != c.want {
			t.Errorf("from %s to %s: %d, want %d", from, to, got, c.want)
		}
	}
}

// Days are those of Beijing, whatever the zone of a time.
func TestDateOf(t *testing.T) {
	evening := time.Date(2024, 2, 28, 16, 0, 0, 0, time.UTC)
	if got := DateOf(evening).String(); got != "2024-02-29" {
		t.Errorf("%v is on %s", evening, got)
	}
	if a, b := (Date{Year: 2024, Month: 2}), (Date{Year: 2024, Month: 2, Day: 2}); !a.Before(b) || b.Before(a) || !(Date{}).Before(a) {
		t.Error("a month is before its second day, and an unknown date before all")
	}
}
