package research

import (
	"context"
	"iter"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// All gives the monthly series of every group that the filter chooses, one group after the other,
// up to the month of now. It ends with the first error.
func All(ctx context.Context, db *postgres.DB, filter postgres.CountFilter, now time.Time) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		totals, err := db.MonthTotals(ctx, filter)
		if err != nil {
			yield(Row{}, err)
			return
		}
		counts, err := db.Counts(ctx, filter)
		if err != nil {
			yield(Row{}, err)
			return
		}
		for len(counts) > 0 {
			n := sameSubject(counts)
			for _, row := range Monthly(counts[:n], totals, now) {
				if !yield(row, nil) {
					return
				}
			}
			counts = counts[n:]
		}
	}
}

// sameSubject is how many counts at the head are of one group.
func sameSubject(counts []postgres.MonthCount) int {
	n := 1
	for n < len(counts) && counts[n].Subject == counts[0].Subject {
		n++
	}
	return n
}

// Monthly is the series of one group: Series of what is stored.
func Monthly(stored []postgres.MonthCount, storedTotals []postgres.MonthTotal, now time.Time) []Row {
	var subject Subject
	counts := make([]Count, len(stored))
	for i, c := range stored {
		subject = subjectOf(c)
		counts[i] = Count{Month: c.Month, Articles: c.Articles, Mentions: c.Mentions}
	}
	totals := make([]Total, len(storedTotals))
	for i, t := range storedTotals {
		totals[i] = Total(t)
	}
	return Series(subject, counts, totals, news.DateOf(now))
}

func subjectOf(c postgres.MonthCount) Subject {
	s := Subject{Name: c.Name, Level: c.Level}
	if c.Known {
		s.ID = c.Subject
	}
	return s
}
