package health_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/health"
	"github.com/xiaozu-watch/xiaozu/internal/news"
)

var start = time.Date(2026, 3, 2, 6, 0, 0, 0, news.Beijing) // a Monday

// office publishes nine articles on each workday, crawled four times a day, for so many days; the
// yields of the last days are given.
func office(days int, last ...int) health.History {
	var h health.History
	for d := range days + 1 {
		at := start.AddDate(0, 0, d)
		sum := 9
		if at.Weekday() == time.Saturday || at.Weekday() == time.Sunday {
			sum = 0
		}
		if k := d - (days - len(last)); k >= 0 && k < len(last) {
			sum = last[k]
		}
		for n := range 4 {
			part := sum / 4
			if n == 0 {
				part = sum - 3*(sum/4)
			}
			h.Crawls = append(h.Crawls, health.Crawl{Finished: at.Add(time.Duration(4*n) * time.Hour), Links: 20, Fetched: 20, New: part})
		}
	}
	h.Recent, h.Before = health.Parts{Articles: 90}, health.Parts{Articles: 270}
	return h
}

func with(h health.History, change func(*health.History, *health.Crawl)) health.History {
	change(&h, &h.Crawls[len(h.Crawls)-1])
	return h
}

func TestJudge(t *testing.T) {
	long, zeros := 56, func(n int) []int { return make([]int, n) }
	for _, c := range []struct {
		name   string
		h      health.History
		broken string // part of the reason; "" if not broken
		quiet  string
	}{
		{"as always", office(long), "", ""},
		{"on a Sunday night", office(55), "", ""},
		{"no crawl yet", health.History{}, "", ""},
		{"the first crawl", health.History{Crawls: office(1).Crawls[:1]}, "", ""},
		{"the crawl fails", with(office(long), func(_ *health.History, c *health.Crawl) { c.Problem = errors.New("no links match").Error() }), "no links match", ""},
		{"a challenge page", with(office(long), func(_ *health.History, c *health.Crawl) { c.Challenged = 12 }), "challenge page in place of 12 of 20", ""},
		{"most articles fail", with(office(long), func(_ *health.History, c *health.Crawl) { c.Failed = 15 }), "15 of 20 articles failed", ""},
		{"some articles fail", with(office(long), func(_ *health.History, c *health.Crawl) { c.Failed = 4 }), "", ""},
		{"error pages with status 200", with(office(long), func(_ *health.History, c *health.Crawl) { c.Gone = 18 }), "not to exist", ""},
		{"pages without dates", with(office(long), func(h *health.History, _ *health.Crawl) { h.Recent.NoDate = 60 }), "pages without a date: 60 of the last 90", ""},
		{"which never had dates", with(office(long), func(h *health.History, _ *health.Crawl) { h.Recent.NoDate, h.Before.NoDate = 60, 200 }), "", ""},
		{"pages without titles", with(office(long), func(h *health.History, _ *health.Crawl) { h.Recent.NoTitle = 80 }), "without a title", ""},
		{"pages without text", with(office(long), func(h *health.History, _ *health.Crawl) { h.Recent.NoBody = 40 }), "without a text", ""},
		{"three silent workdays", office(59, zeros(3)...), "", "nothing new for 5 days, where 27 (27–27) is usual"},
		{"a week's holiday", office(63, zeros(9)...), "", "nothing new for 9 days"},
		{"yields nothing", office(long+7, zeros(14)...), "yields nothing: nothing new for 16 days, where 90 (90–90) is usual", ""},
		{"far less for three days", office(60, 1, 0, 1), "", "far less than usual: 2 new in 3 days"},
		{"far less for a fortnight", office(63, 1, 1, 1, 1, 1, 0, 0, 1, 1, 1, 1, 1, 0, 0), "far less than usual: 10 new in 14 days, where 90", ""},
		{"a new source that says it publishes", with(office(12, zeros(12)...), func(h *health.History, _ *health.Crawl) { h.Week = 20 }), "far less than declared", ""},
		{"a new source on its fourth day", with(office(5, zeros(5)...), func(h *health.History, _ *health.Crawl) { h.Week = 20 }), "", "expected by its declaration"},
		{"a new source that promises nothing", office(12, zeros(12)...), "", ""},
		{"a small county with nothing for a month", small(), "", ""},
	} {
		v := health.Judge(c.h)
		if !strings.Contains(v.Broken, c.broken) || (v.Broken == "") != (c.broken == "") {
			t.Errorf("%s: broken %q, want %q", c.name, v.Broken, c.broken)
		}
		if !strings.Contains(v.Quiet, c.quiet) || (v.Quiet == "") != (c.quiet == "") {
			t.Errorf("%s: quiet %q, want %q", c.name, v.Quiet, c.quiet)
		}
	}
}

// small publishes once in ten days.
func small() health.History {
	h := office(long0, make([]int, long0)...)
	for i := range h.Crawls[:100] {
		if i%40 == 0 {
			h.Crawls[i].New = 1
		}
	}
	return h
}

const long0 = 56

func TestNotesAndDue(t *testing.T) {
	h := office(long0)
	h.NewLayouts = 12
	last := &h.Crawls[len(h.Crawls)-1]
	last.Challenged = 2
	v := health.Judge(h)
	if len(v.Notes) != 2 || v.Broken != "" || !strings.Contains(v.Notes[0], "a new layout on 12 pages") {
		t.Errorf("got %+v", v)
	}
	if got := v.Due.Sub(last.Finished); got != 13*time.Hour {
		t.Errorf("due after %v, want three rests of four hours and an hour", got)
	}
}
