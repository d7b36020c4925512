package research

import (
	"cmp"
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// Series is the subject's counts month by month, from the first month of totals up to the last,
// but not beyond that of today. A month that is in totals and not in counts is 0; a month that is
// in neither is unknown. Both may come in any order.
func Series(subject Subject, counts []Count, totals []Total, today news.Date) []Row {
	read := byMonth(totals, func(t Total) news.Date { return t.Month })
	found := byMonth(counts, func(c Count) news.Date { return c.Month })
	var rows []Row
	for _, month := range months(read, today) {
		row := Row{Subject: subject, Month: month, Coverage: Nothing}
		if total := read[month]; total.Articles > 0 {
			count := found[month]
			row.Articles, row.Mentions = &count.Articles, &count.Mentions
			row.Total, row.Sources, row.Coverage = total.Articles, total.Sources, Read
		}
		if month == monthOf(today) {
			row.Coverage = Running
		}
		rows = append(rows, row)
	}
	return rows
}

func byMonth[T any](list []T, month func(T) news.Date) map[news.Date]T {
	m := make(map[news.Date]T, len(list))
	for _, v := range list {
		m[monthOf(month(v))] = v
	}
	return m
}

// months are all from the first that was read to the last, or to that of today if it is earlier.
func months(read map[news.Date]Total, today news.Date) []news.Date {
	if len(read) == 0 {
		return nil
	}
	known := make([]news.Date, 0, len(read))
	for m := range read {
		known = append(known, m)
	}
	last := slices.MaxFunc(known, before)
	if before(monthOf(today), last) < 0 {
		last = monthOf(today)
	}
	var all []news.Date
	for m := slices.MinFunc(known, before); before(m, last) <= 0; m = next(m) {
		all = append(all, m)
	}
	return all
}

func monthOf(d news.Date) news.Date { return news.Date{Year: d.Year, Month: d.Month} }

func before(a, b news.Date) int {
	return cmp.Or(cmp.Compare(a.Year, b.Year), cmp.Compare(a.Month, b.Month))
}

func next(m news.Date) news.Date {
	if m.Month == 12 {
		return news.Date{Year: m.Year + 1, Month: 1}
	}
	return news.Date{Year: m.Year, Month: m.Month + 1}
}
