// Package plot makes pictures of series. A picture is shapes, which its subpackages write as SVG or PNG; it
// reads in print, without colour, and on light and dark pages alike, since all is of one ink. Lines are told
// apart by their strokes and the letters at their ends. They break off where nothing was read; the strip under
// the axis shows how much was. A picture is a function of its chart.
package plot

import (
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/research"
)

// A Chart is some series over the same periods, and how to show them.
type Chart struct {
	Series  [][]research.Row
	Measure research.Measure
	Smooth  int                                // the lines are moving averages over so many periods, with a dot for each value; 0 for none
	Notes   []news.Date                        // of what happened, in order; what it was is told beside the chart, by numbers from 1
	Names   []string                           // of the series, for a legend under the chart; none where the page around it has one
	Caption []string                           // lines under the chart
	Width   int                                // in pixels
	Label   string                             // what the chart is called where it cannot be seen
	Title   func(research.Row) string          // what is said of a period and series to who points at it
	Link    func(n int, r research.Row) string // where a press on a point of the n-th series leads; "" nowhere; nil if no point leads anywhere
}

// Where things stand, in pixels from the upper left.
const (
	height = 320.0
	top    = 16.0
	base   = 252.0 // of the axis
	left   = 52.0
	right  = 28.0 // room for letters
	strip  = 262.0
)

// dashes tell series apart; a seventh would begin again.
var dashes = [...][]float64{nil, {7, 4}, {2, 3}, {12, 4, 2, 4}, {1, 6}, {16, 5}}

// Most is how many series can be told apart.
const Most = len(dashes)

// Letter names the n-th series at the end of its line, from A.
func Letter(n int) string { return string(rune('A' + n)) }

// Dashes are the strokes and gaps of the line of the n-th series; none for a solid one.
func Dashes(n int) []float64 { return dashes[n%len(dashes)] }

// Draw draws the chart.
func Draw(c Chart) Picture {
	d := newDrawing(c.Width, c.Label, len(c.first()))
	d.show(c)
	d.grid()
	d.coverage(coverages(c))
	d.periods(labels(c), strip+24)
	d.notes()
	d.lines()
	d.areas()
	d.legend()
	return d.Picture
}

// A drawing is a picture in the making.
type drawing struct {
	Picture
	chart  Chart
	values [][]research.Value // of each series by period
	step   float64            // pixels between periods
	scale
}

// newDrawing is an empty one of so many periods.
func newDrawing(width int, label string, periods int) *drawing {
	d := &drawing{Picture: Picture{Width: float64(width), Height: height, Label: label}}
	if periods > 0 {
		d.step = (d.Width - left - right) / float64(periods)
	}
	return d
}

// show takes the values of the chart, and makes the scale that they need.
func (d *drawing) show(c Chart) {
	d.chart = c
	most := 0.0
	for _, rows := range c.Series {
		values := research.Values(c.Measure, rows)
		for _, v := range values {
			most = max(most, v.N)
		}
		d.values = append(d.values, values)
	}
	d.scale = newScale(most, c.Measure == research.Share)
}

// first is the first series, whose periods are those of all.
func (c Chart) first() []research.Row {
	if len(c.Series) == 0 {
		return nil
	}
	return c.Series[0]
}

// x is the middle of a period.
func (d *drawing) x(i int) float64 { return left + (float64(i)+0.5)*d.step }

// area is all of a period that can be pointed at, and what it says.
func (d *drawing) area(i int, says string) Area {
	return Area{X: d.x(i) - d.step/2, Y: top, Width: d.step, Height: base - top, Says: says}
}
