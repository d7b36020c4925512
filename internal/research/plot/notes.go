package plot

import (
	"fmt"
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/research"
)

// numberWidth is how far numbers of notes must be apart, in pixels.
const numberWidth = 22.0

// notes draws a line at the period of each note and numbers it, from 1; numbers that would touch are written together.
func (d *drawing) notes() {
	var label *Text
	first := 0
	for n, date := range d.chart.Notes {
		i := PeriodOf(d.chart.first(), date)
		if i < 0 {
			continue
		}
		x := d.x(i)
		d.add(Line{Points: []Point{{x, top}, {x, base}}, Width: 1, Opacity: 0.4, Dashes: []float64{1, 3}})
		if label != nil && x-label.At.X < numberWidth {
			label.Words = fmt.Sprintf("%d–%d", first, n+1)
			continue
		}
		if label != nil {
			d.add(*label)
		}
		first, label = n+1, &Text{At: Point{x, top - 4}, Words: fmt.Sprint(n + 1), Anchor: Middle}
	}
	if label != nil {
		d.add(*label)
	}
}

// PeriodOf is the period of a series that a date begins in, or -1.
func PeriodOf(rows []research.Row, date news.Date) int {
	return slices.IndexFunc(rows, func(r research.Row) bool {
		return !date.Before(r.Begin) && date.Before(r.Period.Next(r.Begin))
	})
}
