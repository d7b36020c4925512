package plot

import (
	"cmp"
	"math"
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/research"
)

// lines draws all series, and their letters where each ends.
func (d *drawing) lines() {
	var letters []Text
	for n, values := range d.values {
		d.dots(values)
		values = research.Smooth(values, d.chart.Series[n], d.chart.Smooth)
		d.line(n, values)
		last := lastKnown(values)
		if last < 0 {
			continue
		}
		end := Point{d.x(last), d.y(values[last].N)}
		if d.chart.Series[n][last].Coverage == research.Running {
			d.add(Circle{At: end, Radius: 4, Opacity: 1, Open: true})
		}
		letters = append(letters, Text{At: Point{end.X + 7, end.Y + 4}, Words: Letter(n), Bold: true})
	}
	if len(d.values) > 1 {
		for _, letter := range apart(letters) {
			d.add(letter)
		}
	}
}

func lastKnown(values []research.Value) int {
	for i := len(values) - 1; i >= 0; i-- {
		if values[i].Known {
			return i
		}
	}
	return -1
}

// dots draws the values that a smoothed line is the average of.
func (d *drawing) dots(values []research.Value) {
	for i, v := range values {
		if d.chart.Smooth > 0 && v.Known {
			d.add(Circle{At: Point{d.x(i), d.y(v.N)}, Radius: 1.5, Opacity: 0.5})
		}
	}
}

// line draws a series in pieces, each as long as its values are known; one of a single period is a dot.
func (d *drawing) line(n int, values []research.Value) {
	var piece []Point
	end := func() {
		switch len(piece) {
		case 0:
		case 1:
			d.add(Circle{At: piece[0], Radius: 2.5, Opacity: 1})
		default:
			d.add(Line{Points: piece, Width: 2, Opacity: 1, Dashes: Dashes(n)})
		}
		piece = nil
	}
	for i, v := range values {
		if !v.Known {
			end()
			continue
		}
		piece = append(piece, Point{d.x(i), d.y(v.N)})
	}
	end()
}

// How far letters must be from each other to be read, in pixels.
const letterWidth, letterHeight = 12.0, 12.0

// apart moves letters that would overlap below each other, and up again where they would stand below the axis.
func apart(letters []Text) []Text {
	slices.SortStableFunc(letters, func(a, b Text) int { return cmp.Compare(a.At.Y, b.At.Y) })
	for i := range letters {
		for _, above := range letters[:i] {
			if beside(above, letters[i]) {
				letters[i].At.Y = max(letters[i].At.Y, above.At.Y+letterHeight)
			}
		}
	}
	for i := len(letters) - 1; i >= 0; i-- {
		letters[i].At.Y = min(letters[i].At.Y, base+4)
		for _, below := range letters[i+1:] {
			if beside(below, letters[i]) {
				letters[i].At.Y = min(letters[i].At.Y, below.At.Y-letterHeight)
			}
		}
	}
	return letters
}

func beside(a, b Text) bool { return math.Abs(a.At.X-b.At.X) < letterWidth }
