package jobs

import (
	"context"
	"time"

	"github.com/riverqueue/river"

	"github.com/xiaozu-watch/xiaozu/internal/source"
)

const (
	// sweepEvery is how long an orphaned row waits at most.
	sweepEvery = time.Minute
	// tendEvery is how late a scheduled crawl is queued, and the work of a process that died taken
	// up, at most.
	tendEvery = 5 * time.Second
)

func sweepPeriodically() *river.PeriodicJob {
	return river.NewPeriodicJob(river.PeriodicInterval(sweepEvery),
		func() (river.JobArgs, *river.InsertOpts) { return sweepArgs{}, nil },
		&river.PeriodicJobOpts{RunOnStart: true})
}

// tend looks after what no job of the queue does, until ctx ends. Every process does so, so that
// none is waited for: what two of them find at once is done once.
func (r *Runner) tend(ctx context.Context) {
	for {
		err := r.rescue(ctx)
		if err == nil && r.desk.Scheduled {
			err = r.plan(ctx, time.Now())
		}
		if err != nil && ctx.Err() == nil {
			r.desk.Log.Debug("the schedule waits", "error", err) // life tells of a database that is away
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(tendEvery):
		}
	}
}

// plan queues a crawl of each source that is due by its schedule. However many runs were missed,
// while no worker ran or the source's hosts rested, one makes up for them.
func (r *Runner) plan(ctx context.Context, now time.Time) error {
	last, err := r.desk.DB.LastCrawls(ctx, now)
	if err != nil {
		return err
	}
	for _, src := range r.desk.Sources {
		due := dueAt(src, last, now)
		if due.IsZero() || due.After(now) {
			continue
		}
		if _, err := r.client.Insert(ctx, crawlArgs{Source: src.ID, Due: due}, nil); err != nil {
			return err
		}
	}
	return nil
}

// dueAt is when a source is to be crawled next: now, if it never was; zero without a schedule.
func dueAt(src source.Source, last map[string]time.Time, now time.Time) time.Time {
	began, known := last[src.ID]
	switch {
	case src.Schedule == "":
		return time.Time{}
	case !known:
		return now
	}
	return src.NextCrawl(began)
}
