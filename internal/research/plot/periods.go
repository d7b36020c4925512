package plot

import (
	"math"

	"github.com/xiaozu-watch/xiaozu/internal/research"
)

// coverage draws the strip that shows how much was read of each period.
func (d *drawing) coverage(all []research.Coverage) {
	for i, c := range all {
		b := Box{X: d.x(i) - d.step/2, Y: strip, Width: max(d.step-0.5, 0.5), Height: 6, Fill: 0.35}
		switch c {
		case research.Nothing:
			b.Fill, b.Edge = 0, 0.35
		case research.Running:
			b.Fill, b.Edge = 0.15, 0.35
		}
		d.add(b)
	}
}

// coverages are those of the periods of the chart.
func coverages(c Chart) (all []research.Coverage) {
	for _, r := range c.first() {
		all = append(all, r.Coverage)
	}
	return all
}

// labels name the periods of the chart.
func labels(c Chart) (names []string) {
	for _, r := range c.first() {
		names = append(names, r.Period.Label(r.Begin))
	}
	return names
}

// periods names periods where there is room: seven pixels a character, so that labels do not touch.
func (d *drawing) periods(labels []string, y float64) {
	if len(labels) == 0 {
		return
	}
	width := float64(7*len(labels[0]) + 10)
	for i, every := 0, max(int(math.Ceil(width/d.step)), 1); i < len(labels); i += every {
		d.add(Text{At: Point{d.x(i), y}, Words: labels[i], Anchor: Middle})
	}
}
