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
	read := make(map[news.Date]postgres.PeriodTotal, len(totals))
	for _, t := range totals {
		read[t.Begin] = t
	}
	found := make(map[news.Date]*postgres.Counts, len(counts))
	for i := range counts {
		found[counts[i].Begin] = &counts[i].Counts
	}
	var rows []Row
	for _, begin := range periods(period, totals, today) {
		rows = append(rows, newRow(Row{Subject: subject, Period: period, Begin: begin}, found[begin], read[begin], today))
	}
	return rows
}

func newRow(r Row, found *postgres.Counts, read postgres.PeriodTotal, today news.Date) Row {
	r.Coverage = Nothing
	if read.Articles > 0 {
		r.Counts, r.Total, r.Coverage = found, read, Read
		if found == nil {
			r.Counts = &postgres.Counts{}
		}
	}
	if r.Begin == r.Period.Begin(today) {
		r.Coverage = Running
	}
	return r
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
