package postgres

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// periodArrays reads the counts of a subject, all in one value: as many rows would take several times as long. They
// come as they are found, since the server would sort them together with the names of all subjects.
// An array is the days from the year 2000 to the first of a period, and its counts.
type periodArrays []countedPeriod

// of are the periods of a subject.
func (p periodArrays) of(subject PeriodCount) []PeriodCount {
	all := make([]PeriodCount, len(p))
	for i, counted := range p {
		all[i] = subject
		all[i].Begin, all[i].Counts = counted.begin, counted.counts
	}
	return all
}

type countedPeriod struct {
	begin  news.Date
	counts Counts
}

// Scan reads an array of arrays of numbers: {{4749,1,1,2,0,0},{4780,3,2,4,1,0}}.
func (p *periodArrays) Scan(v any) error {
	text, ok := v.([]byte)
	if !ok {
		return fmt.Errorf("%T are no counts of periods", v)
	}
	numbers := integers(text)
	if len(numbers)%6 != 0 {
		return fmt.Errorf("%d numbers are no counts of periods", len(numbers))
	}
	for ; len(numbers) > 0; numbers = numbers[6:] {
		*p = append(*p, countedPeriod{
			news.DateOf(time.Date(2000, 1, 1+numbers[0], 0, 0, 0, 0, news.Beijing)),
			Counts{Articles: numbers[1], Stories: numbers[2], Full: numbers[3], Short: numbers[4], Bare: numbers[5]},
		})
	}
	slices.SortFunc(*p, func(a, b countedPeriod) int {
		return cmp.Or(cmp.Compare(a.begin.Year, b.begin.Year), cmp.Compare(a.begin.Month, b.begin.Month), cmp.Compare(a.begin.Day, b.begin.Day))
	})
	return nil
}

// integers are the numbers in a text.
func integers(text []byte) (all []int) {
	within, sign := false, 1
	for _, c := range text {
		switch {
		case c == '-':
			sign = -1
		case c < '0' || c > '9':
			within, sign = false, 1
		case within:
			all[len(all)-1] = all[len(all)-1]*10 + sign*int(c-'0')
		default:
			all, within = append(all, sign*int(c-'0')), true
		}
	}
	return all
}
