package alert

import (
	"slices"
	"time"
)

// What a count must exceed to be a surge: a group that is hardly ever named has no history to rise
// above, nor has one that was first named a short while ago.
const (
	leastSurge   = 5
	timesSurge   = 3
	historyMonth = 12
)

// A Rise is by how much a month stands out.
type Rise struct {
	Count int // of the month
	Usual int // median of the months before
}

// RiseOf tells whether the count of a month is above the counts of the months before it, which begin with the first
// in which there was anything and the latest twelve of which are looked at: at least five, three times their
// median, and more than any.
func RiseOf(before []int, now int) (r Rise, rises bool) {
	if len(before) < historyMonth/2 {
		return r, false
	}
	history := slices.Clone(before[max(len(before)-historyMonth, 0):])
	slices.Sort(history)
	most := history[len(history)-1]
	r = Rise{Count: now, Usual: history[len(history)/2]}
	return r, now >= leastSurge && now >= timesSurge*r.Usual && now > most
}

// What tells an absence from a holiday.
const (
	leastAppearances = 10
	leastAbsence     = 30 * 24 * time.Hour
	timesAbsence     = 2
	yearsLooked      = 2 // before the day on which it is looked
)

// Missing reports whether somebody who was named on the days, in their order, has stopped appearing
// by now: for a month, and for twice the longest time between two days of the two years before.
func Missing(days []time.Time, now time.Time) bool {
	first, _ := slices.BinarySearchFunc(days, now.AddDate(-yearsLooked, 0, 0), time.Time.Compare)
	days = days[first:]
	if len(days) < leastAppearances {
		return false
	}
	longest := time.Duration(0)
	for i := 1; i < len(days); i++ {
		longest = max(longest, days[i].Sub(days[i-1]))
	}
	return now.Sub(days[len(days)-1]) > max(leastAbsence, timesAbsence*longest)
}

// An Absence is that somebody stopped appearing.
type Absence struct {
	Last    time.Time // day of an appearance
	Noticed time.Time // first day on which Missing reported it
}

// Absences are those of somebody who was named on the days, in their order, up to a time.
func Absences(days []time.Time, until time.Time) (found []Absence) {
	for i, last := range days {
		back := until
		if i+1 < len(days) {
			back = days[i+1]
		}
		forgotten := last.AddDate(yearsLooked, 0, 0)
		for day := last.Add(leastAbsence); day.Before(back) && day.Before(forgotten); day = day.AddDate(0, 0, 1) {
			if Missing(days[:i+1], day) {
				found = append(found, Absence{last, day})
				break
			}
		}
	}
	return found
}
