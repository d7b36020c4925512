package research

import (
	"cmp"
	"context"
	"iter"
	"slices"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// A Split says by what series are told apart, beside their subjects; "" for not at all.
type Split string

// The splits. The parts of a series add up to it, each out of the articles of its own source or publisher.
const (
	BySource    Split = "source"
	ByPublisher Split = "publisher"
)

// Splits returns all splits.
func Splits() []Split { return []Split{BySource, ByPublisher} }

// Text says in English what is told apart, behind what a chart shows.
func (s Split) Text() string {
	if s == "" {
		return ""
	}
	return ", each " + string(s) + " out of its own articles"
}

// parts are those of the articles that the filter counts, those of most first.
func (s Split) parts(ctx context.Context, db *postgres.DB, filter postgres.CountFilter) ([]postgres.Part, error) {
	if s == BySource {
		return db.SourcesNaming(ctx, filter)
	}
	return db.PublishersNaming(ctx, filter)
}

// Narrow is the filter for the articles of one part.
func (s Split) Narrow(filter postgres.CountFilter, part string) postgres.CountFilter {
	switch s {
	case BySource:
		filter.Source = part
	case ByPublisher:
		filter.Publisher = part
	}
	return filter
}

// ByPart gives the series of everything that the filter chooses as BySubject does, for one part after the other, in the
// order of their ids, from behind after; without a split, once.
func ByPart(ctx context.Context, db *postgres.DB, split Split, after string, filter postgres.CountFilter, now time.Time) iter.Seq2[[]Row, error] {
	if split == "" {
		return BySubject(ctx, db, filter, now)
	}
	return func(yield func([]Row, error) bool) {
		parts, err := split.parts(ctx, db, filter)
		if err != nil {
			yield(nil, err)
			return
		}
		slices.SortFunc(parts, func(a, b postgres.Part) int { return cmp.Compare(a.ID, b.ID) })
		for _, part := range parts {
			if part.ID <= after {
				continue
			}
			for rows, err := range BySubject(ctx, db, split.Narrow(filter, part.ID), now) {
				for i := range rows {
					rows[i].Part = part
				}
				if !yield(rows, err) || err != nil {
					return
				}
			}
		}
	}
}

// MostOf gives the series of the n parts that name the subject of the filter most, all over the same periods.
func MostOf(ctx context.Context, db *postgres.DB, split Split, n int, filter postgres.CountFilter, now time.Time) (series [][]Row, err error) {
	parts, err := split.parts(ctx, db, filter)
	if err != nil {
		return nil, err
	}
	whole, err := db.PeriodTotals(ctx, filter)
	if err != nil {
		return nil, err
	}
	for _, part := range parts[:min(n, len(parts))] {
		narrow := split.Narrow(filter, part.ID)
		counts, err := db.Counts(ctx, narrow)
		if err != nil {
			return nil, err
		}
		totals, err := db.PeriodTotals(ctx, narrow)
		if err != nil {
			return nil, err
		}
		rows := Of(filter.Period(), counts, spread(totals, whole), now)
		for i := range rows {
			rows[i].Part = part
		}
		series = append(series, rows)
	}
	return series, nil
}

// spread gives totals the periods of the whole, empty where they have none.
func spread(totals, whole []postgres.PeriodTotal) []postgres.PeriodTotal {
	all := make([]postgres.PeriodTotal, len(whole))
	for i, t := range whole {
		all[i].Begin = t.Begin
	}
	return append(all, totals...)
}
