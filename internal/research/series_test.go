package research

import (
	"fmt"
	"strings"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

func day(year, month, day int) news.Date { return news.Date{Year: year, Month: month, Day: day} }

func found(begin news.Date, articles, mentions int) postgres.PeriodCount {
	return postgres.PeriodCount{Begin: begin, Counts: postgres.Counts{Articles: articles, Full: mentions - 1, Short: 1, Bare: 7}}
}

func read(begin news.Date, articles, sources int) postgres.PeriodTotal {
	return postgres.PeriodTotal{Begin: begin, Articles: articles, Sources: sources}
}

// drawn writes a series as "period articles/total mentions coverage", with - for unknown.
func drawn(rows []Row) string {
	var lines []string
	for _, r := range rows {
		counts := "-/0 -"
		if r.Counts != nil {
			counts = fmt.Sprintf("%d/%d %d", r.Counts.Articles, r.Total.Articles, *r.Mentions())
		}
		lines = append(lines, fmt.Sprintf("%s %s %s", r.Period.Label(r.Begin), counts, r.Coverage))
	}
	return strings.Join(lines, "\n")
}

func TestSeries(t *testing.T) {
	today := day(2024, 2, 9)
	for _, c := range []struct {
		name   string
		period news.Period
		counts []postgres.PeriodCount
		totals []postgres.PeriodTotal
		want   string
	}{
		{"nothing was ever read", news.Monthly, []postgres.PeriodCount{found(day(2024, 1, 1), 1, 1)}, nil, ""},
		{
			"a gap is unknown, a month without the group is 0, this month is running", news.Monthly,
			[]postgres.PeriodCount{found(day(2024, 2, 1), 1, 3), found(day(2023, 11, 1), 2, 5)},
			[]postgres.PeriodTotal{read(day(2024, 2, 1), 4, 1), read(day(2023, 11, 1), 10, 2), read(day(2024, 1, 1), 7, 2)},
			"2023-11 2/10 5 read\n2023-12 -/0 - none\n2024-01 0/7 0 read\n2024-02 1/4 3 running",
		},
		{
			"a page dated in the future does not lengthen the series", news.Monthly,
			nil,
			[]postgres.PeriodTotal{read(day(2024, 1, 1), 1, 1), read(day(2029, 1, 1), 1, 1)},
			"2024-01 0/1 0 read\n2024-02 -/0 - running",
		},
		{
			"the week of today is running, from its Monday", news.Weekly,
			[]postgres.PeriodCount{found(day(2024, 1, 29), 1, 1)},
			[]postgres.PeriodTotal{read(day(2024, 1, 29), 1, 1), read(day(2024, 2, 5), 2, 1)},
			"2024-W05 1/1 1 read\n2024-W06 0/2 0 running",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := drawn(Series(c.period, Subject{}, c.counts, c.totals, today)); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestShare(t *testing.T) {
	r := Row{Counts: &postgres.Counts{Articles: 2}, Total: read(day(2024, 1, 1), 8, 1)}
	if got, ok := r.Share(); got != 0.25 || !ok {
		t.Errorf("got %v, %v", got, ok)
	}
	if _, ok := (Row{}).Share(); ok {
		t.Error("a month that was not read has a share")
	}
}
