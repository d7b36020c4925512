package alert

import (
	"slices"
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
		if r, got := RiseOf(c.before, c.now); got != c.want || got && r.Count != c.now {
			t.Errorf("%v, then %d: %v, %v", c.before, c.now, r, got)
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
		{weekly, last + 800, false}, // was not looked for in those years
	} {
		if got := Missing(c.days, day(c.now)); got != c.want {
			t.Errorf("%d days, looked at on day %d: %v", len(c.days), c.now, got)
		}
	}
}

// Tried on the past, an absence is found once, on the day on which looking daily would have found it.
func TestAbsences(t *testing.T) {
	t.Parallel()
	day := func(n int) time.Time { return time.Date(2020, 1, 1+n, 0, 0, 0, 0, time.UTC) }
	var days []time.Time
	for n := range 20 {
		days = append(days, day(7*n), day(7*n+200)) // away from day 133 to day 200
	}
	slices.SortFunc(days, time.Time.Compare)
	got := Absences(days, day(2000))
	want := []Absence{{day(133), day(164)}, {day(333), day(333 + 135)}} // the second time for twice as long as the first
	if !slices.Equal(got, want) {
		t.Errorf("absences %v, want %v", got, want)
	}
	for n := range 1000 {
		looked := slices.ContainsFunc(got, func(a Absence) bool { return a.Noticed.Equal(day(n)) })
		before, _ := slices.BinarySearchFunc(days, day(n), time.Time.Compare)
		if seen := Missing(days[:before], day(n)) && !Missing(days[:before], day(n-1)); seen != looked {
			t.Errorf("on day %d: looking says %v, the past %v", n, seen, looked)
		}
	}
	if still := Absences(days, day(340)); len(still) != 1 {
		t.Errorf("a week after the last day: %v", still)
	}
}
