package web

import (
	"net/http"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/review"
)

// page shows a private page: with the masthead, which tells what waits.
func (s *site) page(w http.ResponseWriter, r *http.Request, name string, v view) error {
	return s.pageAs(w, r, http.StatusOK, name, v)
}

// pageAs is page with another status than 200.
func (s *site) pageAs(w http.ResponseWriter, r *http.Request, status int, name string, v view) error {
	if err := s.names.refresh(r.Context(), s.db, s.Lexicon.Titles()); err != nil {
		return err
	}
	counts, err := s.db.CountFacts(r.Context(), postgres.Proposed)
	if err != nil {
		return err
	}
	v.Waiting = review.Waiting(counts)
	v.AsData = s.dataLinks(r)
	v.User, v.NoShortcuts = caller(r).Name, !caller(r).Shortcuts
	s.show(w, r, status, name, v)
	return nil
}
