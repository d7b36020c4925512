package jobs

import (
	"context"
	"fmt"
	"slices"

	"github.com/riverqueue/river"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// askToRead queues the reading of pages that were just saved. Should that fail, or the process die
// before, the sweep finds them.
func (r *Runner) askToRead(ctx context.Context, pages []postgres.PageRef) {
	if len(pages) == 0 {
		return
	}
	if _, err := r.client.Insert(ctx, readArgs{Pages: pages}, nil); err != nil {
		r.desk.Log.Warn("pages are left to the sweep", "pages", len(pages), "error", err)
	}
}

// askToReadInGroups queues the reading of pages, so many a job.
func (r *Runner) askToReadInGroups(ctx context.Context, pages []postgres.PageRef, size int, swept bool) error {
	var params []river.InsertManyParams
	for group := range slices.Chunk(pages, size) {
		params = append(params, river.InsertManyParams{Args: readArgs{Pages: group, Swept: swept}})
	}
	if _, err := r.client.InsertMany(ctx, params); err != nil {
		return fmt.Errorf("queue the reading of %d pages: %w", len(pages), err)
	}
	return nil
}
