// Package png writes pictures as PNG, black on white, two dots a pixel. Letters come from a font that is
// installed where it runs, or from Go's own where that has them all; none is embedded that holds Chinese.
package png

import (
	"bytes"
	"io"

	"git.sr.ht/~sbinet/gg"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"

	"github.com/xiaozu-watch/xiaozu/internal/research/plot"
)

// dots is how many stand for a pixel of the picture in each direction.
const dots = 2.0

// Write writes the picture. Where no font holds all its letters, it is a NoFontError and nothing is written.
func Write(w io.Writer, p plot.Picture) error {
	found, err := fontFor(p)
	if err != nil {
		return err
	}
	defer found.close()
	face, err := opentype.NewFace(found.font, &opentype.FaceOptions{Size: plot.TextSize * dots, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		return err
	}
	defer face.Close()
	c := canvas{gg.NewContext(int(p.Width*dots), int(p.Height*dots))}
	c.SetFontFace(face)
	c.SetRGB(1, 1, 1)
	c.Clear()
	for _, shape := range p.Shapes {
		c.paint(shape)
	}
	var file bytes.Buffer
	if err := c.EncodePNG(&file); err != nil {
		return err
	}
	return writeDescribed(w, file.Bytes(), p.Terms)
}

// A canvas takes shapes in pixels.
type canvas struct{ *gg.Context }

func (c canvas) paint(shape plot.Shape) {
	switch s := shape.(type) {
	case plot.Line:
		c.line(s)
	case plot.Box:
		c.DrawRectangle(s.X*dots, s.Y*dots, s.Width*dots, s.Height*dots)
		c.ink(s.Fill)
		c.FillPreserve()
		c.edge(s.Edge, 0.5)
	case plot.Circle:
		c.DrawCircle(s.At.X*dots, s.At.Y*dots, s.Radius*dots)
		if s.Open {
			c.edge(s.Opacity, 1)
			return
		}
		c.ink(s.Opacity)
		c.Fill()
	case plot.Text:
		c.text(s)
	}
}

func (c canvas) ink(opacity float64) { c.SetRGBA(0, 0, 0, opacity) }

// edge strokes the path with a line of so many pixels.
func (c canvas) edge(opacity, width float64) {
	c.SetDash()
	c.SetLineWidth(width * dots)
	c.ink(opacity)
	c.Stroke()
}

func (c canvas) line(l plot.Line) {
	for _, p := range l.Points {
		c.LineTo(p.X*dots, p.Y*dots)
	}
	dashes := make([]float64, len(l.Dashes))
	for i, d := range l.Dashes {
		dashes[i] = d * dots
	}
	c.SetDash(dashes...)
	c.SetLineCapButt()
	c.SetLineJoinRound()
	c.SetLineWidth(l.Width * dots)
	c.ink(l.Opacity)
	c.Stroke()
}

var anchors = map[plot.Anchor]float64{plot.Start: 0, plot.Middle: 0.5, plot.End: 1}

// text draws bold letters twice, half a pixel apart, so that one font is enough.
func (c canvas) text(t plot.Text) {
	c.ink(1)
	c.DrawStringAnchored(t.Words, t.At.X*dots, t.At.Y*dots, anchors[t.Anchor], 0)
	if t.Bold {
		c.DrawStringAnchored(t.Words, (t.At.X+0.5)*dots, t.At.Y*dots, anchors[t.Anchor], 0)
	}
}
