package health

import (
	"fmt"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

const (
	learnt    = 21 // days of history from which on a source is held against itself
	holiday   = 10 // days: no official holiday is longer
	fewest    = 3  // articles that must be expected before a lack of them says anything
	farLess   = 0.25
	fortnight = 14 // days over which far too little is no holiday any more
	day       = 24 * time.Hour
)

// yield holds what is new against what was to be expected. The day of the last crawl is not over
// and not counted; the first day brought what had gathered before.
func yield(h History) (broken, quiet string) {
	days := daily(h.Crawls)
	if len(days) == 0 {
		return "", ""
	}
	if len(days) < learnt {
		return declared(days, h.Week)
	}
	return silence(days)
}

// A daySum is what was new on a day.
type daySum struct {
	date time.Time
	new  int
}

// daily sums the new pages of each whole day in Beijing, days without any included.
func daily(crawls []Crawl) []daySum {
	sums := map[news.Date]int{}
	for _, c := range crawls {
		sums[news.DateOf(c.Finished)] += c.New
	}
	var days []daySum
	last := news.DateOf(crawls[len(crawls)-1].Finished).First()
	for d := news.DateOf(crawls[0].Finished).First().Add(day); d.Before(last); d = d.Add(day) {
		days = append(days, daySum{d, sums[news.DateOf(d)]})
	}
	return days
}

// declared judges a source that is too new to have a past.
func declared(days []daySum, week float64) (broken, quiet string) {
	got, expected := 0, week*float64(len(days))/7
	for _, d := range days {
		got += d.new
	}
	switch {
	case expected < fewest || float64(got) >= farLess*expected:
		return "", ""
	case len(days) > holiday:
		return fmt.Sprintf("far less than declared: %d new in %d days, %.0f expected", got, len(days), expected), ""
	}
	return "", fmt.Sprintf("%d new in %d days, %.0f expected by its declaration", got, len(days), expected)
}

// silence judges the last days against the same weekdays of the weeks before.
func silence(days []daySum) (broken, quiet string) {
	without := 0
	for without < len(days) && days[len(days)-1-without].new == 0 {
		without++
	}
	past := days[:len(days)-without]
	longest := longestGap(past)
	usual := expect(past, days[len(days)-without:])
	switch {
	case without > max(holiday, 2*longest) && usual.Median >= fewest:
		return fmt.Sprintf("yields nothing: nothing new for %d days, where %s is usual", without, usual), ""
	case without > longest && usual.Median >= fewest:
		return "", fmt.Sprintf("nothing new for %d days, where %s is usual; never silent for more than %d before", without, usual, longest)
	}
	return less(days)
}

// less judges how much came in a fortnight, and in three days.
func less(days []daySum) (broken, quiet string) {
	for _, span := range []int{fortnight, 3} {
		recent, past := days[len(days)-span:], days[:len(days)-span]
		usual, got := expect(past, recent), 0
		for _, d := range recent {
			got += d.new
		}
		if usual.Median < 2*fewest || float64(got) >= farLess*usual.Median || float64(got) >= usual.Low {
			continue
		}
		words := fmt.Sprintf("far less than usual: %d new in %d days, where %s is usual", got, span, usual)
		if span == fortnight {
			return words, ""
		}
		return "", words
	}
	return "", ""
}

// longestGap is the longest row of days without anything new.
func longestGap(days []daySum) int {
	longest, run := 0, 0
	for _, d := range days {
		run++
		if d.new > 0 {
			run = 0
		}
		longest = max(longest, run)
	}
	return longest
}
