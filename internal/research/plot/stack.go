package plot

import "github.com/xiaozu-watch/xiaozu/internal/research"

// A Stack is some layers over the same periods, drawn on top of each other as columns.
type Stack struct {
	Periods  []string // what each is called
	Layers   []Layer
	Unsure   string              // what is called that of which it is not known whether it was so; "" if there is none
	Coverage []research.Coverage // how much was read of each period, for the strip under the axis; nil for no strip
	Titles   func(i int) string  // what is said of a period to who points at it; nil for nothing
	Width    int                 // in pixels
	Label    string              // what the chart is called where it cannot be seen
	Caption  []string            // lines under the legend
}

// A Layer is a part of each column. What is sure is filled; what may have been is only outlined, above all that is sure.
type Layer struct {
	Name   string
	Sure   []int // by period
	Unsure []int
}

// shades tell layers apart, from the lowest; a sixth would begin again.
var shades = []float64{0.85, 0.6, 0.4, 0.25, 0.12}

// outline is the opacity of the edges of columns.
const outline = 0.7

// DrawStack draws the stack, with its legend.
func DrawStack(s Stack) Picture {
	d := newDrawing(s.Width, s.Label, len(s.Periods))
	d.scale = newScale(float64(s.most()), false)
	d.grid()
	for i := range s.Periods {
		d.column(s, i)
	}
	below := base + 18
	if s.Coverage != nil {
		d.coverage(s.Coverage)
		below = strip + 24
	}
	d.periods(s.Periods, below)
	d.layers(s, below+lineHeight+8)
	return d.Picture
}

// most is the height of the highest column.
func (s Stack) most() (most int) {
	for i := range s.Periods {
		sum := 0
		for _, l := range s.Layers {
			sum += l.Sure[i] + l.Unsure[i]
		}
		most = max(most, sum)
	}
	return most
}

func (d *drawing) column(s Stack, i int) {
	width := min(d.step*0.8, 48)
	x, below := d.x(i)-width/2, 0
	add := func(n int, fill float64) {
		if n > 0 {
			d.add(Box{X: x, Y: d.y(float64(below + n)), Width: width, Height: d.y(float64(below)) - d.y(float64(below+n)), Fill: fill, Edge: outline})
		}
		below += n
	}
	unsure := 0
	for n, l := range s.Layers {
		add(l.Sure[i], shades[n%len(shades)])
		unsure += l.Unsure[i]
	}
	add(unsure, 0)
	if s.Titles != nil {
		d.add(d.area(i, s.Titles(i)))
	}
}

// layers is the legend of a stack, the highest layer above.
func (d *drawing) layers(s Stack, y float64) {
	line := func(fill float64, name string) {
		d.add(Box{X: left, Y: y - 10, Width: 24, Height: 12, Fill: fill, Edge: outline}, Text{At: Point{left + 34, y}, Words: name})
		y += lineHeight
	}
	if s.Unsure != "" {
		line(0, s.Unsure)
	}
	for n := len(s.Layers) - 1; n >= 0; n-- {
		line(shades[n%len(shades)], s.Layers[n].Name)
	}
	d.Height = d.caption(y, s.Caption)
}
