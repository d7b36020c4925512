package release

import (
	"context"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
)

// A part is a table of a release. Its rows can be asked for again: once for each format.
type part struct {
	research.Table
	doc string
	key []string // columns that tell rows apart
}

// stored are the parts that come from the database.
func stored(ctx context.Context, db *postgres.DB, moment time.Time) (all []part, err error) {
	for _, t := range postgres.Exports() {
		rows, err := research.Stored(ctx, db, t, postgres.ExportFilter{})
		if err != nil {
			return nil, err
		}
		all = append(all, part{rows, t.Doc, t.Key})
	}
	counts := part{research.Counts(ctx, db, "", postgres.CountFilter{}, moment), "how often each group was named in each month", []string{"group", "name", "month"}}
	return append(all, counts), nil
}
