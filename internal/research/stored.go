package research

import (
	"context"
	"iter"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// BySubject gives the series of everything that the filter chooses, one subject after the other,
// up to the period of now; none is empty. It ends with the first error.
func BySubject(ctx context.Context, db *postgres.DB, filter postgres.CountFilter, now time.Time) iter.Seq2[[]Row, error] {
	return func(yield func([]Row, error) bool) {
		totals, err := db.PeriodTotals(ctx, filter)
		if err != nil {
			yield(nil, err)
			return
		}
		all := newTimeline(filter.Period(), totals, news.DateOf(now))
		for counts, err := range db.CountsBySubject(ctx, filter) {
			if err != nil {
				yield(nil, err)
				return
			}
			if rows := all.series(subjectOf(counts[0]), counts); len(rows) > 0 && !yield(rows, nil) {
				return
			}
		}
	}
}

// All gives the rows of ByPart.
func All(ctx context.Context, db *postgres.DB, split Split, filter postgres.CountFilter, now time.Time) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		for rows, err := range ByPart(ctx, db, split, "", filter, now) {
			if err != nil {
				yield(Row{}, err)
				return
			}
			for _, row := range rows {
				if !yield(row, nil) {
					return
				}
			}
		}
	}
}

// Of is the series of one subject, whose counts by the period these are.
func Of(period news.Period, counts []postgres.PeriodCount, totals []postgres.PeriodTotal, now time.Time) []Row {
	var subject Subject
	if len(counts) > 0 {
		subject = subjectOf(counts[0])
	}
	return Series(period, subject, counts, totals, news.DateOf(now))
}

func subjectOf(c postgres.PeriodCount) Subject {
	s := Subject{Name: c.Name, Level: c.Level}
	if c.Known {
		s.ID = c.Subject
	}
	return s
}
