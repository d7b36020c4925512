// Package svg writes pictures as SVG. All ink is that of the text around it (currentColor).
package svg

import (
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/research"
	"github.com/xiaozu-watch/xiaozu/internal/research/plot"
)

// Write writes the picture.
func Write(w io.Writer, p plot.Picture) error {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %g %g" role="%s" aria-label="%s" fill="currentColor" font-size="%d" font-family="sans-serif">`+"\n",
		p.Width, p.Height, role(p), escape(p.Label), plot.TextSize)
	if len(p.Terms) > 0 {
		b.WriteString("<metadata>" + research.RDF(p.Terms) + "</metadata>\n")
	}
	for _, shape := range p.Shapes {
		b.WriteString(element(shape))
		b.WriteByte('\n')
	}
	b.WriteString("</svg>\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// role is that of one image, unless it has parts that lead somewhere.
func role(p plot.Picture) string {
	for _, shape := range p.Shapes {
		if a, ok := shape.(plot.Area); ok && a.Href != "" {
			return "group"
		}
	}
	return "img"
}

func element(shape plot.Shape) string {
	switch s := shape.(type) {
	case plot.Line:
		return line(s)
	case plot.Box:
		return fmt.Sprintf(`<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" fill-opacity="%g" stroke="currentColor" stroke-width="0.5" stroke-opacity="%g"/>`,
			s.X, s.Y, s.Width, s.Height, s.Fill, s.Edge)
	case plot.Circle:
		return circle(s)
	case plot.Text:
		return text(s)
	case plot.Area:
		return area(s)
	}
	return ""
}

func line(l plot.Line) string {
	points := make([]string, len(l.Points))
	for i, p := range l.Points {
		points[i] = fmt.Sprintf("%.1f,%.1f", p.X, p.Y)
	}
	return fmt.Sprintf(`<polyline points="%s" fill="none" stroke="currentColor" stroke-width="%g" stroke-opacity="%g" stroke-linejoin="round" stroke-dasharray="%s"/>`,
		strings.Join(points, " "), l.Width, l.Opacity, Dashes(l.Dashes))
}

// Dashes writes the strokes and gaps of a line for the attribute stroke-dasharray.
func Dashes(lengths []float64) string {
	said := make([]string, len(lengths))
	for i, l := range lengths {
		said[i] = strconv.FormatFloat(l, 'g', -1, 64)
	}
	return strings.Join(said, " ")
}

func circle(c plot.Circle) string {
	paint := fmt.Sprintf(`fill-opacity="%g"`, c.Opacity)
	if c.Open {
		paint = fmt.Sprintf(`fill="none" stroke="currentColor" stroke-opacity="%g"`, c.Opacity)
	}
	return fmt.Sprintf(`<circle cx="%.1f" cy="%.1f" r="%g" %s/>`, c.At.X, c.At.Y, c.Radius, paint)
}

var anchors = map[plot.Anchor]string{plot.Start: "start", plot.Middle: "middle", plot.End: "end"}

func text(t plot.Text) string {
	weight := ""
	if t.Bold {
		weight = ` font-weight="600"`
	}
	return fmt.Sprintf(`<text x="%.1f" y="%.1f" text-anchor="%s"%s>%s</text>`, t.At.X, t.At.Y, anchors[t.Anchor], weight, escape(t.Words))
}

// area is out of the order of keys: what it leads to is also linked from the table beside a chart.
func area(a plot.Area) string {
	box := fmt.Sprintf(`<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" fill-opacity="0"><title>%s</title></rect>`,
		a.X, a.Y, a.Width, a.Height, escape(a.Says))
	if a.Href == "" {
		return box
	}
	return fmt.Sprintf(`<a href="%s" tabindex="-1" aria-label="%s">%s</a>`, escape(a.Href), escape(a.Says), box)
}

func escape(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a Builder never fails
	return b.String()
}
