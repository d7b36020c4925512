package web

import (
	"net/http"
	"slices"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// A changesView is what became of articles after they were published, the latest first.
type changesView struct {
	Source  string // whose changes alone are shown, "" for all
	Sources []postgres.SourceState
	Changes []change
}

type change struct {
	reference
	Gone bool
	Seen time.Time
	How  string // the page vanished
}

// mostChanges is how many changes are shown; the command line lists them all.
const mostChanges = 100

// changes lists edits and vanished pages of all sources, or of one.
func (s *site) changes(w http.ResponseWriter, r *http.Request) error {
	v := changesView{Source: r.URL.Query().Get("source")}
	var err error
	if v.Sources, err = s.db.Sources(r.Context()); err != nil {
		return err
	}
	if v.Source != "" && !slices.ContainsFunc(v.Sources, func(s postgres.SourceState) bool { return s.ID == v.Source }) {
		return errNoSuchPage
	}
	found, err := s.db.Changes(r.Context(), postgres.ChangeFilter{Source: v.Source, Limit: mostChanges})
	if err != nil {
		return err
	}
	for _, c := range found {
		v.Changes = append(v.Changes, newChange(c))
	}
	return s.page(w, r, "changes", view{Title: say("Edits and vanished pages"), Section: "sources", Data: v})
}

func newChange(c postgres.Change) change {
	ref := newReference(c.ArticleRef)
	ref.Href += "/versions"
	return change{reference: ref, Gone: c.Kind == postgres.Gone, Seen: c.At, How: c.How}
}
