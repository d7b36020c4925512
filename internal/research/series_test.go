package research

import (
	"fmt"
	"strings"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

func month(year, month int) news.Date { return news.Date{Year: year, Month: month} }

// drawn writes a series as "month articles/total mentions coverage", with - for unknown.
func drawn(rows []Row) string {
	var lines []string
	for _, r := range rows {
		lines = append(lines, fmt.Sprintf("%s %s/%d %s %s", r.Month, known(r.Articles), r.Total, known(r.Mentions), r.Coverage))
	}
	return strings.Join(lines, "\n")
}

func known(n *int) string {
	if n == nil {
		return "-"
	}
	return fmt.Sprint(*n)
}

func TestSeries(t *testing.T) {
	today := news.Date{Year: 2024, Month: 2, Day: 9}
	for _, c := range []struct {
		name   string
		counts []Count
		totals []Total
		want   string
	}{
		{"nothing was ever read", []Count{{month(2024, 1), 1, 1}}, nil, ""},
		{
			"a gap is unknown, a month without the group is 0, this month is running",
			[]Count{{month(2024, 2), 1, 3}, {month(2023, 11), 2, 5}},
			[]Total{{month(2024, 2), 4, 1}, {month(2023, 11), 10, 2}, {month(2024, 1), 7, 2}},
			"2023-11 2/10 5 read\n2023-12 -/0 - none\n2024-01 0/7 0 read\n2024-02 1/4 3 running",
		},
		{
			"a page dated in the future does not lengthen the series",
			nil,
			[]Total{{month(2024, 1), 1, 1}, {month(2029, 1), 1, 1}},
			"2024-01 0/1 0 read\n2024-02 -/0 - running",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := drawn(Series(Subject{}, c.counts, c.totals, today)); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestShare(t *testing.T) {
	two := 2
	if got, ok := (Row{Articles: &two, Total: 8}).Share(); got != 0.25 || !ok {
		t.Errorf("got %v, %v", got, ok)
	}
	if _, ok := (Row{}).Share(); ok {
		t.Error("a month that was not read has a share")
	}
}
