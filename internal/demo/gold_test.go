package demo

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// fields is how many fields a line of gold.txtar has behind its kind, at least and at most.
var fields = map[string][2]int{
	"group": {2, 2}, "office": {2, 2}, "member": {3, 3}, "none": {2, 2},
	"appointed": {3, 4}, "concurrent": {3, 4}, "removed": {3, 4}, "elected": {3, 4}, "proposed": {3, 4},
}

var statuses = []string{"created", "adjusted", "renamed", "abolished", "mentioned"}

// A statement is one line of gold.txtar: its fields, each with the wordings that count as equal.
type statement [][]string

func statements(section []byte) []statement {
	var all []statement
	for line := range strings.Lines(string(section)) {
		var s statement
		for _, field := range strings.Split(strings.TrimSpace(line), " | ") {
			s = append(s, strings.Split(field, " / "))
		}
		all = append(all, s)
	}
	return all
}

func (s statement) kind() string { return s[0][0] }

// wellFormed says what is wrong with the shape of s, or "".
func (s statement) wellFormed() string {
	want, known := fields[s.kind()]
	switch {
	case !known:
		return "unknown kind"
	case len(s)-1 < want[0] || len(s)-1 > want[1]:
		return "wrong number of fields"
	case s.kind() == "group" && !slices.Contains(statuses, s[1][0]):
		return "unknown status"
	}
	return ""
}

// printed are the fields of s that its story must print in one of their wordings: names of
// people, groups and hosts, own posts, tempting words. Roles and bodies may be put together.
func (s statement) printed() statement {
	switch s.kind() {
	case "group":
		return s[2:]
	case "office":
		return s[1:]
	case "none":
		return s[1:2]
	}
	return append(s[1:2:2], s[min(4, len(s)):]...)
}

func goldFile(t *testing.T) *txtar.Archive {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/gold.txtar")
	if err != nil {
		t.Fatal(err)
	}
	return archive
}

// everyStory is every story of the newsroom by ID, those of both days.
func everyStory(t *testing.T) map[string]story {
	t.Helper()
	_, sources := open(t)
	all := map[string]story{}
	for _, s := range sources {
		for day := 1; day <= 2; day++ {
			for _, story := range written(t, s.ID, day) {
				all[story.ID] = story
			}
		}
	}
	return all
}

func TestGoldFitsTheStories(t *testing.T) {
	stories := everyStory(t)
	archive := goldFile(t)
	for _, section := range archive.Files {
		story, known := stories[section.Name]
		if !known {
			t.Errorf("%s is no story", section.Name)
		}
		text := squeeze(story.Title + strings.Join(story.Lines, ""))
		for _, s := range statements(section.Data) {
			checkStatement(t, section.Name, s, text)
		}
	}
	if len(archive.Files) != len(stories) {
		t.Errorf("gold for %d of %d stories", len(archive.Files), len(stories))
	}
}

func checkStatement(t *testing.T, story string, s statement, text string) {
	t.Helper()
	if wrong := s.wellFormed(); wrong != "" {
		t.Errorf("%s: %v: %s", story, s, wrong)
		return
	}
	for _, wordings := range s.printed() {
		inText := func(w string) bool { return strings.Contains(text, squeeze(w)) }
		if !slices.ContainsFunc(wordings, inText) {
			t.Errorf("%s: %v: the story prints none of %v", story, s, wordings)
		}
	}
}

func TestGoldIsEnoughForADemo(t *testing.T) {
	acts, created := map[string]bool{}, map[string]bool{}
	for _, section := range goldFile(t).Files {
		for _, s := range statements(section.Data) {
			switch s.kind() {
			case "appointed", "concurrent", "removed", "elected":
				acts[s.kind()+s[1][0]+s[2][0]+s[3][0]] = true
			case "group":
				if s[1][0] == "created" {
					created[s[2][0]] = true
				}
			}
		}
	}
	if len(acts) < 110 || len(created) < 12 {
		t.Errorf("%d appointments and removals and %d new groups, want at least 110 and 12", len(acts), len(created))
	}
	t.Logf("%d different appointments and removals, %d groups created", len(acts), len(created))
}
