package research

import (
	"context"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// A Measure is what a chart shows of its rows.
type Measure string

// The measures. A share is comparable over time; the others grow with what is crawled.
const (
	Share    Measure = "share" // articles that name the subject, of all articles
	Articles Measure = "articles"
	Stories  Measure = "stories" // articles without reprints
	Mentions Measure = "mentions"
)

// Measures returns all measures.
func Measures() []Measure { return []Measure{Share, Articles, Stories, Mentions} }

// Value is what the measure says of a row; false where nothing was read.
func (m Measure) Value(r Row) (float64, bool) {
	if r.Counts == nil {
		return 0, false
	}
	switch m {
	case Share:
		return r.Share()
	case Stories:
		return float64(r.Counts.Stories), true
	case Mentions:
		return float64(r.Counts.Mentions()), true
	}
	return float64(r.Counts.Articles), true
}

// Each gives the series of every subject, one after the other, all over the same periods.
func Each(ctx context.Context, db *postgres.DB, subjects []string, filter postgres.CountFilter, now time.Time) (series [][]Row, err error) {
	totals, err := db.PeriodTotals(ctx, filter)
	if err != nil {
		return nil, err
	}
	for _, subject := range subjects {
		filter.Group = subject
		counts, err := db.Counts(ctx, filter)
		if err != nil {
			return nil, err
		}
		rows := Of(filter.Period(), counts, totals, now)
		if len(counts) == 0 { // never named in that time: all that is known of it is what it was called
			rows = Series(filter.Period(), Subject{ID: subject, Name: subject}, nil, totals, news.DateOf(now))
		}
		series = append(series, rows)
	}
	return series, nil
}
