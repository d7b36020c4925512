package plot

import (
	"fmt"
	"math"
)

// A scale is the axis of values.
type scale struct {
	most, tick float64
	share      bool // values are parts of 1, shown as percent
}

// newScale reaches to the tick above the most.
func newScale(most float64, share bool) scale {
	tick := niceTick(most)
	if !share {
		tick = max(tick, 1)
	}
	return scale{max(math.Ceil(most/tick), 1) * tick, tick, share}
}

// niceTick is 1, 2 or 5 times a power of ten, so that there are three to seven ticks.
func niceTick(most float64) float64 {
	if most == 0 {
		return 1
	}
	raw := most / 4
	power := math.Pow(10, math.Floor(math.Log10(raw)))
	for _, n := range []float64{1, 2, 5} {
		if n*power >= raw {
			return n * power
		}
	}
	return 10 * power
}

func (s scale) y(v float64) float64 { return base - v/s.most*(base-top) }

// write writes a value of the axis.
func (s scale) write(v float64) string {
	if s.share {
		return fmt.Sprintf("%.4g%%", v*100)
	}
	return fmt.Sprintf("%.0f", v)
}

// grid draws the values that the eye measures by.
func (d *drawing) grid() {
	for v := 0.0; v <= d.most*1.001; v += d.tick {
		y, opacity := d.y(v), 0.15
		if v == 0 {
			opacity = 0.6
		}
		d.add(Line{Points: []Point{{left, y}, {d.Width - right, y}}, Width: 1, Opacity: opacity},
			Text{At: Point{left - 8, y + 4}, Words: d.write(v), Anchor: End})
	}
}
