package jobs

import (
	"context"
	"fmt"
	"runtime/debug"
	"time"

	"github.com/riverqueue/river"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// readArgs asks for pages to be read that were saved, or found unread, together. What of them was
// read meanwhile is not read again, so that two jobs may name one page.
type readArgs struct {
	Pages []postgres.PageRef `json:"pages" river:"unique"`
	// Swept tells those that the sweep found.
	Swept bool `json:"swept,omitempty"`
}

func (readArgs) Kind() string { return "read" }

// The priorities of reading: what was just fetched comes before what the sweep found.
const (
	fetchedPriority = 1
	sweptPriority   = 2
)

func (a readArgs) InsertOpts() river.InsertOpts {
	opts := river.InsertOpts{Queue: readQueue, Priority: fetchedPriority, UniqueOpts: onceInQueue}
	if a.Swept {
		opts.Priority = sweptPriority
	}
	return opts
}

type reader struct {
	river.WorkerDefaults[readArgs]
	runner *Runner
}

// Timeout is enough for a job whose pages are all large.
func (*reader) Timeout(*river.Job[readArgs]) time.Duration { return 5 * time.Minute }

// Work makes the newest versions of the pages articles, reads them, and stores both. If that fails
// each page has a job of its own: what is wrong with one of them is no hindrance to the others.
func (w *reader) Work(ctx context.Context, job *river.Job[readArgs]) error {
	r := w.runner
	defer r.teller.soon()
	err := r.whenUp(ctx, func() error { return r.readPages(ctx, job.Args.Pages) })
	if err == nil || len(job.Args.Pages) == 1 || ctx.Err() != nil {
		return err
	}
	r.desk.Log.Warn("pages are read one by one", "pages", len(job.Args.Pages), "error", err)
	return r.askToRead(ctx, job.Args.Pages, 1, job.Args.Swept)
}

// readPages reads those of the pages that are unread until the names that it read with are still
// the newest. A page over which a reader panics is an error.
func (r *Runner) readPages(ctx context.Context, refs []postgres.PageRef) (err error) {
	defer func() {
		if value := recover(); value != nil {
			err = fmt.Errorf("panic: %v\n%s", value, debug.Stack())
		}
	}()
	drafts, err := r.draftsOf(ctx, refs)
	for current := len(drafts) == 0; !current && err == nil; {
		current, err = r.readDrafts(ctx, drafts)
	}
	return err
}

// readDrafts reads once, and reports whether the names that it read with are the newest.
func (r *Runner) readDrafts(ctx context.Context, drafts []draft) (current bool, err error) {
	with, err := r.names.current(ctx)
	if err != nil {
		return false, err
	}
	readings, refs := make([]postgres.Reading, len(drafts)), make([]postgres.PageRef, len(drafts))
	for i, d := range drafts {
		readings[i] = d.readWith(with)
		refs[i] = postgres.PageRef{Source: d.article.Source, ID: d.article.Page, Version: d.article.Version}
	}
	if err := r.desk.DB.SaveReadings(ctx, readings); err != nil {
		return false, err
	}
	if err := r.tellStories(ctx, drafts, readings); err != nil {
		return false, err
	}
	return r.desk.DB.MarkRead(ctx, refs, r.desk.Versions, with.version)
}
