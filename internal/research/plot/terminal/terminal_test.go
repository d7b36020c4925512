package terminal

import (
	"strings"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
	"github.com/xiaozu-watch/xiaozu/internal/research/plot"
)

// months is a series from January 2023; -1 is a month that was not read.
func months(articles ...int) (rows []research.Row) {
	for i, n := range articles {
		r := research.Row{Period: news.Monthly, Begin: news.Date{Year: 2023 + i/12, Month: i%12 + 1, Day: 1}, Coverage: research.Nothing}
		if n >= 0 {
			r.Counts, r.Coverage = &postgres.Counts{Articles: n}, research.Read
		}
		rows = append(rows, r)
	}
	return rows
}

func draw(t *testing.T, o Options, names []string, series ...[]research.Row) string {
	t.Helper()
	var b strings.Builder
	if err := Write(&b, plot.Chart{Series: series, Measure: research.Articles, Names: names}, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestBlocks(t *testing.T) {
	rows := months(12, 6, -1, 0, 1)
	rows[4].Coverage = research.Running
	want := `云岭省海岛保护领导小组
12 │███
   │███
   │███
   │██████
   │██████
 0 │██████      ▄▄▄
   └──────   ───┄┄┄
    2023-01
where the axis is broken, nothing was read
┄ is not over yet
`
	if got := draw(t, Options{Width: 40}, []string{"云岭省海岛保护领导小组"}, rows); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// All series are on one scale.
func TestASCII(t *testing.T) {
	want := `A
18 |##
   |##
   |##
   |##
   |##
 0 |##..
   +----
    2023-01

B
18 |
   |
   |
   |  ##
   |####
 0 |####
   +----
    2023-01
`
	if got := draw(t, Options{Width: 9, ASCII: true}, []string{"A", "B"}, months(18, 1), months(6, 9)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// No line is wider than the terminal, and what is left out is said.
func TestLinesFit(t *testing.T) {
	many := make([]int, 144)
	for i := range many {
		many[i] = i % 7
	}
	got := draw(t, Options{Width: 80}, nil, months(many...))
	for line := range strings.Lines(got) {
		if n := len([]rune(strings.TrimSuffix(line, "\n"))); n > 80 {
			t.Errorf("%d cells: %s", n, line)
		}
	}
	if !strings.Contains(got, "the last 77 of 144 periods are shown") || !strings.Contains(got, "2028-08") {
		t.Error(got)
	}
}

func TestNothingToDraw(t *testing.T) {
	if got := draw(t, Options{Width: 80}, nil); got != "" {
		t.Errorf("got %q", got)
	}
	if got := draw(t, Options{Width: 80}, nil, months(0, 0)); !strings.Contains(got, "0 │") {
		t.Errorf("got %q", got)
	}
}

func TestNotes(t *testing.T) {
	var b strings.Builder
	chart := plot.Chart{Series: [][]research.Row{months(1, 1, 1, 1)}, Measure: research.Articles, Caption: []string{"3  founded"},
		Notes: []news.Date{{Year: 2022}, {Year: 2023, Month: 1, Day: 9}, {Year: 2023, Month: 3, Day: 1}, {Year: 2023, Month: 3, Day: 2}}}
	if err := Write(&b, chart, Options{Width: 40}); err != nil {
		t.Fatal(err)
	}
	if !strings.HasSuffix(b.String(), "\n   2023-01\n   2     3\n3  founded\n") {
		t.Errorf("got\n%s", &b)
	}
}
