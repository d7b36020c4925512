package plot

import (
	"math"

	"github.com/xiaozu-watch/xiaozu/internal/research"
)

// narrowest is how wide periods must be for the strip to part those of one coverage, in pixels.
const narrowest = 4.0

// coverage draws the strip that shows how much was read of each period.
func (d *drawing) coverage(all []research.Coverage) {
	for i := 0; i < len(all); {
		n := 1
		for d.step < narrowest && i+n < len(all) && all[i+n] == all[i] {
			n++
		}
		b := Box{X: d.x(i) - d.step/2, Y: strip, Width: max(d.step*float64(n)-0.5, 0.5), Height: 6, Fill: 0.35}
		switch all[i] {
		case research.Nothing:
			b.Fill, b.Edge = 0, 0.35
		case research.Running:
			b.Fill, b.Edge = 0.15, 0.35
		}
		d.add(b)
		i += n
	}
}

// coverages are those of the periods of the chart: a period is read if it is for any of the series.
func coverages(c Chart) (all []research.Coverage) {
	for i, r := range c.first() {
		coverage := r.Coverage
		for _, rows := range c.Series {
			if coverage == research.Nothing {
				coverage = rows[i].Coverage
			}
		}
		all = append(all, coverage)
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
		d.add(Text{At: Point{min(d.x(i), d.Width-width/2), y}, Words: labels[i], Anchor: Middle})
	}
}
