package web

import (
	"fmt"
	"strings"
	"testing"

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
	c := newChart([]point{{"a", "2023", 40, true}, {"b", "", 0, true}, {"c", "", 0, false}, {"d", "", 1, true}}, "mentions")
	want := "2.500%+20.000% 16+80 bar\n52.500%+20.000% 94+2 missing\n77.500%+20.000% 94+2 bar"
	if got := drawnChart(c); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if c.Total != 41 || c.Max != 40 || len(c.Ticks) != 1 {
		t.Errorf("total %d, most %d, ticks %v", c.Total, c.Max, c.Ticks)
	}
	if c.Bars[0].Title != "a: 40 mentions" || c.Bars[1].Title != "c: nothing was read" {
		t.Errorf("titles %q, %q", c.Bars[0].Title, c.Bars[1].Title)
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
		want   string
	}{
		{news.Date{Year: 2024, Month: 1}, false, 24, "2024"},
		{news.Date{Year: 2024, Month: 2}, false, 24, ""},
		{news.Date{Year: 2023, Month: 5}, true, 24, "2023"},
		{news.Date{Year: 2023, Month: 11}, true, 24, ""}, // 2024 follows at once
		{news.Date{Year: 2023, Month: 1}, false, 150, ""},
		{news.Date{Year: 2024, Month: 1}, false, 150, "2024"},
	} {
		if got := yearTick(c.month, c.first, c.months); got != c.want {
			t.Errorf("yearTick(%v, %v, %d) = %q, want %q", c.month, c.first, c.months, got, c.want)
		}
	}
}

func TestFormat(t *testing.T) {
	for got, want := range map[string]string{
		counted(1, "page", "pages"):                        "1 page",
		counted(12345, "page", "pages"):                    "12,345 pages",
		thousands(-1234567):                                "-1,234,567",
		thousands(-123):                                    "-123",
		surely(0.976):                                      "98 % sure",
		span(news.Date{}, news.Date{}):                     "",
		span(news.Date{Year: 2018}, news.Date{}):           "from 2018",
		span(news.Date{}, news.Date{Year: 2020}):           "until 2020",
		span(news.Date{Year: 2018}, news.Date{Year: 2020}): "2018 – 2020",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
