package research

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
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
	Full     Measure = "full"  // mentions by the full name
	Short    Measure = "short" // mentions by a short form or an abbreviation
	Bare     Measure = "bare"  // in passing: 该小组 and the like, which are no mentions
)

// Measures returns all measures.
func Measures() []Measure { return []Measure{Share, Articles, Stories, Mentions, Full, Short, Bare} }

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
	case Full:
		return float64(r.Counts.Full), true
	case Short:
		return float64(r.Counts.Short), true
	case Bare:
		return float64(r.Counts.Bare), true
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
		if len(counts) == 0 { // never named in that time
			name, err := db.OfficialName(ctx, subject)
			if err != nil {
				return nil, err
			}
			rows = Series(filter.Period(), Subject{ID: subject, Name: name}, nil, totals, news.DateOf(now))
		}
		series = append(series, rows)
	}
	return series, nil
}

// MostNamed gives the series of the n subjects that the filter's articles name most, the most named first.
func MostNamed(ctx context.Context, db *postgres.DB, n int, filter postgres.CountFilter, now time.Time) (series [][]Row, err error) {
	for rows, err := range BySubject(ctx, db, filter, now) {
		if err != nil {
			return nil, err
		}
		series = append(series, rows)
	}
	slices.SortStableFunc(series, func(a, b []Row) int { return cmp.Compare(AllMentions(b), AllMentions(a)) })
	return series[:min(n, len(series))], nil
}

// AllMentions adds up the mentions of a series.
func AllMentions(rows []Row) int {
	total := 0
	for _, r := range rows {
		if n := r.Mentions(); n != nil {
			total += *n
		}
	}
	return total
}

var inFull = map[Measure]string{Share: "Share of all articles", Articles: "Articles", Stories: "Stories (without reprints)", Mentions: "Mentions",
	Full: "Mentions by the full name", Short: "Mentions by short forms", Bare: "Mentions in passing (该小组 and the like)"}

// Describe says in English what a chart shows, for citations and the captions of files.
func Describe(m Measure, smooth int, f postgres.CountFilter) string {
	said := []string{fmt.Sprintf("%s by %s", inFull[m], f.Period())}
	if smooth > 0 {
		said = append(said, fmt.Sprintf("moving average over %d periods (dots: single periods)", smooth))
	}
	for _, limit := range []struct{ word, value string }{
		{"from", f.From.String()}, {"until", f.To.String()}, {"of level", f.Level}, {"in source", f.Source}, {"published by", f.Publisher},
	} {
		if limit.value != "" {
			said = append(said, limit.word+" "+limit.value)
		}
	}
	if f.Lineage {
		said = append(said, "with earlier and later names")
	}
	return strings.Join(said, ", ")
}
