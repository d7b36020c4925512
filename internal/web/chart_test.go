package web

import (
	"fmt"
	"strings"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// drawnChart writes a chart as one line a bar: "x+width y+height class".
func drawnChart(c chart) string {
	var lines []string
	for _, b := range c.Bars {
		lines = append(lines, fmt.Sprintf("%s+%s %d+%d %s", b.X, b.Width, b.Y, b.Height, b.Class))
	}
	return strings.Join(lines, "\n")
}

func TestNewChart(t *testing.T) {
	c := newChart([]point{{"a", "2023", 40, true}, {"b", nil, 0, true}, {"c", nil, 0, false}, {"d", nil, 1, true}})
	want := "2.500%+20.000% 16+80 bar\n52.500%+20.000% 94+2 missing\n77.500%+20.000% 94+2 bar"
	if got := drawnChart(c); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if c.Total != 41 || c.Max != 40 || len(c.Ticks) != 1 {
		t.Errorf("total %d, most %d, ticks %v", c.Total, c.Max, c.Ticks)
	}
	first, second := locale.English.Text(c.Bars[0].Title), locale.English.Text(c.Bars[1].Title)
	if first != "a: 40 mentions" || second != "c: nothing was read" {
		t.Errorf("titles %q, %q", first, second)
	}
	if got := c.Reversed(); got[0].Label != "d" || len(got) != 4 {
		t.Errorf("the table begins with %v", got[0])
	}
}

func TestYearTick(t *testing.T) {
	for _, c := range []struct {
		month  news.Date
		first  bool
		months int
		want   any
	}{
		{news.Date{Year: 2024, Month: 1}, false, 24, "2024"},
		{news.Date{Year: 2024, Month: 2}, false, 24, nil},
		{news.Date{Year: 2023, Month: 5}, true, 24, "2023"},
		{news.Date{Year: 2023, Month: 11}, true, 24, nil}, // 2024 follows at once
		{news.Date{Year: 2023, Month: 1}, false, 150, nil},
		{news.Date{Year: 2024, Month: 1}, false, 150, "2024"},
	} {
		if got := yearTick(c.month, c.first, c.months); got != c.want {
			t.Errorf("yearTick(%v, %v, %d) = %q, want %q", c.month, c.first, c.months, got, c.want)
		}
	}
}
