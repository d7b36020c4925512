package plot

import (
	"math"
	"strings"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
)

// months is a series of the months of 2024 from January with so many articles; -1 is a month that was not read.
func months(articles ...int) (rows []research.Row) {
	for i, n := range articles {
		r := research.Row{Period: news.Monthly, Begin: news.Date{Year: 2024, Month: i + 1, Day: 1}, Coverage: research.Nothing}
		if n >= 0 {
			r.Counts, r.Coverage = &postgres.Counts{Articles: n}, research.Read
		}
		rows = append(rows, r)
	}
	return rows
}

func draw(series ...[]research.Row) Picture {
	return Draw(Chart{Series: series, Measure: research.Articles, Width: 960})
}

// of gives the shapes of one type.
func of[S Shape](p Picture) (shapes []S) {
	for _, shape := range p.Shapes {
		if s, ok := shape.(S); ok {
			shapes = append(shapes, s)
		}
	}
	return shapes
}

// strong are the lines of series: all others are paler.
func strong(p Picture) (lines []Line) {
	for _, l := range of[Line](p) {
		if l.Opacity == 1 {
			lines = append(lines, l)
		}
	}
	return lines
}

func TestLinesBreakWhereNothingWasRead(t *testing.T) {
	rows := months(3, 5, -1, 4, -1, 0, 2)
	rows[6].Coverage = research.Running
	p := draw(rows)
	if lines := strong(p); len(lines) != 2 || len(lines[0].Points) != 2 || len(lines[1].Points) != 2 {
		t.Errorf("lines %v, want one for January and February and one for June and July", lines)
	}
	dots := of[Circle](p)
	if len(dots) != 2 || dots[0].Open || !dots[1].Open {
		t.Errorf("circles %v, want a dot in April and a ring around July, which is not over", dots)
	}
	if strip := of[Box](p); len(strip) != 7 || strip[2].Fill != 0 || strip[0].Fill <= strip[6].Fill {
		t.Errorf("coverage %v", strip)
	}
}

func TestSeriesAreToldApart(t *testing.T) {
	p := draw(months(1, 2), months(2, 1))
	lines := strong(p)
	if len(lines) != 2 || lines[0].Dashes != nil || len(lines[1].Dashes) == 0 {
		t.Errorf("lines %v", lines)
	}
	if got := letters(p); len(got) != 2 || got[0].Words != "A" || got[1].Words != "B" {
		t.Errorf("letters %v, want A above B", got)
	}
}

func letters(p Picture) (letters []Text) {
	for _, text := range of[Text](p) {
		if text.Bold {
			letters = append(letters, text)
		}
	}
	return letters
}

// Lines that end at one point, or near it, have letters that can be read, within the picture.
func TestLettersDoNotOverlap(t *testing.T) {
	for name, series := range map[string][][]research.Row{
		"equal":        {months(3, 5), months(3, 5), months(3, 5)},
		"all nothing":  {months(0, 0), months(0, 0), months(0, 0), months(0, 0), months(0, 0), months(0, 0)},
		"near":         {months(1000, 500), months(10, 499), months(10, 501)},
		"at the top":   {months(1, 8), months(1, 8), months(1, 8), months(1, 8), months(1, 8), months(1, 8)},
		"top and axis": {months(1, 8), months(1, 8), months(1, 0), months(1, 0)},
	} {
		got := letters(draw(series...))
		if len(got) != len(series) {
			t.Fatalf("%s: %d letters", name, len(got))
		}
		for i, a := range got {
			if a.At.Y < 0 || a.At.Y > base+4 {
				t.Errorf("%s: %s at %g", name, a.Words, a.At.Y)
			}
			for _, b := range got[i+1:] {
				if math.Abs(a.At.Y-b.At.Y) < letterHeight {
					t.Errorf("%s: %s at %g, %s at %g", name, a.Words, a.At.Y, b.Words, b.At.Y)
				}
			}
		}
	}
}

func TestAreasSayAllSeries(t *testing.T) {
	p := Draw(Chart{Series: [][]research.Row{months(1), months(2)}, Measure: research.Articles, Width: 960,
		Title: func(r research.Row) string { return r.Period.Label(r.Begin) }})
	if areas := of[Area](p); len(areas) != 1 || areas[0].Says != "2024-01\n2024-01" {
		t.Errorf("areas %v", areas)
	}
}

func TestNothingToDraw(t *testing.T) {
	for _, series := range [][][]research.Row{nil, {nil}, {months(-1)}, {months(0)}} {
		p := Draw(Chart{Series: series, Measure: research.Share, Width: 960})
		for _, l := range of[Line](p) {
			for _, point := range l.Points {
				if math.IsNaN(point.Y) || math.IsInf(point.Y, 0) {
					t.Errorf("%v: %v", series, l)
				}
			}
		}
	}
}

// A period is divided among the points that lead somewhere, whole and without overlaps; of equal ones the first has it.
func TestPointsLeadSomewhere(t *testing.T) {
	titled := func(r research.Row) string { return "" }
	link := func(n int, r research.Row) string { return Letter(n) }
	for name, c := range map[string]struct {
		series [][]research.Row
		want   string
	}{
		"one":     {[][]research.Row{months(3)}, "A"},
		"three":   {[][]research.Row{months(0), months(8), months(4)}, "BCA"},
		"equal":   {[][]research.Row{months(4), months(4), months(8)}, "CA"},
		"unknown": {[][]research.Row{months(-1), months(8)}, "B"},
	} {
		p := Draw(Chart{Series: c.series, Measure: research.Articles, Width: 960, Title: titled, Link: link})
		got, end := "", top
		for _, a := range of[Area](p) {
			if got += a.Href; a.Y != end {
				t.Errorf("%s: %s begins at %g, not %g", name, a.Href, a.Y, end)
			}
			end = a.Y + a.Height
		}
		if got != c.want || end != base {
			t.Errorf("%s: got %s down to %g, want %s", name, got, end, c.want)
		}
	}
}

// What happened is marked where it happened; numbers that would touch are written together.
func TestNotes(t *testing.T) {
	at := func(month, day int) news.Date { return news.Date{Year: 2024, Month: month, Day: day} }
	rows := months(1, 2, 3, 4, 5, 6)
	p := Draw(Chart{Series: [][]research.Row{rows}, Measure: research.Articles, Width: 960, Notes: []news.Date{at(1, 9), at(3, 1), at(3, 31), {Year: 2024, Month: 5}, at(9, 1)}})
	var numbers []string
	for _, text := range of[Text](p) {
		if text.At.Y < top {
			numbers = append(numbers, text.Words)
		}
	}
	if got := strings.Join(numbers, " "); got != "1 2–3 4" {
		t.Errorf("numbers %s", got)
	}
	dotted := 0
	for _, l := range of[Line](p) {
		if len(l.Dashes) > 0 {
			dotted++
		}
	}
	if dotted != 4 {
		t.Errorf("%d lines", dotted)
	}
}
