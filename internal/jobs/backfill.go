package jobs

import (
	"context"
	"fmt"
	"time"

	"github.com/riverqueue/river"

	"github.com/xiaozu-watch/xiaozu/internal/crawl"
)

// backfillArgs asks for what a source published since a time. It may take days, and so stands
// beside the source's own crawls, with which it takes turns at the host.
type backfillArgs struct {
	Source string    `json:"source" river:"unique"`
	Since  time.Time `json:"since"`
	Limit  int       `json:"limit,omitempty"`
}

func (backfillArgs) Kind() string { return "backfill" }

// A backfill that a broken site ended is tried again, at growing intervals.
const backfillAttempts = 8

func (backfillArgs) InsertOpts() river.InsertOpts {
	return river.InsertOpts{Queue: backfillQueue, UniqueOpts: onceInQueue, MaxAttempts: backfillAttempts}
}

// Backfill asks for what the source published since a time, unless a backfill of it is under way.
func (r *Runner) Backfill(ctx context.Context, id string, since time.Time, limit int) error {
	if _, err := r.source(id); err != nil {
		return err
	}
	if _, err := r.client.Insert(ctx, backfillArgs{Source: id, Since: since, Limit: limit}, nil); err != nil {
		return fmt.Errorf("queue a backfill of %s: %w", id, err)
	}
	return nil
}

type backfiller struct {
	river.WorkerDefaults[backfillArgs]
	runner *Runner
}

// Timeout is none: there may be years to fetch.
func (*backfiller) Timeout(*river.Job[backfillArgs]) time.Duration { return -1 }

// Work goes through the lists once more after each interruption; what is kept is not asked for
// again.
func (b *backfiller) Work(ctx context.Context, job *river.Job[backfillArgs]) error {
	src, err := b.runner.source(job.Args.Source)
	if err != nil {
		return river.JobCancel(err)
	}
	result, err := b.runner.run(ctx, src, &tally{past: true}, crawl.Options{Limit: job.Args.Limit, Since: job.Args.Since})
	switch {
	case ctx.Err() != nil:
		return river.JobSnooze(0)
	case result.Paused != nil:
		return river.JobSnooze(max(time.Second, time.Until(result.Paused.Until)))
	}
	return err
}
