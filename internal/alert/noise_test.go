package alert

import (
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// What would tell more than once a day is noisy; what would tell ten times a day wants a digest.
func TestNoise(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 28, 12, 0, 0, 0, news.Beijing)
	events := []Event{{Published: "2026-11-01"}, {Published: "2026-11"}, {Published: "2026-08-01"}, {Published: "2026"}, {}}
	if n := Recent(events, now); n != 2 {
		t.Errorf("%d recent events", n)
	}
	for _, c := range []struct {
		recent       int
		rhythm       Rhythm
		noisy, flood bool
	}{
		{100, AtOnce, false, false}, {101, AtOnce, true, false}, {101, "", true, false}, {101, Hourly, false, false},
		{1001, AtOnce, true, true}, {1001, Hourly, false, true}, {1001, Daily, false, false}, {1001, Weekly, false, false},
	} {
		if err := Flood(c.recent, c.rhythm); Noisy(c.recent, c.rhythm) != c.noisy || (err != nil) != c.flood {
			t.Errorf("%d %s: noisy %v, %v", c.recent, c.rhythm, Noisy(c.recent, c.rhythm), err)
		}
	}
}
