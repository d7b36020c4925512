package plot

import (
	"math"

	"github.com/xiaozu-watch/xiaozu/internal/research"
)

// coverage draws the strip that shows how much was read of each period.
func (d *drawing) coverage() {
	for i, r := range d.first() {
		b := Box{X: d.x(i) - d.step/2, Y: strip, Width: max(d.step-0.5, 0.5), Height: 6, Fill: 0.35}
		switch r.Coverage {
		case research.Nothing:
			b.Fill, b.Edge = 0, 0.35
		case research.Running:
			b.Fill, b.Edge = 0.15, 0.35
		}
		d.add(b)
	}
}

// periods names periods where there is room.
func (d *drawing) periods() {
	rows := d.first()
	if len(rows) == 0 {
		return
	}
	for i, every := 0, labelEvery(rows, d.step); i < len(rows); i += every {
		d.add(Text{At: Point{d.x(i), strip + 24}, Words: rows[i].Period.Label(rows[i].Begin), Anchor: Middle})
	}
}

// labelEvery is at which distance labels do not touch: seven pixels a character.
func labelEvery(rows []research.Row, step float64) int {
	width := float64(7*len(rows[0].Period.Label(rows[0].Begin)) + 10)
	return max(int(math.Ceil(width/step)), 1)
}
