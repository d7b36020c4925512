package jobs

import (
	"context"
	"fmt"
	"time"
)

// Backlog is how much is left to do now: crawls, and pages to read. Crawls that are put off to
// quiet hours' end, the next day or when a host has rested are not counted.
type Backlog struct {
	Crawls, Reads int
	Alerts        int // things to tell watchers, and messages that are due
}

// drainPoll is how often Drain looks.
const drainPoll = 100 * time.Millisecond

// mostSweeps is how often pages that stay unread are handed out again before Drain gives up.
const mostSweeps = 3

// Drain waits until nothing is left to crawl, read or tell, telling progress what is, and makes findable what
// was read.
func (r *Runner) Drain(ctx context.Context, progress func(Backlog)) error {
	if err := r.settle(ctx, progress); err != nil {
		return err
	}
	return r.index(ctx)
}

// settle waits until nothing is left to crawl, read or tell.
func (r *Runner) settle(ctx context.Context, progress func(Backlog)) error {
	for sweeps := 0; ; {
		left, err := r.backlog(ctx)
		if err != nil {
			return err
		}
		progress(left)
		if left == (Backlog{}) {
			swept, err := r.sweep(ctx, time.Now())
			if err != nil {
				return err
			}
			if swept == 0 {
				return nil
			}
			if sweeps++; sweeps > mostSweeps {
				return fmt.Errorf("%d pages cannot be read; the log says why", swept)
			}
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(drainPoll):
		}
	}
}

func (r *Runner) backlog(ctx context.Context) (left Backlog, err error) {
	err = r.pool.QueryRow(ctx, `
		SELECT count(*) FILTER (WHERE kind IN ('crawl', 'backfill')),
			coalesce(sum(jsonb_array_length(args -> 'pages')) FILTER (WHERE kind = 'read'), 0)
		FROM river.river_job
		WHERE state IN ('available', 'pending', 'running', 'retryable', 'scheduled')
			AND (state <> 'scheduled' OR scheduled_at < now() + interval '1 minute')`,
	).Scan(&left.Crawls, &left.Reads)
	if err != nil {
		return left, fmt.Errorf("look into the job queue: %w", err)
	}
	left.Reads += r.asker.count()
	left.Alerts, err = r.desk.DB.Untold(ctx)
	return left, err
}
