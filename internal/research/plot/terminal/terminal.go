// Package terminal draws series with characters: one below the other, since a terminal has too few dots to tell
// lines apart, all on one scale, so that they compare.
package terminal

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/research"
	"github.com/xiaozu-watch/xiaozu/internal/research/plot"
)

// Options say what the terminal can show.
type Options struct {
	Width int  // in cells
	ASCII bool // nothing but ASCII, names apart
}

// An alphabet is what a chart is drawn with; each stands in one cell.
type alphabet struct {
	levels                 []string // of a cell, from empty to full
	side, corner           string
	read, running, nothing string // of the axis, by coverage
}

var (
	blocks = alphabet{strings.Split(" ▁▂▃▄▅▆▇█", ""), "│", "└", "─", "┄", " "}
	ascii  = alphabet{strings.Split(" .:#", ""), "|", "+", "-", "~", " "}
)

// cells is how high a series is.
const cells = 6

// Write draws the chart, of whose periods it shows the last for which there is room.
func Write(w io.Writer, c plot.Chart, o Options) error {
	d := newDrawing(c, o)
	for n, rows := range c.Series {
		if n > 0 {
			d.out.WriteByte('\n')
		}
		if n < len(c.Names) {
			fmt.Fprintf(&d.out, "%s\n", c.Names[n])
		}
		d.series(rows)
	}
	d.words()
	_, err := io.WriteString(w, d.out.String())
	return err
}

type drawing struct {
	plot.Chart
	alphabet
	out    strings.Builder
	most   float64
	margin int // cells left of the axis
	wide   int // cells a period
	first  int // period that is shown
}

func newDrawing(c plot.Chart, o Options) *drawing {
	d := &drawing{Chart: c, alphabet: blocks}
	if o.ASCII {
		d.alphabet = ascii
	}
	periods := 0
	for _, rows := range c.Series {
		periods = len(rows)
		for _, v := range research.Values(c.Measure, rows) {
			d.most = max(d.most, v.N)
		}
	}
	d.margin = len(c.Measure.Text(d.most)) + 1
	room := max(o.Width-d.margin-1, 1)
	d.wide = min(max(room/max(periods, 1), 1), 3)
	d.first = max(periods-room/d.wide, 0)
	return d
}

// series draws one series from the top down.
func (d *drawing) series(rows []research.Row) {
	values := research.Smooth(research.Values(d.Measure, rows), rows, d.Smooth)[d.first:]
	rows = rows[d.first:]
	for level := cells - 1; level >= 0; level-- {
		label := ""
		switch level {
		case cells - 1:
			label = d.Measure.Text(d.most)
		case 0:
			label = "0"
		}
		var line strings.Builder
		for _, v := range values {
			line.WriteString(strings.Repeat(d.cell(v, level), d.wide))
		}
		d.line(label, d.side, line.String())
	}
	var axis strings.Builder
	for _, r := range rows {
		sign := map[research.Coverage]string{research.Read: d.read, research.Asked: d.read, research.Running: d.running, research.Nothing: d.nothing}[r.Coverage]
		axis.WriteString(strings.Repeat(sign, d.wide))
	}
	d.line("", d.corner, axis.String())
	d.line("", " ", d.periods(rows))
	if len(d.Notes) > 0 {
		d.line("", " ", d.numbers(rows))
	}
}

func (d *drawing) line(label, side, text string) {
	fmt.Fprintf(&d.out, "%*s %s\n", d.margin-1, label, strings.TrimRight(side+text, " "))
}

// cell is what stands at a level, 0 being the lowest. What is more than nothing can be seen.
func (d *drawing) cell(v research.Value, level int) string {
	steps := len(d.levels) - 1
	if !v.Known || v.N == 0 {
		return d.levels[0]
	}
	full := max(int(v.N/d.most*float64(cells*steps)+0.5), 1)
	return d.levels[min(max(full-level*steps, 0), steps)]
}

// periods names periods where there is room.
func (d *drawing) periods(rows []research.Row) string {
	line := ""
	for i, r := range rows {
		label := r.Period.Label(r.Begin)
		at := i * d.wide
		if (line == "" || at >= len(line)+2) && at+len(label) <= max(len(rows)*d.wide, len(label)) {
			line += strings.Repeat(" ", at-len(line)) + label
		}
	}
	return line
}

// numbers are those of notes at their periods, as far as there is room.
func (d *drawing) numbers(rows []research.Row) string {
	line := ""
	for n, date := range d.Notes {
		at := plot.PeriodOf(rows, date) * d.wide
		if at >= 0 && (line == "" || at > len(line)) {
			line += strings.Repeat(" ", at-len(line)) + fmt.Sprint(n+1)
		}
	}
	return line
}

// words explain the axis, and what is not shown.
func (d *drawing) words() {
	var said []string
	seen := map[research.Coverage]bool{}
	for _, rows := range d.Series {
		for _, r := range rows[d.first:] {
			seen[r.Coverage] = true
		}
	}
	if seen[research.Nothing] {
		said = append(said, "where the axis is broken, nothing was read")
	}
	if seen[research.Running] {
		said = append(said, d.running+" is not over yet")
	}
	if d.first > 0 {
		said = append(said, fmt.Sprintf("the last %d of %d periods are shown; a longer --by shows more", len(d.Series[0])-d.first, len(d.Series[0])))
	}
	for _, line := range slices.Concat(said, d.Caption) {
		fmt.Fprintln(&d.out, line)
	}
}
