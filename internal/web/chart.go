package web

import (
	"strconv"

	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A point is one period of a chart.
type point struct {
	Label any // names the period: its date
	Tick  any // what to print under the axis at its start; nil for nothing
	N     int
	Known bool // whether anything was read; if not, N means nothing
}

// A figure is a chart with its words and, for those who cannot see it, its table.
type figure struct {
	chart
	Caption locale.Message
	Period  locale.Message // heading of the points' labels
	Unit    locale.Message // heading of their values
}

// newFigure draws mentions, and says how many there are in all, from when to when.
func newFigure(points []point, period locale.Message) figure {
	f := figure{chart: newChart(points), Period: period, Unit: say("Mentions")}
	f.Caption = say("{mentions} from {first} to {last}", mentions(f.Total), points[0].Label, points[len(points)-1].Label)
	return f
}

func mentions(n int) locale.Message { return say("{n mention|mentions}", n) }

// A chart is a bar chart, placed: across in percent of its width, so that it fits every screen,
// and down in pixels, so that its words keep their size.
type chart struct {
	Bars   []bar
	Marks  []mark  // of what happened in a period
	Shades []shade // behind the bars
	Ticks  []tick
	Points []point
	Max    int
	Total  int
}

type bar struct {
	X, Width  string
	Y, Height int
	Class     string // "bar" or, where nothing was read, "missing"
	Title     locale.Message
}

// A mark stands above the bars.
type mark struct {
	X     string
	Title locale.Message
}

// A shade is some periods together.
type shade struct {
	X, Width string
	Title    locale.Message
}

type tick struct {
	X     string
	Label any
}

const (
	chartTop  = 16 // pixels above the tallest bar
	chartBase = 96 // pixels from the top to the axis
	minBar    = 2  // pixels of the least bar that can be seen
)

// newChart places the points in equal steps.
func newChart(points []point) chart {
	c := chart{Points: points}
	for _, p := range points {
		if p.Known {
			c.Max, c.Total = max(c.Max, p.N), c.Total+p.N
		}
	}
	step := 100 / float64(max(len(points), 1))
	for i, p := range points {
		x := float64(i) * step
		if p.Tick != nil {
			c.Ticks = append(c.Ticks, newTick(x, p.Tick))
		}
		if b := newBar(p, c.Max); b.Height > 0 {
			b.X, b.Width = percent(x+step*0.1), percent(step*0.8)
			c.Bars = append(c.Bars, b)
		}
	}
	return c
}

// newTick leaves out a label that would run over the right edge of a narrow screen.
func newTick(x float64, label any) tick {
	if x > 94 {
		label = nil
	}
	return tick{percent(x), label}
}

func newBar(p point, most int) bar {
	switch {
	case !p.Known:
		return bar{Y: chartBase - minBar, Height: minBar, Class: "missing", Title: say("{period}: nothing was read", p.Label)}
	case p.N == 0:
		return bar{}
	}
	height := max(p.N*(chartBase-chartTop)/most, minBar)
	title := say("{period}: {mentions}", p.Label, mentions(p.N))
	return bar{Y: chartBase - height, Height: height, Class: "bar", Title: title}
}

func percent(x float64) string { return strconv.FormatFloat(x, 'f', 3, 64) + "%" }

// Reversed gives the points newest first, as the table under the chart lists them.
func (c chart) Reversed() []point {
	reversed := make([]point, 0, len(c.Points))
	for i := len(c.Points) - 1; i >= 0; i-- {
		reversed = append(reversed, c.Points[i])
	}
	return reversed
}

// yearTick names the year at its first month, leaving out years where they would run together.
func yearTick(month news.Date, first bool, months int) any {
	every := 1 + months/120
	if month.Month != 1 && !first || first && month.Month > 9 || month.Year%every != 0 {
		return nil
	}
	return strconv.Itoa(month.Year)
}
