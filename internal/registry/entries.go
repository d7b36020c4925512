package registry

import (
	"cmp"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// entriesOf makes rows of the dictionaries.
func entriesOf(lex *lexicon.Lexicon) (e postgres.Entries) {
	ids := newIDs(lex)
	for _, g := range lex.Groups() {
		addGroupEntry(&e, g, ids)
	}
	for _, p := range lex.People() {
		addPersonEntry(&e, p, ids)
	}
	return e
}

func addGroupEntry(e *postgres.Entries, g lexicon.Group, ids ids) {
	e.Groups = append(e.Groups, postgres.Group{
		ID: g.ID, Level: string(g.Level), Form: string(g.Form), Permanence: string(g.Permanence),
		Established: g.Established, EstablishedBy: g.EstablishedBy, Ended: g.Ended, EndKind: string(g.EndKind),
		OfficeHost: strings.Join(g.OfficeHosts, "、"), OfficeRelation: string(g.OfficeRelation),
		Verification: string(g.Verification), Source: g.Source, Notes: g.Notes, Basis: postgres.FromDictionary,
	})
	name := func(name, language, kind string) {
		if name != "" {
			e.Names = append(e.Names, postgres.GroupName{Group: g.ID, Name: name, Language: language, Kind: kind,
				From: g.Established, To: g.Ended, Basis: postgres.FromDictionary})
		}
	}
	name(g.Hans, "zh-Hans", "official")
	name(g.Hant, "zh-Hant", "official")
	name(g.English, "en", "official")
	for _, alias := range g.Aliases {
		name(alias, "zh-Hans", "alias")
	}
	for _, office := range g.Offices {
		name(office, "zh-Hans", "office")
	}
	addLineage(e, g)
	for _, l := range g.Leaders {
		e.Seats = append(e.Seats, postgres.Seat{Body: g.ID, BodyName: g.Hans, Person: ids.person(l.Name), PersonName: l.Name,
			Role: l.Role, From: l.From, To: l.To, Basis: postgres.FromDictionary})
	}
}

// addLineage adds both sides; what two groups say of each other is one row.
func addLineage(e *postgres.Entries, g lexicon.Group) {
	if g.Successor != "" {
		kind := cmp.Or(string(g.EndKind), "renamed")
		e.Lineage = append(e.Lineage, postgres.Descent{Predecessor: g.ID, Successor: g.Successor, Kind: kind,
			Basis: postgres.FromDictionary})
	}
	if g.Predecessor != "" {
		e.Lineage = append(e.Lineage, postgres.Descent{Predecessor: g.Predecessor, Successor: g.ID,
			Basis: postgres.FromDictionary})
	}
}

func addPersonEntry(e *postgres.Entries, p lexicon.Person, ids ids) {
	e.People = append(e.People, postgres.Person{ID: p.ID, BirthYear: p.BirthYear, Wikidata: p.Wikidata,
		Verification: string(p.Verification), Source: p.Source})
	name := func(name, language, kind string) {
		if name != "" {
			e.PersonNames = append(e.PersonNames, postgres.PersonName{Person: p.ID, Name: name, Language: language, Kind: kind})
		}
	}
	name(p.Hans, "zh-Hans", "official")
	name(p.Hant, "zh-Hant", "official")
	name(p.English, "en", "official")
	for _, alias := range p.Aliases {
		name(alias, "zh-Hans", "alias")
	}
	for _, post := range p.Posts {
		e.Seats = append(e.Seats, postgres.Seat{Body: ids.body(post.Agency, post.From), BodyName: post.Agency, Person: p.ID,
			PersonName: p.Hans, Role: post.Title, From: post.From, To: post.To, Basis: postgres.FromDictionary})
	}
}

// ids resolve names that only one entry has.
type ids struct {
	people   map[string][]string
	agencies map[string][]lexicon.Agency
}

func newIDs(lex *lexicon.Lexicon) ids {
	n := ids{people: map[string][]string{}, agencies: map[string][]lexicon.Agency{}}
	for _, p := range lex.People() {
		n.people[p.Hans] = append(n.people[p.Hans], p.ID)
	}
	for _, a := range lex.Agencies() {
		n.agencies[a.Hans] = append(n.agencies[a.Hans], a)
	}
	return n
}

// person is the id of the only person of that name, else the name.
func (n ids) person(name string) string {
	if ids := n.people[name]; len(ids) == 1 {
		return ids[0]
	}
	return name
}

// body is the id of the only agency of that name that can have existed on the day, else the name.
func (n ids) body(name string, on news.Date) string {
	id, found := name, 0
	for _, a := range n.agencies[name] {
		if a.ValidOn(on) {
			id, found = a.ID, found+1
		}
	}
	if found == 1 {
		return id
	}
	return name
}
