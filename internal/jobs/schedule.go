package jobs

import (
	"time"

	"github.com/riverqueue/river"

	"github.com/xiaozu-watch/xiaozu/internal/source"
)

// sweepEvery is how long an orphaned row waits at most.
const sweepEvery = time.Minute

// schedules are the periodic jobs: the sweep always, the crawls when the desk asks for them.
func (r *Runner) schedules() []*river.PeriodicJob {
	sweep := river.NewPeriodicJob(river.PeriodicInterval(sweepEvery),
		func() (river.JobArgs, *river.InsertOpts) { return sweepArgs{}, nil },
		&river.PeriodicJobOpts{RunOnStart: true})
	periodic := []*river.PeriodicJob{sweep}
	if !r.desk.Scheduled {
		return periodic
	}
	for _, src := range r.desk.Sources {
		if src.Schedule == "" {
			continue
		}
		periodic = append(periodic, crawlPeriodically(src))
	}
	return periodic
}

// A timing is a source's own schedule.
type timing struct{ src source.Source }

func (t timing) Next(current time.Time) time.Time { return t.src.NextCrawl(current) }

// crawlPeriodically also crawls at the start, which catches up once on what was missed.
func crawlPeriodically(src source.Source) *river.PeriodicJob {
	return river.NewPeriodicJob(timing{src},
		func() (river.JobArgs, *river.InsertOpts) { return crawlArgs{Source: src.ID}, nil },
		&river.PeriodicJobOpts{RunOnStart: true})
}
