package jobs

import (
	"context"
	"fmt"
	"time"

	"github.com/riverqueue/river"

	"github.com/xiaozu-watch/xiaozu/internal/search"
)

// sweepArgs asks for the rows to be found that no job is looking after: pages stored just
// before a crash, pages read by older rules or without a name that was learned since, jobs of a process that died,
// days whose counts are stale.
type sweepArgs struct {
	// Orphans says that a process died: nobody may be about to ask for the pages that it fetched last.
	Orphans bool `json:"orphans,omitempty"`
}

func (sweepArgs) Kind() string { return "sweep" }

func (sweepArgs) InsertOpts() river.InsertOpts {
	return river.InsertOpts{Queue: sweepQueue, UniqueOpts: onceInQueue}
}

// sweepBatch bounds how many pages one sweep hands out; the next sweep takes the rest.
const sweepBatch = 10_000

type sweeper struct {
	river.WorkerDefaults[sweepArgs]
	runner *Runner
}

func (w *sweeper) Timeout(*river.Job[sweepArgs]) time.Duration { return 5 * time.Minute }

func (w *sweeper) Work(ctx context.Context, job *river.Job[sweepArgs]) error {
	if err := w.runner.rescue(ctx); err != nil {
		return err
	}
	until := time.Now()
	if !job.Args.Orphans {
		until = until.Add(-justFetched)
	}
	if _, err := w.runner.sweep(ctx, until); err != nil {
		return err
	}
	if _, err := w.runner.desk.DB.RollUp(ctx); err != nil {
		return err
	}
	return w.runner.index(ctx)
}

// justFetched is for how long pages that nobody read yet are left to the job that their fetching asked for.
const justFetched = 30 * time.Second

// sweep learns what curators taught, then queues every page fetched until then that is yet to be read, and all
// that are to be read again, and counts them. While pages of an earlier sweep wait it queues none.
func (r *Runner) sweep(ctx context.Context, until time.Time) (int, error) {
	if err := r.learn(ctx); err != nil {
		return 0, err
	}
	waiting, err := r.sweptWaiting(ctx)
	if err != nil || waiting {
		return 0, err
	}
	pages, err := r.desk.DB.PagesToRead(ctx, r.desk.Versions, until, sweepBatch)
	if err != nil || len(pages) == 0 {
		return 0, err
	}
	if err := r.askToRead(ctx, pages, mostRead, true); err != nil {
		return 0, err
	}
	return len(pages), nil
}

// sweptWaiting reports whether a job of an earlier sweep is yet to be done. Those that failed do not
// count: they wait for hours in the end.
func (r *Runner) sweptWaiting(ctx context.Context) (waiting bool, err error) {
	err = r.pool.QueryRow(ctx, `
		SELECT EXISTS (
			SELECT FROM river.river_job
			WHERE state = 'available' AND queue = $1 AND priority = $2
		)`,
		readQueue, sweptPriority).Scan(&waiting)
	if err != nil {
		return false, fmt.Errorf("look for what is swept already: %w", err)
	}
	return waiting, nil
}

// index makes findable what was read and learned; what it does not come to before its time is over, the
// next sweep does.
func (r *Runner) index(ctx context.Context) error {
	return r.seeker().Index(ctx)
}

func (r *Runner) seeker() search.Desk { return search.Desk{DB: r.desk.DB, Lexicon: r.desk.Lexicon} }
