package web

import (
	"net/http"

	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/registry"
)

// A personView is what is known of one person.
type personView struct {
	ID        string
	Name      string
	Known     bool // to the dictionaries
	Born      int  // 0 if unknown
	Wikidata  string
	Names     []groupName
	On        news.Date
	Then      []held // what the person had on that day
	Line      *timeline
	Held      []held
	Months    *figure
	Namesakes []personLine
	Facts     []item
	Articles  []reference
	Feeds     []feedLink
	Identity  string   // address of what was decided on who this is
	Links     []string // addresses elsewhere
}

// A held is a seat or post of the page's person.
type held struct {
	seat
	Body     string
	BodyHref string // "" if it is no group
	Sure     locale.Message
}

// person shows one person by the id: for one who is in no dictionary, the name.
func (s *site) person(w http.ResponseWriter, r *http.Request) error {
	on, err := askedDate(r)
	if err != nil {
		return err
	}
	decided, err := s.db.Identities(r.Context())
	if err != nil {
		return err
	}
	who := registry.NewIdentities(decided)
	if one := who.Person(r.PathValue("id"), ""); one != r.PathValue("id") {
		http.Redirect(w, r, personPath(one), http.StatusSeeOther)
		return nil
	}
	p, err := s.db.PersonPage(r.Context(), r.PathValue("id"))
	if err != nil {
		return err
	}
	v := newPersonView(p, on)
	v.Links, v.Identity = who.Links("person", p.ID), identityPath("person", p.ID, "")
	if v.Months, err = s.monthly(r.Context(), p.Months); err != nil {
		return err
	}
	facts, err := s.db.Facts(r.Context(), postgres.FactFilter{Person: p.ID, Limit: 20})
	if err != nil {
		return err
	}
	v.Facts = newItems(facts)
	if v.Feeds, err = s.subjectFeeds(r, "people", p.ID); err != nil {
		return err
	}
	return s.page(w, r, "person", view{Title: name(p.Name), Section: "people", Data: v})
}

func newPersonView(p postgres.PersonPage, on news.Date) personView {
	v := personView{ID: p.ID, Name: p.Name, Known: p.Known, Born: p.BirthYear, Wikidata: p.Wikidata, On: on, Line: newCareer(p),
		Namesakes: newPersonLines(p.Namesakes)}
	for _, n := range p.Names {
		v.Names = append(v.Names, groupName{Kind: nameKind(postgres.GroupName{Kind: n.Kind, Language: n.Language}), Name: n.Name, Lang: n.Language})
	}
	for _, s := range registry.OfPerson(p, on) {
		h := newHeld(s.Seat, p.Groups)
		h.Sure = certaintyWords[s.Sure]
		v.Then = append(v.Then, h)
	}
	for _, s := range p.Seats {
		v.Held = append(v.Held, newHeld(s, p.Groups))
	}
	for _, a := range p.Articles {
		v.Articles = append(v.Articles, newReference(a))
	}
	return v
}

func newHeld(s postgres.Seat, groups map[string]postgres.Life) held {
	h := held{seat: newSeat(s), Body: s.BodyName}
	if _, isGroup := groups[s.Body]; isGroup {
		h.BodyHref = groupPath(s.Body)
	}
	return h
}

// newCareer draws a person's posts and seats over the years; nil if none is known.
func newCareer(p postgres.PersonPage) *timeline {
	var list []lasting
	for _, s := range p.Seats {
		h := newHeld(s, p.Groups)
		if s.From.IsZero() && s.To.IsZero() && s.LastSeen.IsZero() {
			continue // nothing to draw: the table has it
		}
		row := lasting{Seat: s, name: name(s.BodyName + " " + s.Role), href: h.BodyHref, here: h.BodyHref != ""}
		if h.Span != nil {
			row.says = h.Span
		}
		list = append(list, row)
	}
	if len(list) == 0 {
		return nil
	}
	t := newTimeline(say("Posts and seats of {person}; those in groups are bold", name(p.Name)), list)
	return &t
}
