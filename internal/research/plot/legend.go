package plot

import (
	"fmt"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/research"
)

// lineHeight is that of the lines under a chart, in pixels.
const lineHeight = 20.0

// Caption are the lines under a chart that stands alone: what it shows, when that was counted, what its notes are.
func Caption(shows string, counted news.Date, notes []research.Event) []string {
	return append([]string{Dated(shows, counted), StripLegend}, Numbered(notes)...)
}

// StripLegend tells what the strip under the axis is.
const StripLegend = "The strip under the axis shows how much was read: filled, the period, also if crawls found nothing of it; pale, it is not over yet; empty, nothing."

// Dated says what a chart shows, and when that was counted.
func Dated(shows string, counted news.Date) string {
	return fmt.Sprintf("%s. Counted by xiaozu on %s.", shows, counted)
}

// Numbered tells what happened, by the numbers in the chart.
func Numbered(notes []research.Event) (lines []string) {
	for n, e := range notes {
		lines = append(lines, fmt.Sprintf("%d  %s", n+1, e.Text()))
	}
	return lines
}

// legend writes under the chart what the lines are, and the caption, and makes the picture as high as that takes.
func (d *drawing) legend() {
	y := strip + 24 + lineHeight + 8
	for n, name := range d.chart.Names {
		d.add(Line{Points: []Point{{left, y - 4}, {left + 40, y - 4}}, Width: 2, Opacity: 1, Dashes: Dashes(n)})
		if len(d.chart.Names) > 1 {
			d.add(Text{At: Point{left + 50, y}, Words: Letter(n), Bold: true})
		}
		d.add(Text{At: Point{left + 66, y}, Words: name})
		y += lineHeight
	}
	y = d.caption(y, d.chart.Caption)
	if len(d.chart.Names)+len(d.chart.Caption) > 0 {
		d.Height = y
	}
}

// caption writes lines from y on, and returns where the next would stand.
func (d *drawing) caption(y float64, lines []string) float64 {
	for _, line := range lines {
		d.add(Text{At: Point{left, y}, Words: line})
		y += lineHeight
	}
	return y
}
