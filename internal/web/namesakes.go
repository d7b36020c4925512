package web

import (
	"net/http"
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/registry"
)

// A namesakesView is who may be two, who may be one, and what was decided last.
type namesakesView struct {
	Two, One  []namesake
	Decisions []identityLine
}

// A namesake is a suspicion, with the seats that rouse it.
type namesake struct {
	Href    string
	Name    string
	Other   string // name of who may be the same
	Seats   []namesakeSeat
	Person  string   // id
	OtherID string   // of who may be the same
	Bodies  []string // ids
}

type namesakeSeat struct {
	seat
	Body, BodyHref string
	ID             string // of the person, where two are in question
}

// latestIdentities is how many decisions are listed.
const latestIdentities = 20

// namesakes lists suspicions on who is who.
func (s *site) namesakes(w http.ResponseWriter, r *http.Request) error {
	found, err := registry.Namesakes(r.Context(), s.db, s.seeker.Lexicon)
	if err != nil {
		return err
	}
	all, err := s.db.Identities(r.Context())
	if err != nil {
		return err
	}
	v := namesakesView{}
	for _, n := range found {
		list := &v.Two
		if n.Action == postgres.Merge {
			list = &v.One
		}
		*list = append(*list, newNamesake(n))
	}
	who := registry.NewIdentities(all)
	for _, d := range slices.Backward(all[max(0, len(all)-latestIdentities):]) {
		v.Decisions = append(v.Decisions, newIdentityLine(d, who))
	}
	return s.page(w, r, "namesakes", view{Title: say("Namesakes"), Section: "review", Data: v})
}

func newNamesake(n registry.Namesake) namesake {
	v := namesake{Href: identityPath("person", n.Person, n.Other), Person: n.Person, OtherID: n.Other}
	for i, st := range newSeats(n.Seats) {
		row := namesakeSeat{seat: st, Body: n.Seats[i].BodyName, BodyHref: groupPath(n.Seats[i].Body)}
		if n.Other != "" {
			row.ID = n.Seats[i].Person
		}
		v.Seats, v.Bodies = append(v.Seats, row), append(v.Bodies, n.Seats[i].Body)
		if n.Seats[i].Person == n.Person {
			v.Name = n.Seats[i].PersonName
		} else {
			v.Other = n.Seats[i].PersonName
		}
	}
	return v
}
