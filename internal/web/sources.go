package web

import (
	"fmt"
	"net/http"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// A sourcesView is how the sources are doing.
type sourcesView struct {
	Summary string
	Sources []sourceLine
}

type sourceLine struct {
	postgres.SourceState
	State string // "working", "broken" or "waiting" for its first crawl
}

// sources lists all sources.
func (s *site) sources(w http.ResponseWriter, r *http.Request) error {
	states, err := s.db.Sources(r.Context())
	if err != nil {
		return err
	}
	v := sourcesView{Summary: sourcesSummary(states)}
	for _, state := range states {
		v.Sources = append(v.Sources, sourceLine{state, stateOf(state)})
	}
	return s.page(w, r, "sources", view{Title: "Sources", Section: "sources", Data: v})
}

func stateOf(s postgres.SourceState) string {
	switch {
	case s.LastCrawl.IsZero():
		return "waiting"
	case s.LastError != "":
		return "broken"
	}
	return "working"
}

func broken(sources []postgres.SourceState) []postgres.SourceState {
	var list []postgres.SourceState
	for _, s := range sources {
		if stateOf(s) == "broken" {
			list = append(list, s)
		}
	}
	return list
}

func sourcesSummary(sources []postgres.SourceState) string {
	bad := len(broken(sources))
	switch {
	case len(sources) == 0:
		return "No source is known yet."
	case bad == 0:
		return fmt.Sprintf("%s, none broken.", counted(len(sources), "source", "sources"))
	}
	return fmt.Sprintf("%d of %s broken.", bad, counted(len(sources), "source", "sources"))
}
