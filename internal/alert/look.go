package alert

import (
	"slices"
	"time"
)

// What a count must exceed to be a surge: a group that is hardly ever named has no history to rise
// above.
const (
	leastSurge   = 5
	timesSurge   = 3
	historyMonth = 12
)

// Rises reports whether the count of a month is above the counts of the months before it, the latest
// twelve of which are looked at: at least five, three times their median, and more than any.
func Rises(before []int, now int) bool {
	if len(before) < historyMonth/2 {
		return false
	}
	history := slices.Clone(before[max(len(before)-historyMonth, 0):])
	slices.Sort(history)
	median, most := history[len(history)/2], history[len(history)-1]
	return now >= leastSurge && now >= timesSurge*median && now > most
}

// What tells an absence from a holiday.
const (
	leastAppearances = 10
	leastAbsence     = 30 * 24 * time.Hour
	timesAbsence     = 2
)

// Missing reports whether somebody who was named on the days, in their order, has stopped appearing
// by now: for a month, and for twice the longest time between two days before.
func Missing(days []time.Time, now time.Time) bool {
	if len(days) < leastAppearances {
		return false
	}
	longest := time.Duration(0)
	for i := 1; i < len(days); i++ {
		longest = max(longest, days[i].Sub(days[i-1]))
	}
	return now.Sub(days[len(days)-1]) > max(leastAbsence, timesAbsence*longest)
}
