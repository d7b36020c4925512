package svg

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/research"
	"github.com/xiaozu-watch/xiaozu/internal/research/plot"
)

func draw(t *testing.T, p plot.Picture) string {
	t.Helper()
	var b strings.Builder
	if err := Write(&b, p); err != nil {
		t.Fatal(err)
	}
	for d := xml.NewDecoder(strings.NewReader(b.String())); ; {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return b.String()
		} else if err != nil {
			t.Fatalf("not XML: %v\n%s", err, &b)
		}
	}
}

func TestEveryShapeIsWritten(t *testing.T) {
	picture := draw(t, plot.Picture{Width: 100, Height: 50, Shapes: []plot.Shape{
		plot.Line{Points: []plot.Point{{X: 1, Y: 2}, {X: 3, Y: 4}}, Width: 2, Opacity: 1, Dashes: []float64{7, 4.5}},
		plot.Box{Width: 5, Height: 6, Fill: 0.35}, plot.Circle{Radius: 4, Opacity: 1, Open: true}, plot.Circle{Radius: 2.5, Opacity: 0.5},
		plot.Text{Words: "A", Bold: true, Anchor: plot.Middle}, plot.Area{Says: "one"},
	}})
	for _, want := range []string{`role="img"`, `points="1.0,2.0 3.0,4.0"`, `stroke-dasharray="7 4.5"`, `fill-opacity="0.35"`,
		`r="4" fill="none"`, `r="2.5" fill-opacity="0.5"`, `text-anchor="middle" font-weight="600">A<`, "<title>one</title>"} {
		if !strings.Contains(picture, want) {
			t.Errorf("no %s in\n%s", want, picture)
		}
	}
}

func TestWhatIsSaidIsEscaped(t *testing.T) {
	picture := draw(t, plot.Picture{Label: `"<script>`, Terms: []research.Term{{Name: "title", Value: "<script>"}}, Shapes: []plot.Shape{plot.Area{Says: "<b>&", Href: `/x?a="&b`}}})
	if strings.Contains(picture, "<script>") || !strings.Contains(picture, "<dcterms:title>&lt;script&gt;</dcterms:title>") || !strings.Contains(picture, "<title>&lt;b&gt;&amp;</title>") ||
		!strings.Contains(picture, `href="/x?a=&#34;&amp;b"`) || !strings.Contains(picture, `role="group"`) {
		t.Error(picture)
	}
}
