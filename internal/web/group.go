package web

import (
	"net/http"
	"net/url"

	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// A groupView is what is known of one group: a sheet that one would file.
type groupView struct {
	Name       string
	State      postgres.State // "" for a group that is settled
	About      any
	Office     string // who hosts its office
	Names      []groupName
	Lineage    []kin
	Seats      []seat
	Months     *figure
	Facts      []item
	Articles   []reference
	ReviewHref string
	Feeds      []feedLink
}

type groupName struct {
	Kind       any
	Name, Lang string
	Span       any // nil if it is that of the group
}

// A kin is a box of the lineage; the group itself has no Href.
type kin struct {
	Name, Href string
}

// group shows one group by its id: for one that is in no dictionary, its name.
func (s *site) group(w http.ResponseWriter, r *http.Request) error {
	g, err := s.db.Group(r.Context(), r.PathValue("id"))
	if err != nil {
		return err
	}
	v := newGroupView(g)
	if v.Months, err = s.groupMonths(r.Context(), g); err != nil {
		return err
	}
	facts, err := s.db.Facts(r.Context(), postgres.FactFilter{Group: g.ID, Limit: 20})
	if err != nil {
		return err
	}
	v.Facts = newItems(facts)
	if v.Feeds, err = s.subjectFeeds(r, "groups", g.ID); err != nil {
		return err
	}
	return s.page(w, r, "group", view{Title: name(g.Name), Section: "groups", Data: v})
}

func newGroupView(g postgres.GroupPage) groupView {
	v := groupView{Name: g.Name, About: aboutGroup(g.Group), Office: g.OfficeHost, Lineage: lineage(g), Seats: newSeats(g.Seats),
		ReviewHref: withQuery("/review", url.Values{"group": {g.ID}})}
	if g.State != postgres.Accepted {
		v.State = g.State
	}
	for _, n := range g.Names {
		v.Names = append(v.Names, groupName{nameKind(n), n.Name, n.Language, ownSpan(n, g.Group)})
	}
	for _, a := range g.Articles {
		v.Articles = append(v.Articles, newReference(a))
	}
	return v
}

// ownSpan is when a name was valid, if that was not as long as there was the group.
func ownSpan(n postgres.GroupName, g postgres.Group) any {
	if n.From == g.Established && n.To == g.Ended {
		return nil
	}
	return span(n.From, n.To)
}

// nameKind says which of a group's names one is.
func nameKind(n postgres.GroupName) any {
	if n.Kind != "official" {
		return termOf(nameKinds, n.Kind)
	}
	return termOf(nameLanguages, n.Language)
}

var (
	nameKinds     = map[string]locale.Message{"alias": say("Also called"), "office": say("Its office")}
	nameLanguages = map[string]locale.Message{"zh-Hans": say("Simplified"), "zh-Hant": say("Traditional"), "en": say("English")}
)

// aboutGroup says what kind of group it is, and when it was.
func aboutGroup(g postgres.Group) any {
	if g.Basis == "" {
		return say("In no dictionary: known from the news alone.")
	}
	about := locale.Line{levelName(g.Level), termOf(formWords, lexicon.GroupForm(g.Form))}
	if word, known := permanenceWords[lexicon.Permanence(g.Permanence)]; known {
		about = append(about, word)
	}
	if years := span(g.Established, g.Ended); years != nil {
		about = append(about, years)
	}
	if g.EndKind != "" {
		about = append(about, termOf(endWords, lexicon.EndKind(g.EndKind)))
	}
	return about
}

// lineage puts the group between those it came from and those it became; alone it has none.
func lineage(g postgres.GroupPage) []kin {
	var line []kin
	for _, l := range g.Family.Lives {
		k := kin{Name: l.Name}
		if l.Group != g.ID {
			k.Href = groupPath(l.Group)
		}
		line = append(line, k)
	}
	if len(line) < 2 {
		return nil
	}
	return line
}
