package web

import (
	"context"
	"net/http"
	"net/url"

	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/registry"
)

// A groupView is what is known of one group: a sheet that one would file.
type groupView struct {
	ID         string
	Name       string
	State      postgres.State // "" for a group that is settled
	About      any
	Sheet      []sheetLine
	Names      []groupName
	On         news.Date
	Absent     bool  // there was no group of this name then
	Called     []kin // what it was then
	Sittings   []sitting
	Pictures   []composition // one for each width of screen; none if nobody sits
	Lineage    *timeline
	Seats      []seat
	Months     *figure
	Facts      []item
	Articles   []reference
	Grounds    *grounding // nil for what only facts tell of
	ReviewHref string
	MadeHref   string   // of its composition over time
	Identity   string   // address of what was decided on who the group is
	Links      []string // addresses elsewhere
	Feeds      []feedLink
}

type groupName struct {
	Kind       any
	Name, Lang string
	Span       any    // nil if it is that of the group
	Fact       string // address; "" for the dictionary
}

// A kin is a group that another came from or became.
type kin struct {
	Name, Href string
}

// group shows one group by its id: for one that is in no dictionary, its name. Who sits there is
// shown as of the date that the address asks for.
func (s *site) group(w http.ResponseWriter, r *http.Request) error {
	on, err := askedDate(r)
	if err != nil {
		return err
	}
	decided, err := s.db.Identities(r.Context())
	if err != nil {
		return err
	}
	who := registry.NewIdentities(decided)
	if one := who.Group(r.PathValue("id"), news.Date{}); one != r.PathValue("id") {
		http.Redirect(w, r, groupPath(one), http.StatusSeeOther)
		return nil
	}
	g, err := s.db.Group(r.Context(), r.PathValue("id"), who.Merged("group", r.PathValue("id"))...)
	if err != nil {
		return err
	}
	v := newGroupView(g)
	if err := s.addMembers(r.Context(), &v, g, on); err != nil {
		return err
	}
	v.Links, v.Identity = who.Links("group", g.ID), identityPath("group", g.ID, "")
	if v.Months, err = s.groupMonths(r.Context(), g); err != nil {
		return err
	}
	facts, err := s.db.Facts(r.Context(), postgres.FactFilter{Group: g.ID, Also: g.Merged, Limit: 20})
	if err != nil {
		return err
	}
	v.Facts = newItems(facts)
	if v.Feeds, err = s.subjectFeeds(r, "groups", g.ID); err != nil {
		return err
	}
	return s.page(w, r, "group", view{Title: name(g.Name), Section: "groups", Data: v})
}

// addMembers tells who sits in the group on a date, and draws it.
func (s *site) addMembers(ctx context.Context, v *groupView, g postgres.GroupPage, on news.Date) error {
	then, err := registry.OfGroup(ctx, s.db, g, on)
	if err != nil {
		return err
	}
	byOffice, err := s.db.ByOffice(ctx, g.ID)
	if err != nil {
		return err
	}
	v.On, v.Absent = on, then.Existed == registry.No
	for _, l := range then.Called {
		v.Called = append(v.Called, kin{l.Name, withQuery(groupPath(l.Group), url.Values{"on": {on.String()}})})
	}
	byOffice = validOn(byOffice, on)
	if v.Absent || len(then.Seats)+len(byOffice) == 0 {
		return nil
	}
	v.Sittings = newSittings(then.Seats)
	v.Pictures = []composition{newComposition("wide", 5, 200, then.Seats, byOffice), newComposition("narrow", 2, 172, then.Seats, byOffice)}
	return nil
}

func newGroupView(g postgres.GroupPage) groupView {
	v := groupView{ID: g.ID, Name: g.Name, About: aboutGroup(g.Group), Sheet: newSheet(g), Lineage: newLineage(g), Seats: newSeats(g.Seats),
		Grounds: newGrounding(g.Group), ReviewHref: withQuery("/review", url.Values{"group": {g.ID}}),
		MadeHref: withQuery(studyPath("composition"), url.Values{"group": {g.ID}})}
	if g.State != postgres.Accepted {
		v.State = g.State
	}
	for _, n := range g.Names {
		v.Names = append(v.Names, groupName{nameKind(n), n.Name, n.Language, ownSpan(n, g.Group), ground(n.Fact)})
	}
	for _, a := range g.Articles {
		v.Articles = append(v.Articles, newReference(a))
	}
	return v
}

// ownSpan is when a name was valid; of other names than the official ones only if that was not as long as
// there was the group.
func ownSpan(n postgres.GroupName, g postgres.Group) any {
	if n.Kind != "official" && n.From == g.Established && n.To == g.Ended {
		return nil
	}
	return registry.Span(n.From, n.To)
}

// nameKind says which of a group's names one is.
func nameKind(n postgres.GroupName) any {
	if n.Kind != "official" {
		return locale.Term(nameKinds, n.Kind)
	}
	return locale.Term(nameLanguages, n.Language)
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
	about := locale.Line{levelName(g.Level), locale.Term(formWords, lexicon.GroupForm(g.Form))}
	if word, known := permanenceWords[lexicon.Permanence(g.Permanence)]; known {
		about = append(about, word)
	}
	if years := registry.Span(g.Established, g.Ended); years != nil {
		about = append(about, years)
	}
	if g.EndKind != "" {
		about = append(about, locale.Term(endWords, lexicon.EndKind(g.EndKind)))
	}
	return about
}
