package web

import (
	"cmp"
	"net/http"
	"slices"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/health"
	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// A sourcesView is how the sources are doing.
type sourcesView struct {
	Summary locale.Message
	Sources []sourceLine
}

type sourceLine struct {
	postgres.SourceState
	State health.State
	Why   string // what State rests on
}

// sources lists all sources, the broken ones first.
func (s *site) sources(w http.ResponseWriter, r *http.Request) error {
	states, err := s.db.Sources(r.Context())
	if err != nil {
		return err
	}
	lines := sourceLines(states, time.Now())
	v := sourcesView{Summary: sourcesSummary(lines), Sources: lines}
	return s.page(w, r, "sources", view{Title: say("Sources"), Section: "sources", Data: v})
}

func sourceLines(states []postgres.SourceState, now time.Time) []sourceLine {
	lines := make([]sourceLine, len(states))
	for i, s := range states {
		lines[i].SourceState = s
		lines[i].State, lines[i].Why = s.Health(now)
	}
	slices.SortStableFunc(lines, func(a, b sourceLine) int { return cmp.Compare(urgency[a.State], urgency[b.State]) })
	return lines
}

var urgency = map[health.State]int{health.Broken: 0, health.Quiet: 1, health.Working: 2, health.Waiting: 2}

func broken(lines []sourceLine) []sourceLine {
	return slices.DeleteFunc(slices.Clone(lines), func(l sourceLine) bool { return l.State != health.Broken })
}

func sourcesSummary(lines []sourceLine) locale.Message {
	bad, quiet := len(broken(lines)), 0
	for _, l := range lines {
		if l.State == health.Quiet {
			quiet++
		}
	}
	all := len(lines)
	switch {
	case all == 0:
		return say("No source is known yet.")
	case bad == 0 && quiet == 0:
		return say("{n source|sources}, none broken.", all)
	case bad == 0:
		return say("{n source|sources}, none broken, {quiet} quiet.", all, quiet)
	case quiet == 0:
		return say("{broken} of {n source|sources} broken.", bad, all)
	}
	return say("{broken} of {n source|sources} broken, {quiet} quiet.", bad, all, quiet)
}
