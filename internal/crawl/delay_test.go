package crawl

import (
	"fmt"
	"slices"
	"testing"
	"testing/synctest"
	"time"
)

func TestDelayAndJitter(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var paths []string
		for i := range 40 {
			paths = append(paths, fmt.Sprintf("/a/%d", i))
		}
		s := newFakeSite(paths...)
		s.visit(t, fakeSource(t, "delay: 10s"), NewHosts())
		gaps := s.gaps()
		slices.Sort(gaps)
		if gaps[0] < 10*time.Second || gaps[len(gaps)-1] > 12500*time.Millisecond || gaps[len(gaps)-1]-gaps[0] < time.Second {
			t.Errorf("gaps from %v to %v, want them spread over 10 to 12.5 s", gaps[0], gaps[len(gaps)-1])
		}
	})
}

// A delay longer than a host may rest within a crawl is waited for all the same.
func TestLongDelayIsNoPause(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newFakeSite("/a/1", "/a/2")
		got := s.visit(t, fakeSource(t, "delay: 10m"), NewHosts())
		if gaps := s.gaps(); got.Saved != 2 || slices.Min(gaps) < 10*time.Minute {
			t.Errorf("result %+v, gaps %v", got, gaps)
		}
	})
}

func TestCrawlDelay(t *testing.T) {
	for _, c := range []struct {
		asked, least, most time.Duration
		remarks            int
	}{
		{10 * time.Second, 10 * time.Second, 12500 * time.Millisecond, 0},
		{time.Second, 3 * time.Second, 3750 * time.Millisecond, 0},
		{time.Hour, time.Minute, 75 * time.Second, 1},
	} {
		synctest.Test(t, func(t *testing.T) {
			s := newFakeSite("/a/1", "/a/2", "/a/3")
			s.mux.HandleFunc("/robots.txt", body("text/plain", fmt.Sprintf("User-agent: *\nCrawl-delay: %g", c.asked.Seconds())))
			got := s.visit(t, fakeSource(t, ""), NewHosts())
			gaps := s.gaps()[1:] // it was not known before the first
			if slices.Min(gaps) < c.least || slices.Max(gaps) > c.most || len(got.Remarks) != c.remarks {
				t.Errorf("a Crawl-delay of %v: gaps %v, remarks %q", c.asked, gaps, got.Remarks)
			}
		})
	}
}
