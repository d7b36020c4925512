package plot

import "github.com/xiaozu-watch/xiaozu/internal/research"

// A Picture is shapes in the order in which they are painted, in pixels from the upper left.
type Picture struct {
	Width, Height float64
	Label         string          // what the picture is called where it cannot be seen
	Shapes        []Shape         // each a Line, Box, Circle, Text or Area
	Terms         []research.Term // what its file says of itself; nil for nothing
}

// A Shape is one of the types below. All are of the ink of the text around the picture, the paler the less
// opaque: 0 is nothing, 1 full ink.
type Shape any

// A Point is a place in a picture.
type Point struct{ X, Y float64 }

// A Line leads through points.
type Line struct {
	Points         []Point
	Width, Opacity float64
	Dashes         []float64 // lengths of strokes and gaps in turn; none for a solid line
}

// A Box is filled, edged, or both.
type Box struct {
	X, Y, Width, Height float64
	Fill, Edge          float64 // opacities
}

// A Circle is full or, if Open, a ring.
type Circle struct {
	At      Point
	Radius  float64
	Opacity float64
	Open    bool
}

// A Text stands on the line of its point.
type Text struct {
	At     Point
	Words  string
	Anchor Anchor
	Bold   bool
}

// An Anchor says which part of a text is at its point.
type Anchor int

// The anchors.
const (
	Start Anchor = iota
	Middle
	End
)

// An Area is nothing to see but something to point at or to press.
type Area struct {
	X, Y, Width, Height float64
	Says                string
	Href                string // "" leads nowhere
}

// TextSize is that of all texts in a picture, in pixels.
const TextSize = 12

func (p *Picture) add(shapes ...Shape) { p.Shapes = append(p.Shapes, shapes...) }
