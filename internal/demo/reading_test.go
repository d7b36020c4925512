package demo

import (
	"strings"
	"testing"

	"github.com/xiaozu-watch/xiaozu/dictionaries"
	"github.com/xiaozu-watch/xiaozu/internal/extract"
	"github.com/xiaozu-watch/xiaozu/internal/extract/score"
	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/segment"
)

// The floors that reading the newsroom holds, through the pages as they are served: raise them
// when the rules get better, never lower them to let a change pass.
const (
	appointmentFloor = 0.98
	groupFloor       = 0.97
)

// TestReadingTheNewsroom reads every page of the first day and compares what was found with what
// the stories truly state.
func TestReadingTheNewsroom(t *testing.T) {
	lex, err := lexicon.Load(dictionaries.FS)
	if err != nil {
		t.Fatal(err)
	}
	reader := extract.New(lex, segment.New())
	gold := map[string]score.Truth{}
	for _, section := range goldFile(t).Files {
		gold[section.Name] = truth(section.Name, statements(section.Data))
	}
	var sheet score.Sheet
	_, sources := open(t)
	for _, s := range sources {
		for _, story := range written(t, s.ID, 1) {
			a := s.Parse(get(t, s.Site+story.Path))
			read := reader.Read(extract.Document{Text: a.Text(), Source: s.ID, Place: s.Place, Published: a.Published.Date()})
			sheet.Add(read.Record(story.ID), gold[story.ID])
		}
	}
	for _, e := range sheet.Errors {
		if !strings.Contains(e, "official ") { // the gold does not list everybody who is named
			t.Log(e)
		}
	}
	t.Logf("appointments %v; groups %v", sheet.Appointments, sheet.Groups)
	if sheet.Appointments.F1() < appointmentFloor || sheet.Groups.F1() < groupFloor {
		t.Errorf("floors are %.2f and %.2f", appointmentFloor, groupFloor)
	}
}

// truth is what the lines of a section say.
func truth(id string, lines []statement) (t score.Truth) {
	t.ID = id
	for _, s := range lines {
		switch s.kind() {
		case "group":
			t.Groups = append(t.Groups, score.Group{Status: s[1][0], Canonical: s[2][0], Accept: s[2][1:]})
		case "member":
			t.Memberships = append(t.Memberships, post(s))
		case "office", "none":
		default:
			t.Appointments = append(t.Appointments, post(s))
		}
	}
	return t
}

func post(s statement) score.Post {
	p := score.Post{Action: s.kind(), Person: s[1][0], Role: s[2][0], Body: s[3][0]}
	p.Accept.Role, p.Accept.Body = s[2][1:], s[3][1:]
	if s.kind() == "proposed" {
		p.Accept.Action = []string{"appointed"}
	}
	return p
}
