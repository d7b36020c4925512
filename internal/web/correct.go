package web

import (
	"cmp"
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// An argumentForm asks what a text states.
type argumentForm struct {
	Acts   []option
	Fields []argumentField
	Date   string
}

// An argumentField is a name or role, with what the article and the registry offer for it.
type argumentField struct {
	Name     string
	Label    locale.Message
	Value    string
	Complete string // what DB.Complete knows it as
	Offers   []string
}

// A happening is what a fact can state.
type happening struct {
	kind   news.FactKind
	action news.Action
	name   locale.Message
}

func (h happening) value() string { return string(h.kind) + "/" + string(h.action) }

var acts = []happening{
	{news.AppointmentFact, news.Appointed, say("appointed")}, {news.AppointmentFact, news.Concurrent, say("appointed besides another post")},
	{news.AppointmentFact, news.Elected, say("elected")}, {news.AppointmentFact, news.Removed, say("removed from a post")},
	{news.AppointmentFact, news.Nominated, say("nominated")}, {news.AppointmentFact, news.Proposed, say("proposed for a post")},
	{news.MembershipFact, "", say("a seat named in passing")},
	{news.GroupFact, news.Found, say("a group exists")}, {news.GroupFact, news.Created, say("a group is set up")},
	{news.GroupFact, news.Adjusted, say("a group has new members")}, {news.GroupFact, news.Renamed, say("a group is renamed")},
	{news.GroupFact, news.Abolished, say("a group is abolished")}, {news.GroupFact, news.AlsoCalled, say("a group is also called so")},
	{news.DocumentFact, news.Created, say("by which document a group is set up")}, {news.DocumentFact, news.Adjusted, say("by which document a group is changed")},
	{news.GroupFact, news.Temporary, say("a group is set up for one task")},
	{news.OfficeFact, "", say("where an office is")}, {news.ByOfficeFact, "", say("a seat by office")}, {news.MeetingFact, "", say("a meeting")},
	{news.BackgroundFact, news.Past, say("a post of the past")}, {news.BackgroundFact, news.Planned, say("a planned post")},
	{news.BackgroundFact, news.Rumoured, say("a rumour")}, {news.BackgroundFact, news.Denied, say("a denial")},
}

func newArgumentForm(f news.Fact, offers map[string][]string) *argumentForm {
	form := &argumentForm{Date: f.Date.String()}
	for _, a := range acts {
		form.Acts = append(form.Acts, option{a.value(), a.name, a.kind == f.Kind && a.action == f.Action})
	}
	for _, field := range []argumentField{
		{"to_person", say("Person"), f.Person, "person", nil}, {"to_role", say("Role"), f.Role, "role", nil},
		{"to_body", say("Group or organisation"), f.Body, "body", nil},
		{"to_other", say("New name, host, office or number"), f.Other, "body", nil}, {"to_post", say("Own post"), f.OwnPost, "", nil},
	} {
		field.Offers = offers[field.Complete]
		form.Fields = append(form.Fields, field)
	}
	return form
}

// offersOf are the names that stand in the article and on the bench of the group.
func offersOf(mentions []news.Mention, seats []postgres.Seat) map[string][]string {
	offers := map[string][]string{"role": {"组长", "副组长", "成员", "办公室主任"}}
	for _, m := range mentions {
		kind := map[news.MentionKind]string{news.PersonMention: "person", news.GroupMention: "body", news.AgencyMention: "body"}[m.Kind]
		offers[kind] = append(offers[kind], cmp.Or(m.Canonical, m.Text))
	}
	for _, s := range seats {
		offers["person"], offers["role"] = append(offers["person"], s.PersonName), append(offers["role"], s.Role)
	}
	for what, names := range offers {
		slices.Sort(names)
		offers[what] = slices.Compact(names)
	}
	return offers
}

// statedFact reads what a form says that a text states. read is what was read of it, whose entries stay
// with names that stay.
func (s *site) statedFact(ctx context.Context, form url.Values, read news.Fact) (f news.Fact, err error) {
	at := slices.IndexFunc(acts, func(h happening) bool { return h.value() == form.Get("to_act") })
	if at < 0 {
		return f, unreadable(say("Choose what happened."))
	}
	f = news.Fact{Kind: acts[at].kind, Action: acts[at].action, Rule: postgres.CuratorRule, Confidence: 1}
	for field, to := range map[string]*string{"to_person": &f.Person, "to_role": &f.Role, "to_body": &f.Body, "to_other": &f.Other, "to_post": &f.OwnPost} {
		*to = strings.TrimSpace(form.Get(field))
		if !isText(*to) {
			return f, errNoSuchPage
		}
	}
	switch f.Kind {
	case news.GroupFact, news.OfficeFact, news.DocumentFact:
		f.Person, f.Role, f.OwnPost = "", "", ""
	case news.ByOfficeFact:
		f.Person, f.OwnPost = "", ""
	}
	if f.Date, err = news.ParseDate(strings.TrimSpace(form.Get("to_date"))); err != nil {
		return f, unreadable(say("Write the date as 2024, 2024-05 or 2024-05-12."))
	}
	if !isComplete(f) {
		return f, unreadable(say("Say whom or which group it is about, and as what."))
	}
	return s.withEntries(ctx, f, read)
}

// isComplete reports whether a fact says as much as its kind must.
func isComplete(f news.Fact) bool {
	switch f.Kind {
	case news.AppointmentFact, news.MembershipFact, news.BackgroundFact:
		return f.Person != "" && f.Role != ""
	case news.OfficeFact, news.ByOfficeFact, news.DocumentFact:
		return f.Body != "" && f.Other != ""
	}
	named := f.Action == news.Renamed || f.Action == news.AlsoCalled
	return f.Body != "" && (f.Other != "" || !named)
}

// withEntries finds out which persons and bodies of the dictionaries are meant.
func (s *site) withEntries(ctx context.Context, f, read news.Fact) (_ news.Fact, err error) {
	f.PersonEntry, f.BodyEntry, f.Basis = read.PersonEntry, read.BodyEntry, read.Basis
	if f.Date != read.Date {
		f.Basis = news.StatedDate
	}
	if f.Person != read.Person {
		if f.PersonEntry, err = s.db.EntryOfPerson(ctx, f.Person); err != nil {
			return f, err
		}
	}
	if f.Body != read.Body {
		f.BodyEntry, err = s.db.EntryOfBody(ctx, f.Body)
	}
	return f, err
}

func unreadable(why locale.Message) problem {
	return problem{http.StatusUnprocessableEntity, say("Not a decision"), why, say("Go back to the fact and choose again.")}
}
