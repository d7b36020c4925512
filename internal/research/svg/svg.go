// Package svg draws series as a line chart: one picture that reads in print, without colour, and on light and
// dark pages alike, since all ink is that of the text around it. Lines are told apart by their strokes and
// the letters at their ends. They break off where nothing was read; the strip under the axis shows how much
// was. The chart is a function of its input.
package svg

import (
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/research"
)

// A Chart is some series over the same periods, and how to show them.
type Chart struct {
	Series  [][]research.Row
	Measure research.Measure
	Width   int                       // in pixels; the height is 320
	Label   string                    // what the chart is called where it cannot be seen
	Title   func(research.Row) string // what is said of a period and series to who points at it
}

const (
	height = 320.0
	top    = 16.0
	base   = 252.0 // of the axis
	left   = 52.0
	right  = 28.0 // room for letters
	strip  = 262.0
)

// strokes tell series apart; a seventh would begin again.
var strokes = []string{"", "7 4", "2 3", "12 4 2 4", "1 6", "16 5"}

// Most is how many series can be told apart.
var Most = len(strokes)

// Letter names the n-th series at the end of its line, from A.
func Letter(n int) string { return string(rune('A' + n)) }

// Dashes is how the line of the n-th series is stroked, for a legend.
func Dashes(n int) string { return strokes[n%len(strokes)] }

// Write draws the chart.
func Write(w io.Writer, c Chart) error {
	d := newDrawing(c)
	d.open()
	d.grid()
	d.periods()
	for n, rows := range c.Series {
		d.line(n, rows)
	}
	d.targets()
	d.out.WriteString("</svg>\n")
	_, err := io.WriteString(w, d.out.String())
	return err
}

type drawing struct {
	Chart
	out  strings.Builder
	step float64 // pixels between periods
	most float64 // at the top of the axis
	tick float64
}

func newDrawing(c Chart) *drawing {
	d := &drawing{Chart: c}
	most := 0.0
	for _, rows := range c.Series {
		for _, r := range rows {
			v, _ := c.Measure.Value(r)
			most = max(most, v)
		}
	}
	d.tick = niceTick(most, c.Measure)
	d.most = max(math.Ceil(most/d.tick), 1) * d.tick
	if len(c.Series) > 0 && len(c.Series[0]) > 0 {
		d.step = (float64(c.Width) - left - right) / float64(len(c.Series[0]))
	}
	return d
}

// niceTick is 1, 2 or 5 times a power of ten, so that there are three to seven ticks; counts have whole ones.
func niceTick(most float64, m research.Measure) float64 {
	if most == 0 {
		return 1
	}
	raw := most / 4
	power := math.Pow(10, math.Floor(math.Log10(raw)))
	tick := 10 * power
	for _, n := range []float64{1, 2, 5} {
		if n*power >= raw {
			tick = n * power
			break
		}
	}
	if m != research.Share {
		tick = max(tick, 1)
	}
	return tick
}

func (d *drawing) x(i int) float64 { return left + (float64(i)+0.5)*d.step }

func (d *drawing) y(v float64) float64 { return base - v/d.most*(base-top) }

func (d *drawing) open() {
	fmt.Fprintf(&d.out, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %g" role="img" aria-label="%s" fill="currentColor" font-size="12" font-family="sans-serif">`+"\n",
		d.Width, height, escape(d.Label))
}

// grid draws the values that the eye measures by.
func (d *drawing) grid() {
	for v := 0.0; v <= d.most*1.001; v += d.tick {
		y := d.y(v)
		opacity := "0.15"
		if v == 0 {
			opacity = "0.6"
		}
		fmt.Fprintf(&d.out, `<line x1="%g" x2="%g" y1="%.1f" y2="%.1f" stroke="currentColor" stroke-opacity="%s"/><text x="%g" y="%.1f" text-anchor="end">%s</text>`+"\n",
			left, float64(d.Width)-right, y, y, opacity, left-8, y+4, d.value(v))
	}
}

// value writes one of the axis.
func (d *drawing) value(v float64) string {
	if d.Measure == research.Share {
		return fmt.Sprintf("%.4g%%", v*100)
	}
	return fmt.Sprintf("%.0f", v)
}

// periods draws the coverage strip, and names periods where there is room.
func (d *drawing) periods() {
	if len(d.Series) == 0 || len(d.Series[0]) == 0 {
		return
	}
	rows := d.Series[0]
	for i, r := range rows {
		fill, stroke := "0.35", "0"
		switch r.Coverage {
		case research.Nothing:
			fill, stroke = "0", "0.35"
		case research.Running:
			fill, stroke = "0.15", "0.35"
		}
		fmt.Fprintf(&d.out, `<rect x="%.1f" y="%g" width="%.1f" height="6" fill-opacity="%s" stroke="currentColor" stroke-width="0.5" stroke-opacity="%s"/>`+"\n",
			d.x(i)-d.step/2, strip, max(d.step-0.5, 0.5), fill, stroke)
	}
	every := labelEvery(rows, d.step)
	for i := 0; i < len(rows); i += every {
		fmt.Fprintf(&d.out, `<text x="%.1f" y="%g" text-anchor="middle">%s</text>`+"\n", d.x(i), strip+24, rows[i].Period.Label(rows[i].Begin))
	}
}

// labelEvery is at which distance labels do not touch: seven pixels a character.
func labelEvery(rows []research.Row, step float64) int {
	width := float64(7*len(rows[0].Period.Label(rows[0].Begin)) + 10)
	return max(int(math.Ceil(width/step)), 1)
}

// line draws a series in pieces, each as long as periods were read.
func (d *drawing) line(n int, rows []research.Row) {
	var piece []point
	last := -1
	for i, r := range rows {
		v, known := d.Measure.Value(r)
		if !known {
			d.piece(n, piece)
			piece = nil
			continue
		}
		piece = append(piece, point{d.x(i), d.y(v)})
		last = i
	}
	d.piece(n, piece)
	if last >= 0 {
		d.letter(n, last, rows[last])
	}
}

type point struct{ x, y float64 }

// piece draws an unbroken part of the n-th series; one of a single period is a dot.
func (d *drawing) piece(n int, points []point) {
	switch len(points) {
	case 0:
	case 1:
		fmt.Fprintf(&d.out, `<circle cx="%.1f" cy="%.1f" r="2.5"/>`+"\n", points[0].x, points[0].y)
	default:
		d.out.WriteString(`<polyline points="`)
		for _, p := range points {
			fmt.Fprintf(&d.out, "%.1f,%.1f ", p.x, p.y)
		}
		fmt.Fprintf(&d.out, `" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round" stroke-dasharray="%s"/>`+"\n", Dashes(n))
	}
}

// letter names a series at its last known period, around which there is an open ring while it is running.
func (d *drawing) letter(n, at int, r research.Row) {
	v, _ := d.Measure.Value(r)
	if r.Coverage == research.Running {
		fmt.Fprintf(&d.out, `<circle cx="%.1f" cy="%.1f" r="4" fill="none" stroke="currentColor"/>`+"\n", d.x(at), d.y(v))
	}
	if len(d.Series) > 1 {
		fmt.Fprintf(&d.out, `<text x="%.1f" y="%.1f" font-weight="600">%s</text>`+"\n", d.x(at)+7, d.y(v)+4, Letter(n))
	}
}

// targets are areas that one can point at: they say what every series has in the period.
func (d *drawing) targets() {
	if d.Title == nil || len(d.Series) == 0 {
		return
	}
	for i := range d.Series[0] {
		var said []string
		for _, rows := range d.Series {
			said = append(said, d.Title(rows[i]))
		}
		fmt.Fprintf(&d.out, `<rect x="%.1f" y="%g" width="%.1f" height="%g" fill-opacity="0"><title>%s</title></rect>`+"\n",
			d.x(i)-d.step/2, top, d.step, base-top, escape(strings.Join(said, "\n")))
	}
}

func escape(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a Builder never fails
	return b.String()
}
