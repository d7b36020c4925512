package plot

import "strings"

// areas can be pointed at: they say what every series has in the period.
func (d *drawing) areas() {
	if d.chart.Title == nil {
		return
	}
	for i := range d.first() {
		var said []string
		for _, rows := range d.chart.Series {
			said = append(said, d.chart.Title(rows[i]))
		}
		d.add(Area{X: d.x(i) - d.step/2, Y: top, Width: d.step, Height: base - top, Says: strings.Join(said, "\n")})
	}
}
