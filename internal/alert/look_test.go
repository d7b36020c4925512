package alert

import (
	"testing"
	"time"
)

func TestRises(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		before []int
		now    int
		want   bool
	}{
		{[]int{1, 0, 2, 1, 1, 0}, 6, true},
		{[]int{1, 0, 2, 1, 1, 0}, 4, false},
		{[]int{1, 0, 9, 1, 1, 0}, 9, false},      // not above its past
		{[]int{3, 3, 3, 3, 3, 3}, 8, false},      // not three times as many
		{[]int{0, 0}, 50, false},                 // no history
		{append(make([]int, 20), 0, 0), 5, true}, // only the last twelve count
		{append([]int{99}, make([]int, 12)...), 5, true},
	} {
		if got := Rises(c.before, c.now); got != c.want {
			t.Errorf("%v, then %d: %v", c.before, c.now, got)
		}
	}
}

func TestMissing(t *testing.T) {
	t.Parallel()
	day := func(n int) time.Time { return time.Date(2026, 1, 1+n, 0, 0, 0, 0, time.UTC) }
	var weekly []time.Time
	for n := range 20 {
		weekly = append(weekly, day(7*n))
	}
	last := 7 * 19
	for _, c := range []struct {
		days []time.Time
		now  int
		want bool
	}{
		{weekly, last + 20, false}, {weekly, last + 31, true},
		{append([]time.Time{day(-60)}, weekly...), last + 100, false}, // was away for two months before
		{append([]time.Time{day(-60)}, weekly...), last + 121, true},
		{weekly[:5], 1000, false}, {nil, 1000, false},
	} {
		if got := Missing(c.days, day(c.now)); got != c.want {
			t.Errorf("%d days, looked at on day %d: %v", len(c.days), c.now, got)
		}
	}
}
