package registry

import (
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// Grounds are what the rows of one body follow from.
type grounds struct {
	facts      []postgres.Fact // accepted, in the order of their days
	seats      []postgres.Seat // that the dictionaries know
	notices    []postgres.Notice
	verdicts   map[postgres.End]postgres.EndVerdict
	successors map[string]string    // ids of groups by the new names that facts give
	aliases    []postgres.GroupName // by which facts name what is the same group
}

// derive says what follows about a body.
func derive(body string, g grounds) postgres.Derived {
	var d postgres.Derived
	bench := newBench(g.seats)
	for _, f := range g.facts {
		switch f.Kind {
		case news.AppointmentFact:
			bench.appoint(f)
		case news.GroupFact:
			applyGroup(&d, body, f, g.successors)
		}
	}
	for _, f := range g.facts { // only once all appointments are known
		if f.Kind == news.MembershipFact {
			bench.show(f)
		}
	}
	for _, n := range g.notices { // and what is stated of ends
		if r, full := newRoster(n); full {
			bench.replace(r, g.verdicts)
		}
	}
	d.Seats, d.Changed = bench.opened, bench.changed()
	return d
}

// applyGroup makes known the group that f is about, and what became of it. The rows of a group
// that is known already are left as they are when they are written.
func applyGroup(d *postgres.Derived, body string, f postgres.Fact, successors map[string]string) {
	if f.BodyKey() == body && f.BodyEntry == "" {
		addGroup(d, body, f.Body, f)
	}
	switch f.Action {
	case news.Created:
		established(d, body, f)
	case news.AlsoCalled:
		also(d, body, f)
	case news.Abolished:
		end(d, body, f, "abolished")
	case news.Renamed:
		rename(d, body, f, successors)
	}
}

func addGroup(d *postgres.Derived, id, name string, f postgres.Fact) {
	if len(d.Groups) > 0 {
		return
	}
	d.Groups = append(d.Groups, postgres.Group{ID: id, Basis: postgres.FromFact, Fact: f.Key})
	d.Names = append(d.Names, postgres.GroupName{Group: id, Name: name, Language: "zh-Hans", Kind: "official",
		Basis: postgres.FromFact, Fact: f.Key})
}

// also gives the group another name; the dictionary's own names stand before it.
func also(d *postgres.Derived, body string, f postgres.Fact) {
	if f.BodyKey() == body && f.Other != "" {
		d.Names = append(d.Names, postgres.GroupName{Group: body, Name: f.Other, Language: "zh-Hans", Kind: "alias",
			Basis: postgres.FromFact, Fact: f.Key})
	}
}

func established(d *postgres.Derived, body string, f postgres.Fact) {
	if len(d.Groups) > 0 && f.BodyKey() == body && d.Groups[0].Established.IsZero() {
		d.Groups[0].Established, d.Groups[0].Fact = f.Date, f.Key
	}
}

// end notes the first end of the group; one of the dictionary keeps an end that it has.
func end(d *postgres.Derived, body string, f postgres.Fact, kind string) {
	if f.BodyKey() != body || d.Ended != nil {
		return
	}
	d.Ended = &postgres.Group{ID: body, Ended: f.Date, EndKind: kind, EndedBy: f.Key}
}

func rename(d *postgres.Derived, body string, f postgres.Fact, successors map[string]string) {
	if f.Other == "" {
		return
	}
	successor := successors[f.Other]
	d.Lineage = append(d.Lineage, postgres.Descent{Predecessor: f.BodyKey(), Successor: successor, Kind: "renamed",
		Basis: postgres.FromFact, Fact: f.Key})
	end(d, body, f, "renamed")
	if successor == body {
		addGroup(d, body, f.Other, f)
		established(d, body, renamedFrom(f, body))
	}
}

// renamedFrom is f as the founding of the new group.
func renamedFrom(f postgres.Fact, body string) postgres.Fact {
	f.Body, f.BodyEntry = body, ""
	return f
}
