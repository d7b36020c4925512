package plot

import (
	"cmp"
	"slices"
	"strings"
)

// areas can be pointed at: they say what every series has in the period. Where points lead somewhere, each has its
// own, which reaches half way to those above and below, so that one need not hit the point itself.
func (d *drawing) areas() {
	if d.chart.Title == nil {
		return
	}
	for i := range d.chart.first() {
		var said []string
		for _, rows := range d.chart.Series {
			said = append(said, d.chart.Title(rows[i]))
		}
		d.add(d.parts(i, d.area(i, strings.Join(said, "\n")))...)
	}
}

// parts divides the area of a period among the points that lead somewhere. Of points at one place the first has it.
func (d *drawing) parts(i int, whole Area) []Shape {
	points := d.leading(i)
	if len(points) < 2 {
		for _, p := range points {
			whole.Href = p.href
		}
		return []Shape{whole}
	}
	var parts []Shape
	from := whole.Y
	for n, p := range points {
		to := whole.Y + whole.Height
		if n+1 < len(points) {
			to = (p.y + points[n+1].y) / 2
		}
		part := whole
		part.Y, part.Height, part.Href = from, to-from, p.href
		parts, from = append(parts, part), to
	}
	return parts
}

type leading struct {
	y    float64
	href string
}

// leading are the points of a period that lead somewhere, from the top, one for each place.
func (d *drawing) leading(i int) (points []leading) {
	if d.chart.Link == nil {
		return nil
	}
	for n, rows := range d.chart.Series {
		if href := d.chart.Link(n, rows[i]); href != "" && d.values[n][i].Known {
			points = append(points, leading{d.y(d.values[n][i].N), href})
		}
	}
	slices.SortStableFunc(points, func(a, b leading) int { return cmp.Compare(a.y, b.y) })
	return slices.CompactFunc(points, func(a, b leading) bool { return a.y == b.y })
}
