package source

import (
	"fmt"
	"hash/fnv"
	"strings"
	"time"

	"github.com/robfig/cron/v3"
)

// mostJitter keeps a crawl near the time that its schedule names.
const mostJitter = time.Hour

// parseSchedule reads a cron expression of five fields in zone. An expression that never comes
// due is an error.
func parseSchedule(expression string, zone *time.Location) (cron.Schedule, error) {
	// The parser panics on a zone prefix without an expression, and the zone is the source's.
	if strings.Contains(expression, "TZ=") {
		return nil, fmt.Errorf("%q: name the zone under timezone, not in the expression", expression)
	}
	if strings.HasPrefix(expression, "@") || len(strings.Fields(expression)) != 5 {
		return nil, fmt.Errorf(`%q: want five fields (minute, hour, day of month, month, day of week), as in "*/30 * * * *"`, expression)
	}
	schedule, err := cron.ParseStandard(expression)
	if err != nil {
		return nil, fmt.Errorf("%q: %w (minute 0-59, hour 0-23, day 1-31, month 1-12, day of week 0-6 from Sunday)", expression, err)
	}
	if spec, ok := schedule.(*cron.SpecSchedule); ok {
		spec.Location = zone
	}
	// Any date will do to ask from: a schedule without a next time in five years has none.
	if schedule.Next(time.Unix(0, 0)).IsZero() {
		return nil, fmt.Errorf("%q: no such date ever comes", expression)
	}
	return schedule, nil
}

func (s *Source) checkSchedule(ps *problems) {
	if s.Jitter.Duration > mostJitter {
		ps.add("jitter", "%s: want at most %v", s.Jitter, mostJitter)
	}
	zone := zones[s.Timezone]
	if s.Schedule == "" || zone == nil {
		return
	}
	var err error
	if s.timing, err = parseSchedule(s.Schedule, zone); err != nil {
		ps.add("schedule", "%v", err)
	}
}

// NextCrawl is when the schedule wants a crawl next after one that began at last, jitter
// included; zero without a schedule. It is the same wherever it is computed, and in the past
// after runs were missed, however many: they are caught up by one.
func (s Source) NextCrawl(last time.Time) time.Time {
	if s.timing == nil {
		return time.Time{}
	}
	// A crawl that began within its jitter began for the time before it.
	due := s.timing.Next(last)
	return due.Add(s.jitter(due))
}

// jitter is drawn from the source and the time it is for.
func (s Source) jitter(due time.Time) time.Duration {
	if s.Jitter.Duration <= 0 {
		return 0
	}
	h := fnv.New64a()
	fmt.Fprint(h, s.ID, due.Unix())
	return time.Duration(h.Sum64() % uint64(s.Jitter.Duration))
}
