package news

import (
	"cmp"
	"strings"
)

// A FactKind says what kind of statement a fact is.
type FactKind string

// The kinds of fact.
const (
	AppointmentFact FactKind = "appointment" // a person gets or loses a post
	MembershipFact  FactKind = "membership"  // a seat shown in passing
	MeetingFact     FactKind = "meeting"     // a group met
	GroupFact       FactKind = "group"       // a group is found, created, renamed, …
	OfficeFact      FactKind = "office"      // where a group's office is set
	ByOfficeFact    FactKind = "by_office"   // a seat in a group goes with an office, whoever holds it
	DocumentFact    FactKind = "document"    // under which number a group was created, adjusted, renamed, abolished
)

// A BackgroundFact is a post that a text names for somebody without saying that it is given now: it was
// so before, is planned, rumoured or denied. Nothing follows from one.
const BackgroundFact FactKind = "background"

// FactKinds returns all kinds of fact.
func FactKinds() []FactKind {
	return []FactKind{GroupFact, AppointmentFact, MembershipFact, OfficeFact, ByOfficeFact, MeetingFact, DocumentFact, BackgroundFact}
}

// An Action is what happened, within a kind of fact.
type Action string

// The actions. The first six are those of an AppointmentFact and mean what the annotation
// guide means by them; the last are those of a GroupFact, and of a DocumentFact what a document did.
const (
	Appointed  Action = "appointed"
	Concurrent Action = "concurrent"
	Removed    Action = "removed"
	Elected    Action = "elected"
	Nominated  Action = "nominated"
	Proposed   Action = "proposed"

	Past     Action = "past"     // of a BackgroundFact
	Planned  Action = "planned"  // expected, intended or put to a vote
	Rumoured Action = "rumoured" // told by nobody who decides
	Denied   Action = "denied"   // said not to be so

	Found     Action = "found" // a group that is in no dictionary was named
	Created   Action = "created"
	Adjusted  Action = "adjusted" // its head or members changed by a decision
	Renamed   Action = "renamed"
	Abolished Action = "abolished"
	Temporary Action = "temporary" // it is to end by itself once its work is done
	// AlsoCalled says that a group goes by another name as well, Other. No rule reads it: curators add it.
	AlsoCalled Action = "also_called"
)

// A Basis says where the date of a fact comes from.
type Basis string

// The bases of a date, best first.
const (
	StatedDate    Basis = "stated"    // the decision's date, in the text
	DatelineDate  Basis = "dateline"  // the story's date line (新华社北京3月5日电)
	PublishedDate Basis = "published" // inferred from the day of publication
)

// HeadRoles are those of whoever leads a group.
var HeadRoles = []string{"组长", "主任", "总指挥", "指挥长", "召集人", "总召集人", "主任委员", "主席"}

// A Fact is one statement that a text makes, typed, with its evidence. It is a proposal: what
// curators settle on is kept apart, in decisions.
type Fact struct {
	Kind   FactKind
	Action Action

	Person      string // simplified, without padding; "" for facts about groups alone
	PersonEntry string // id of the dictionary entry, or ""
	Role        string // last part of the title: 组长, 局长, 办公室主任
	Body        string // the group or organisation, canonical
	BodyEntry   string // id of the dictionary entry, or ""
	OwnPost     string // the post printed beside the person in a roster
	Other       string // OfficeFact: the host; ByOfficeFact: the office; renamed: the new name; MeetingFact, DocumentFact: the number

	Date  Date
	Basis Basis

	Rule       string  // name of the rule that read it
	Confidence float64 // 0 to 1
	Evidence   Evidence
}

// Evidence is the passage of a text that states a fact.
type Evidence struct {
	Span
	Text string `json:"text"` // as printed
}

// Key is the same for every text that states the same thing, so that reprints and other
// sources meet under one fact. It holds what happened to whom, where, as whom, and the year:
// one source prints the day of a decision that another leaves to be inferred, while a second
// term in the same seat is another fact. That a group exists is one fact for all years.
func (f Fact) Key() string {
	year := Date{Year: f.Date.Year}.String()
	if f.Action == Found {
		year = ""
	}
	parts := []string{
		string(f.Kind), string(f.Action), cmp.Or(f.PersonEntry, f.Person), f.SeatRole(),
		cmp.Or(f.BodyEntry, f.Body), f.Other, year,
	}
	return UUID([]byte(strings.Join(parts, "\x1f")))
}
