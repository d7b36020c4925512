package review

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// A Happening is what a fact can state.
type Happening struct {
	Kind   news.FactKind
	Action news.Action
	Name   locale.Message
}

// Code names it.
func (h Happening) Code() string { return string(h.Kind) + "/" + string(h.Action) }

// Happenings lists them in the order in which they are offered.
func Happenings() []Happening {
	return []Happening{
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
}

// Stated is what a curator says that a text states, in words that were typed.
type Stated struct {
	Happening                             Happening
	Person, Role, Body, Other, Post, Date string
}

// StatedIn is what a fact says. One that can be stated no more is put as the first that can.
func StatedIn(f news.Fact) Stated {
	all := Happenings()
	at := slices.IndexFunc(all, func(h Happening) bool { return h.Kind == f.Kind && h.Action == f.Action })
	return Stated{all[max(at, 0)], f.Person, f.Role, f.Body, f.Other, f.OwnPost, f.Date.String()}
}

// A Field is one of the names and roles that can be stated.
type Field struct {
	Name     string
	Label    locale.Message
	Value    *string
	Complete string // what postgres.DB.Complete knows it as, "" for nothing
}

// Fields are the names and roles, to be read and to be filled.
func (s *Stated) Fields() []Field {
	return []Field{
		{"person", say("Person"), &s.Person, "person"}, {"role", say("Role"), &s.Role, "role"},
		{"body", say("Group or organisation"), &s.Body, "body"}, {"other", say("New name, host, office or number"), &s.Other, "body"},
		{"post", say("Own post"), &s.Post, ""},
	}
}

// An UnclearError says why what was typed is no fact.
type UnclearError struct{ Why locale.Message }

func (e UnclearError) Error() string { return locale.English.Text(e.Why) }

// Fact makes the fact that is stated. read is what was read of it, whose entries stay with names that
// stay. An UnclearError says that too little is said, or a date that is none.
func (d Desk) Fact(ctx context.Context, s Stated, read news.Fact) (f news.Fact, err error) {
	f = news.Fact{Kind: s.Happening.Kind, Action: s.Happening.Action, Person: strings.TrimSpace(s.Person), Role: strings.TrimSpace(s.Role),
		Body: strings.TrimSpace(s.Body), Other: strings.TrimSpace(s.Other), OwnPost: strings.TrimSpace(s.Post), Rule: postgres.CuratorRule, Confidence: 1}
	switch f.Kind {
	case news.GroupFact, news.OfficeFact, news.DocumentFact:
		f.Person, f.Role, f.OwnPost = "", "", ""
	case news.ByOfficeFact:
		f.Person, f.OwnPost = "", ""
	}
	if f.Date, err = news.ParseDate(strings.TrimSpace(s.Date)); err != nil {
		return f, UnclearError{say("Write the date as 2024, 2024-05 or 2024-05-12.")}
	}
	if !isComplete(f) {
		return f, UnclearError{say("Say whom or which group it is about, and as what.")}
	}
	f.Role = f.SeatRole()
	return d.withEntries(ctx, f, read)
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
func (d Desk) withEntries(ctx context.Context, f, read news.Fact) (_ news.Fact, err error) {
	f.PersonEntry, f.BodyEntry, f.Basis = read.PersonEntry, read.BodyEntry, read.Basis
	if f.Date != read.Date {
		f.Basis = news.StatedDate
	}
	if f.Person != read.Person {
		if f.PersonEntry, err = d.DB.EntryOfPerson(ctx, f.Person); err != nil {
			return f, err
		}
	}
	if f.Body != read.Body {
		f.BodyEntry, err = d.DB.EntryOfBody(ctx, f.Body)
	}
	return f, err
}

// Offers are the names that stand in the article and on the bench of the group, by what they name:
// person, role, body.
func Offers(mentions []news.Mention, seats []postgres.Seat) map[string][]string {
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
