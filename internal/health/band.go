package health

import (
	"fmt"
	"math"
	"slices"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A band is how much is usual: the median, and what four of five are between.
type band struct{ Low, Median, High float64 }

// String is "12 (8–20)".
func (b band) String() string {
	return fmt.Sprintf("%.0f (%.0f–%.0f)", math.Round(b.Median), math.Floor(b.Low), math.Ceil(b.High))
}

// expect is how much is usual on days, by the same weekdays of the past: offices rest at weekends.
func expect(past, days []daySum) (sum band) {
	var byWeekday [7][]int
	weekday := func(d daySum) time.Weekday { return d.date.In(news.Beijing).Weekday() }
	for _, d := range past {
		byWeekday[weekday(d)] = append(byWeekday[weekday(d)], d.new)
	}
	for _, d := range days {
		b := bandOf(byWeekday[weekday(d)])
		sum.Low, sum.Median, sum.High = sum.Low+b.Low, sum.Median+b.Median, sum.High+b.High
	}
	return sum
}

// bandOf is the median and the outer tenths of counts.
func bandOf(counts []int) band {
	if len(counts) == 0 {
		return band{}
	}
	sorted := slices.Sorted(slices.Values(counts))
	return band{quantile(sorted, 0.1), quantile(sorted, 0.5), quantile(sorted, 0.9)}
}

// quantile interpolates between the ranks beside q.
func quantile(sorted []int, q float64) float64 {
	at := q * float64(len(sorted)-1)
	i := int(at)
	if i+1 >= len(sorted) {
		return float64(sorted[i])
	}
	return float64(sorted[i]) + (at-float64(i))*float64(sorted[i+1]-sorted[i])
}
