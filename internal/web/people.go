package web

import (
	"net/http"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// A personLine is a person in a list.
type personLine struct {
	Href, Name   string
	Born         int // 0 if unknown
	Seats, Posts int
	Known        bool // to the dictionaries
	Shared       bool // not known to be one person: several in the list are called so
}

// people lists the people whom the registry knows, those with most seats first.
func (s *site) people(w http.ResponseWriter, r *http.Request) error {
	list, err := s.db.People(r.Context())
	if err != nil {
		return err
	}
	return s.page(w, r, "people", view{Title: say("People"), Section: "people", Data: newPersonLines(list)})
}

func newPersonLines(list []postgres.PersonItem) []personLine {
	lines := make([]personLine, len(list))
	called := map[string]int{}
	for _, p := range list {
		called[p.Name]++
	}
	for i, p := range list {
		lines[i] = personLine{personPath(p.ID), p.Name, p.BirthYear, p.Seats, p.Posts, p.Known, !p.Known && called[p.Name] > 1}
	}
	return lines
}
