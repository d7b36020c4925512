package release

import (
	"context"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
	"github.com/xiaozu-watch/xiaozu/internal/study"
)

// A part is a table of a release. Its rows can be asked for again: once for each format.
type part struct {
	research.Table
	doc string
	key []string // columns that tell rows apart
}

// parts are all that a release has: what is stored, and what is counted of it.
func parts(ctx context.Context, db *postgres.DB, moment time.Time) ([]part, error) {
	kept, err := stored(ctx, db)
	if err != nil {
		return nil, err
	}
	counts := part{research.Counts(ctx, db, "", postgres.CountFilter{}, moment), "how often each group was named in each month", []string{"group", "name", "month"}}
	studied, err := studies(ctx, db, moment)
	return append(append(kept, counts), studied...), err
}

// studies are the series by month of what happened and of what was read.
func studies(ctx context.Context, db *postgres.DB, moment time.Time) (all []part, err error) {
	for _, name := range []string{"events", "coverage"} {
		s, _ := study.Named(name)
		table, err := s.Table(ctx, db, study.Question{By: news.Monthly, Now: moment})
		if err != nil {
			return nil, err
		}
		all = append(all, part{table, s.Doc, s.Key})
	}
	return all, nil
}

// stored are the parts that come from the database as they are.
func stored(ctx context.Context, db *postgres.DB) (all []part, err error) {
	for _, t := range postgres.Exports() {
		rows, err := research.Stored(ctx, db, t, postgres.ExportFilter{})
		if err != nil {
			return nil, err
		}
		all = append(all, part{rows, t.Doc, t.Key})
	}
	return all, nil
}
