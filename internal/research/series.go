package research

import (
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// Series is the subject's counts period by period, from the first of totals up to the last,
// but not beyond that of today. A period that is in totals and not in counts is 0; one that is
// in neither is unknown. Both may come in any order.
func Series(period news.Period, subject Subject, counts []postgres.PeriodCount, totals []postgres.PeriodTotal, today news.Date) []Row {
	return newTimeline(period, totals, today).series(subject, counts)
}

// A timeline is all periods of a series, and what was read of them: the same for every subject.
type timeline struct {
	rows  []Row             // of a subject that is never named
	place map[news.Date]int // of a period among them, by its first day
}

func newTimeline(period news.Period, totals []postgres.PeriodTotal, today news.Date) timeline {
	read := make(map[news.Date]postgres.PeriodTotal, len(totals))
	for _, t := range totals {
		read[t.Begin] = t
	}
	t := timeline{place: map[news.Date]int{}}
	for i, begin := range periods(period, totals, today) {
		t.place[begin] = i
		t.rows = append(t.rows, unnamed(Row{Period: period, Begin: begin}, read[begin], today))
	}
	return t
}

// unnamed is the row of a subject that no article of its period names.
func unnamed(r Row, read postgres.PeriodTotal, today news.Date) Row {
	r.Coverage = Nothing
	if read.Articles > 0 || read.Asked > 0 {
		r.Counts, r.Total, r.Coverage = &postgres.Counts{}, read, Read
	}
	if read.Articles == 0 && read.Asked > 0 {
		r.Coverage = Asked
	}
	if r.Begin == r.Period.Begin(today) {
		r.Coverage = Running
	}
	return r
}

func (t timeline) series(subject Subject, counts []postgres.PeriodCount) []Row {
	rows := slices.Clone(t.rows)
	for i := range rows {
		rows[i].Subject = subject
	}
	for i := range counts {
		if n, within := t.place[counts[i].Begin]; within && rows[n].Counts != nil {
			rows[n].Counts = &counts[i].Counts
		}
	}
	return rows
}

// periods are all from the first that was read to the last, or to that of today if it is earlier.
func periods(period news.Period, totals []postgres.PeriodTotal, today news.Date) (all []news.Date) {
	if len(totals) == 0 {
		return nil
	}
	earlier := func(a, b postgres.PeriodTotal) int { return a.Begin.First().Compare(b.Begin.First()) }
	last := slices.MaxFunc(totals, earlier).Begin
	if now := period.Begin(today); now.Before(last) {
		last = now
	}
	for begin := slices.MinFunc(totals, earlier).Begin; !last.Before(begin); begin = period.Next(begin) {
		all = append(all, begin)
	}
	return all
}
