package registry

import (
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// entries are those of the dictionaries with what is one merged, and what is two split.
func (x Identities) entries(e postgres.Entries) (mapped postgres.Entries) {
	group := func(id string) string { return x.Group(id, news.Date{}) }
	for _, g := range e.Groups {
		if group(g.ID) == g.ID {
			mapped.Groups = append(mapped.Groups, g)
		}
	}
	for _, n := range e.Names {
		n.Kind = aliasUnless(group(n.Group) == n.Group, n.Kind)
		n.Group = group(n.Group)
		if slices.ContainsFunc(mapped.Groups, func(g postgres.Group) bool { return g.ID == n.Group }) {
			mapped.Names = append(mapped.Names, n)
		}
	}
	for _, l := range e.Lineage {
		if l.Predecessor, l.Successor = group(l.Predecessor), group(l.Successor); l.Predecessor != l.Successor {
			mapped.Lineage = append(mapped.Lineage, l)
		}
	}
	for _, s := range e.Seats {
		s.Person, s.Body = x.Person(s.Person, s.Body), x.Group(s.Body, s.From)
		mapped.Seats = append(mapped.Seats, s)
	}
	x.mapPeople(&mapped, e)
	x.addParts(&mapped)
	return mapped
}

// aliasUnless makes a name of what was merged into another an alias, unless it names an office.
func aliasUnless(same bool, kind string) string {
	if same || kind == "office" {
		return kind
	}
	return "alias"
}

func (x Identities) mapPeople(mapped *postgres.Entries, e postgres.Entries) {
	person := func(id string) string { return x.Person(id, "") }
	for _, p := range e.People {
		if person(p.ID) == p.ID {
			mapped.People = append(mapped.People, p)
		}
	}
	for _, n := range e.PersonNames {
		n.Kind = aliasUnless(person(n.Person) == n.Person, n.Kind)
		n.Person = person(n.Person)
		if slices.ContainsFunc(mapped.People, func(p postgres.Person) bool { return p.ID == n.Person }) {
			mapped.PersonNames = append(mapped.PersonNames, n)
		}
	}
}

// addParts makes known what splits brought about, under the names of what was split.
func (x Identities) addParts(mapped *postgres.Entries) {
	for _, d := range x.standing {
		if d.Action != postgres.Split {
			continue
		}
		name := nameOf(*mapped, d.Kind, d.Subject)
		if d.Kind == "person" {
			mapped.People = append(mapped.People, postgres.Person{ID: d.Other})
			mapped.PersonNames = append(mapped.PersonNames, postgres.PersonName{Person: d.Other, Name: name, Language: "zh-Hans", Kind: "official"})
			continue
		}
		mapped.Groups = append(mapped.Groups, postgres.Group{ID: d.Other, Established: d.Since, Basis: postgres.FromDictionary})
		mapped.Names = append(mapped.Names, postgres.GroupName{Group: d.Other, Name: name, Language: "zh-Hans", Kind: "official", Basis: postgres.FromDictionary})
	}
}

// nameOf is the official simplified name of an entry; what is in no dictionary is called by its id.
func nameOf(e postgres.Entries, kind, id string) string {
	for _, n := range e.Names {
		if kind == "group" && n.Group == id && n.Kind == "official" && n.Language == "zh-Hans" {
			return n.Name
		}
	}
	for _, n := range e.PersonNames {
		if kind == "person" && n.Person == id && n.Kind == "official" && n.Language == "zh-Hans" {
			return n.Name
		}
	}
	return id
}
