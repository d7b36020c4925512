package news_test

import (
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

func TestPeriods(t *testing.T) {
	for _, c := range []struct {
		period             news.Period
		day                string
		begin, next, label string
	}{
		{news.Daily, "2024-02-28", "2024-02-28", "2024-02-29", "2024-02-28"},
		{news.Daily, "2023-12-31", "2023-12-31", "2024-01-01", "2023-12-31"},
		{news.Weekly, "2024-12-31", "2024-12-30", "2025-01-06", "2025-W01"},
		{news.Weekly, "2021-01-03", "2020-12-28", "2021-01-04", "2020-W53"},
		{news.Monthly, "2024-02-29", "2024-02-01", "2024-03-01", "2024-02"},
		{news.Monthly, "2024-12", "2024-12-01", "2025-01-01", "2024-12"},
		{news.Quarterly, "2024-05-31", "2024-04-01", "2024-07-01", "2024-Q2"},
		{news.Quarterly, "2024-12-31", "2024-10-01", "2025-01-01", "2024-Q4"},
		{news.Yearly, "2024", "2024-01-01", "2025-01-01", "2024"},
	} {
		d, err := news.ParseDate(c.day)
		if err != nil {
			t.Fatal(err)
		}
		begin := c.period.Begin(d)
		if begin.String() != c.begin || c.period.Next(begin).String() != c.next || c.period.Label(begin) != c.label {
			t.Errorf("%s of %s: begins %s, next %s, %s; want %s, %s, %s", c.period, c.day,
				begin, c.period.Next(begin), c.period.Label(begin), c.begin, c.next, c.label)
		}
	}
}

// Over eight years every day is in exactly one period of each length, and periods follow each other.
func TestPeriodsTile(t *testing.T) {
	for _, p := range news.Periods() {
		begin := p.Begin(news.Date{Year: 2017, Month: 1, Day: 1})
		for d := time.Date(2017, 1, 1, 0, 0, 0, 0, news.Beijing); d.Year() < 2025; d = d.AddDate(0, 0, 1) {
			if got := p.Begin(news.DateOf(d)); got != begin {
				if got != p.Next(begin) || got != news.DateOf(d) {
					t.Fatalf("%s: %s begins %s after %s", p, news.DateOf(d), got, begin)
				}
				begin = got
			}
		}
	}
}
