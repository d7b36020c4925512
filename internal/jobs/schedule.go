package jobs

import (
	"fmt"
	"strings"
	"time"

	"github.com/riverqueue/river"
	"github.com/robfig/cron/v3"

	"github.com/xiaozu-watch/xiaozu/internal/source"
)

// sweepEvery is how long an orphaned row waits at most.
const sweepEvery = time.Minute

// ParseSchedule reads a cron expression of five fields (minute, hour, day of month, month, day
// of week; 0 is Sunday) in zone. An expression that never comes due is an error.
func ParseSchedule(expression string, zone *time.Location) (cron.Schedule, error) {
	// The parser panics on a zone prefix without an expression, and the zone is the source's.
	if strings.Contains(expression, "TZ=") {
		return nil, fmt.Errorf("schedule %q: name the zone under timezone, not in the expression", expression)
	}
	schedule, err := cron.ParseStandard(expression)
	if err != nil {
		return nil, fmt.Errorf("schedule %q: %w", expression, err)
	}
	if spec, ok := schedule.(*cron.SpecSchedule); ok {
		spec.Location = zone
	}
	// Any date will do to ask from: a schedule without a next time in five years has none.
	if schedule.Next(time.Unix(0, 0)).IsZero() {
		return nil, fmt.Errorf("schedule %q: no such date ever comes", expression)
	}
	return schedule, nil
}

// schedules are the periodic jobs: the sweep always, the crawls when the desk asks for them.
func (r *Runner) schedules() ([]*river.PeriodicJob, error) {
	sweep := river.NewPeriodicJob(river.PeriodicInterval(sweepEvery),
		func() (river.JobArgs, *river.InsertOpts) { return sweepArgs{}, nil },
		&river.PeriodicJobOpts{RunOnStart: true})
	periodic := []*river.PeriodicJob{sweep}
	if !r.desk.Scheduled {
		return periodic, nil
	}
	for _, src := range r.desk.Sources {
		if src.Schedule == "" {
			continue
		}
		job, err := crawlPeriodically(src)
		if err != nil {
			return nil, err
		}
		periodic = append(periodic, job)
	}
	return periodic, nil
}

// crawlPeriodically also crawls at the start, which catches up once on what was missed.
func crawlPeriodically(src source.Source) (*river.PeriodicJob, error) {
	schedule, err := ParseSchedule(src.Schedule, src.Location())
	if err != nil {
		return nil, fmt.Errorf("source %s: %w", src.ID, err)
	}
	return river.NewPeriodicJob(schedule,
		func() (river.JobArgs, *river.InsertOpts) { return crawlArgs{Source: src.ID}, nil },
		&river.PeriodicJobOpts{RunOnStart: true}), nil
}
