package extract

import (
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A Record is what `xiaozu extract` prints of a document. Positions are in characters of the
// input. Every list is present, if only empty.
type Record struct {
	ID           string              `json:"id"`
	Groups       []GroupRecord       `json:"groups"`
	Offices      []OfficeRecord      `json:"offices"`
	Officials    []OfficialRecord    `json:"officials"`
	People       []PersonRecord      `json:"people"`
	Appointments []AppointmentRecord `json:"appointments"`
	Memberships  []AppointmentRecord `json:"memberships"`
	Background   []AppointmentRecord `json:"background"`
	ByOffice     []ByOfficeRecord    `json:"by_office"`
	Meetings     []MeetingRecord     `json:"meetings"`
	Documents    []DocumentRecord    `json:"documents"`
}

// A DocumentRecord says under which number a document was issued that did something to a group.
type DocumentRecord struct {
	Group    string         `json:"group"`
	Action   news.Action    `json:"action"` // created, adjusted, renamed, abolished
	Number   string         `json:"number"` // 国办发〔2013〕30号, with these brackets however it is printed
	Date     string         `json:"date"`   // of the document, at least its year
	Rule     string         `json:"rule"`
	Evidence EvidenceRecord `json:"evidence"`
}

// A ByOfficeRecord is a seat in a group that goes with an office: 成员:省财政厅主要负责同志.
type ByOfficeRecord struct {
	Role     string         `json:"role"`
	Body     string         `json:"body"`
	Office   string         `json:"office"`
	Evidence EvidenceRecord `json:"evidence"`
}

// A GroupRecord is a group that the document names. Bare forms (领导小组) and its name within
// the name of its office are not counted.
type GroupRecord struct {
	Name      string   `json:"name"`      // the first full form as printed
	Canonical string   `json:"canonical"` // the fullest form that the text prints, simplified
	Mentions  int      `json:"mentions"`
	Status    string   `json:"status"`    // created, adjusted, renamed, abolished or mentioned
	Temporary bool     `json:"temporary"` // it is to end by itself once its work is done
	Entry     string   `json:"entry"`     // id of the dictionary entry, or ""
	Spans     [][2]int `json:"spans"`
}

// An OfficeRecord says where the office of a group is set.
type OfficeRecord struct {
	Group string `json:"group"`
	Host  string `json:"host"`
}

// An OfficialRecord is a person who holds, gets or loses a post.
type OfficialRecord struct {
	Name     string `json:"name"`
	Mentions int    `json:"mentions"`
	Entry    string `json:"entry"`
}

// A PersonRecord is one mention of a person's name, known or not, or of the family name alone.
type PersonRecord struct {
	Text  string `json:"text"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// An AppointmentRecord is a post that a person gets or loses, or a seat shown in passing.
type AppointmentRecord struct {
	Person     string         `json:"person"`
	Role       string         `json:"role"`
	Body       string         `json:"body"`
	Action     news.Action    `json:"action,omitempty"`
	OwnPost    string         `json:"own_post"`
	Date       string         `json:"date"`
	Rule       string         `json:"rule"`
	Confidence float64        `json:"confidence"`
	Evidence   EvidenceRecord `json:"evidence"`
}

// An EvidenceRecord is the passage that states a fact.
type EvidenceRecord struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// A MeetingRecord is a meeting of a group.
type MeetingRecord struct {
	Group    string         `json:"group"`
	Number   string         `json:"number"` // as printed: 第六次, or ""
	Chair    string         `json:"chair"`
	Date     string         `json:"date"`
	Evidence EvidenceRecord `json:"evidence"`
}

// Record is r in the form that is published. The id is the caller's name for the document.
func (r Reading) Record(id string) Record {
	rec := Record{
		ID: id, Groups: []GroupRecord{}, Offices: []OfficeRecord{}, Officials: r.officials(),
		People: []PersonRecord{}, Appointments: []AppointmentRecord{}, Memberships: []AppointmentRecord{},
		Background: []AppointmentRecord{},
		ByOffice:   []ByOfficeRecord{}, Meetings: []MeetingRecord{}, Documents: []DocumentRecord{},
	}
	for _, m := range r.Mentions {
		switch m.Kind {
		case news.GroupMention:
			rec.Groups = addGroup(rec.Groups, m)
		case news.PersonMention:
			rec.People = append(rec.People, PersonRecord{m.Text, m.Span.Start, m.Span.End})
		}
	}
	for _, f := range r.Facts {
		rec.addFact(f)
	}
	return rec
}

func addGroup(groups []GroupRecord, m news.Mention) []GroupRecord {
	if m.Form == news.BareForm {
		return groups
	}
	i := slices.IndexFunc(groups, func(g GroupRecord) bool { return g.Canonical == m.Canonical })
	if i < 0 {
		i = len(groups)
		groups = append(groups, GroupRecord{Name: m.Text, Canonical: m.Canonical, Status: "mentioned", Entry: m.Entry})
	}
	groups[i].Mentions++
	groups[i].Spans = append(groups[i].Spans, [2]int{m.Span.Start, m.Span.End})
	return groups
}

// stages orders what may have happened to a group: the later is the news.
var stages = []string{"mentioned", "created", "adjusted", "renamed", "abolished"}

func (rec *Record) addFact(f news.Fact) {
	switch f.Kind {
	case news.AppointmentFact:
		rec.Appointments = append(rec.Appointments, appointmentRecord(f))
	case news.MembershipFact:
		rec.Memberships = append(rec.Memberships, appointmentRecord(f))
	case news.BackgroundFact:
		rec.Background = append(rec.Background, appointmentRecord(f))
	case news.OfficeFact:
		rec.Offices = append(rec.Offices, OfficeRecord{f.Body, f.Other})
	case news.ByOfficeFact:
		rec.ByOffice = append(rec.ByOffice, ByOfficeRecord{f.Role, f.Body, f.Other, evidenceRecord(f)})
	case news.MeetingFact:
		rec.Meetings = append(rec.Meetings, MeetingRecord{f.Body, f.Other, f.Person, f.Date.String(), evidenceRecord(f)})
	case news.DocumentFact:
		rec.Documents = append(rec.Documents, DocumentRecord{f.Body, f.Action, f.Other, f.Date.String(), f.Rule, evidenceRecord(f)})
	case news.GroupFact:
		for i := range rec.Groups {
			if g := &rec.Groups[i]; g.Canonical == f.Body {
				g.Status = later(g.Status, string(f.Action))
				g.Temporary = g.Temporary || f.Action == news.Temporary
			}
		}
	}
}

func later(a, b string) string {
	if slices.Index(stages, b) > slices.Index(stages, a) {
		return b
	}
	return a
}

func appointmentRecord(f news.Fact) AppointmentRecord {
	return AppointmentRecord{
		Person: f.Person, Role: f.Role, Body: f.Body, Action: f.Action, OwnPost: f.OwnPost,
		Date: f.Date.String(), Rule: f.Rule, Confidence: f.Confidence, Evidence: evidenceRecord(f),
	}
}

func evidenceRecord(f news.Fact) EvidenceRecord {
	return EvidenceRecord{f.Evidence.Start, f.Evidence.End, f.Evidence.Text}
}

// officials are the persons with an entry, a post beside the name, or a fact, and who acts with them, in the order of
// their first mention.
func (r Reading) officials() []OfficialRecord {
	in := map[string]bool{}
	for _, f := range r.Facts {
		in[f.Person] = true
	}
	for _, m := range r.Mentions {
		if m.Kind == news.PersonMention && (m.Entry != "" || m.Post != "") {
			in[m.Canonical] = true
		}
	}
	for _, m := range r.Mentions {
		if m.Acts && len(in) > 0 {
			in[m.Canonical] = true
		}
	}
	officials := []OfficialRecord{}
	at := map[string]int{}
	for _, m := range r.Mentions {
		if m.Kind != news.PersonMention || m.Form == news.BareForm || !in[m.Canonical] {
			continue
		}
		i, ok := at[m.Canonical]
		if !ok {
			i = len(officials)
			at[m.Canonical] = i
			officials = append(officials, OfficialRecord{Name: m.Canonical})
		}
		officials[i].Mentions++
		officials[i].Entry = firstOf(officials[i].Entry, m.Entry)
	}
	return officials
}
