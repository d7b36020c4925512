package jobs

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/riverqueue/river"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// askEvery is how long pages that were just saved wait for others at most, so that they are read
// together. A page that comes alone is read at once.
const askEvery = 500 * time.Millisecond

// mostRead is how many pages one job reads: what a dozen statements cost the server is mostly the same for any
// number of them.
const mostRead = 4 * mostInGroup

// An asker queues the reading of pages that were just saved. Should that fail, or the process die
// before, the sweep finds them.
type asker struct {
	runner *Runner

	mu      sync.Mutex
	waiting []postgres.PageRef
	asked   time.Time // last
	later   *time.Timer
}

func (a *asker) add(page postgres.PageRef) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.waiting = append(a.waiting, page)
	pause := time.Until(a.asked.Add(askEvery))
	switch {
	case pause <= 0 || len(a.waiting) >= mostRead:
		a.ask()
	case a.later == nil:
		a.later = time.AfterFunc(pause, a.flush)
	}
}

// flush asks for all that wait.
func (a *asker) flush() {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.ask()
}

func (a *asker) ask() {
	pages := a.waiting
	a.waiting, a.later, a.asked = nil, nil, time.Now()
	if len(pages) == 0 {
		return
	}
	if _, err := a.runner.client.Insert(context.Background(), readArgs{Pages: pages}, nil); err != nil {
		a.runner.desk.Log.Warn("pages are left to the sweep", "pages", len(pages), "error", err)
	}
}

// count is how many pages wait.
func (a *asker) count() int {
	a.mu.Lock()
	defer a.mu.Unlock()
	return len(a.waiting)
}

// askToRead queues the reading of pages, so many a job.
func (r *Runner) askToRead(ctx context.Context, pages []postgres.PageRef, size int, swept bool) error {
	var params []river.InsertManyParams
	for group := range slices.Chunk(pages, size) {
		params = append(params, river.InsertManyParams{Args: readArgs{Pages: group, Swept: swept}})
	}
	if _, err := r.client.InsertMany(ctx, params); err != nil {
		return fmt.Errorf("queue the reading of %d pages: %w", len(pages), err)
	}
	return nil
}
