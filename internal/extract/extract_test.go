package extract_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"os"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/xiaozu-watch/xiaozu/dictionaries"
	"github.com/xiaozu-watch/xiaozu/internal/extract"
	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/segment"
)

var update = flag.Bool("update", false, "write what is read into testdata, unless a text then has fewer facts")

// shared is the reader of all tests: the words take two seconds to load.
var shared = sync.OnceValue(func() *extract.Reader {
	lex, err := lexicon.Load(dictionaries.FS)
	if err != nil {
		panic(err)
	}
	return extract.New(lex, segment.New())
})

var published = news.Date{Year: 2024, Month: 5, Day: 20}

func read(text string) extract.Reading {
	return shared().Read(extract.Document{Text: text, Published: published})
}

// Golden files hold a text, the same with its mentions marked, and what was read of it, a line
// for each thing.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) < 25 {
		t.Fatalf("%d golden files, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) { golden(t, file) })
	}
}

func golden(t *testing.T, file string) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	text := section(archive, "text")
	reading := read(text)
	got := map[string]string{"marked": marked(text, reading), "reading": summary(reading)}
	if *update {
		rewrite(t, file, archive, got)
		return
	}
	for _, name := range []string{"marked", "reading"} {
		if diff := cmp.Diff(section(archive, name), got[name]); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func section(a *txtar.Archive, name string) string {
	i := slices.IndexFunc(a.Files, func(f txtar.File) bool { return f.Name == name })
	if i < 0 {
		return ""
	}
	return string(a.Files[i].Data)
}

// rewrite refuses to lose facts: to drop one on purpose, delete its line by hand first.
func rewrite(t *testing.T, file string, a *txtar.Archive, got map[string]string) {
	t.Helper()
	had, has := facts(section(a, "reading")), facts(got["reading"])
	if has < had {
		t.Fatalf("would lose facts: %d in %s, %d now", had, file, has)
	}
	a.Files = []txtar.File{
		{Name: "text", Data: []byte(section(a, "text"))},
		{Name: "marked", Data: []byte(got["marked"])},
		{Name: "reading", Data: []byte(got["reading"])},
	}
	if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
		t.Fatal(err)
	}
}

func facts(reading string) int { return strings.Count(reading, "\n") }

// marked is text with its mentions in brackets: 〔group〕 〔group·bare〕 〔office〕 〔person〕 〔agency〕.
func marked(text string, r extract.Reading) string {
	runes := []rune(text)
	var b strings.Builder
	at := 0
	for _, m := range r.Mentions {
		if m.Span.Start < at {
			continue
		}
		label := map[news.MentionKind]string{news.GroupMention: "G", news.OfficeMention: "O", news.PersonMention: "P", news.AgencyMention: "A"}[m.Kind]
		if m.Form == news.BareForm {
			label = strings.ToLower(label)
		}
		fmt.Fprintf(&b, "%s⟦%s:%s⟧", string(runes[at:m.Span.Start]), label, m.Text)
		at = m.Span.End
	}
	b.WriteString(string(runes[at:]))
	return b.String()
}

// summary is what a record says, a line for each thing.
func summary(r extract.Reading) string {
	rec := r.Record("")
	var b strings.Builder
	for _, g := range rec.Groups {
		fmt.Fprintf(&b, "group %s ×%d %s%s\n", g.Canonical, g.Mentions, g.Status, entry(g.Entry))
	}
	for _, o := range rec.Offices {
		fmt.Fprintf(&b, "office of %s in %s\n", o.Group, o.Host)
	}
	for _, o := range rec.Officials {
		fmt.Fprintf(&b, "official %s ×%d%s\n", o.Name, o.Mentions, entry(o.Entry))
	}
	for _, a := range rec.Appointments {
		fmt.Fprintf(&b, "%s %s\n", a.Action, line(a))
	}
	for _, a := range rec.Memberships {
		fmt.Fprintf(&b, "seat %s\n", line(a))
	}
	for _, a := range rec.Background {
		fmt.Fprintf(&b, "background, %s %s\n", a.Action, line(a))
	}
	for _, o := range rec.ByOffice {
		fmt.Fprintf(&b, "by office %s | %s | %s\n", o.Office, o.Role, o.Body)
	}
	for _, m := range rec.Meetings {
		fmt.Fprintf(&b, "meeting %s %s %s %s\n", m.Date, m.Group, m.Number, m.Chair)
	}
	return b.String()
}

func line(a extract.AppointmentRecord) string {
	return fmt.Sprintf("%s %s | %s | %s | own %s | %s", a.Date, a.Person, a.Role, a.Body, a.OwnPost, a.Rule)
}

func entry(id string) string {
	if id == "" {
		return ""
	}
	return " = " + id
}

func TestRecordHasEveryArray(t *testing.T) {
	for _, text := range []string{"", "没有什么可读的。"} {
		b, err := json.Marshal(read(text).Record("x"))
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(b), "null") {
			t.Errorf("%q: %s", text, b)
		}
	}
}

func TestUnknownGroupIsFound(t *testing.T) {
	r := read("云岭省人民政府决定成立云岭省海岛保护工作领导小组。")
	i := slices.IndexFunc(r.Facts, func(f news.Fact) bool { return f.Action == news.Found })
	if i < 0 || r.Facts[i].Body != "云岭省海岛保护工作领导小组" {
		t.Fatalf("no such group was found: %+v", r.Facts)
	}
}

func TestDateBasis(t *testing.T) {
	for _, c := range []struct {
		text  string
		date  string
		basis news.Basis
	}{
		{"2024年3月8日，云岭省人民政府决定任命何秋实为云岭省海洋局局长。", "2024-03-08", news.StatedDate},
		{"云岭省人民政府任命何秋实为云岭省海洋局局长。\n2024年3月9日", "2024-03-09", news.StatedDate},
		{"新华社云岭5月10日电 云岭省人民政府任命何秋实为云岭省海洋局局长。", "2024-05-10", news.StatedDate},
		{"新华社云岭5月10日电 记者获悉。\n云岭省人民政府日前任命何秋实为云岭省海洋局局长。", "2024-05-10", news.DatelineDate},
		{"云岭省人民政府日前任命何秋实为云岭省海洋局局长。", "2024-05-20", news.PublishedDate},
	} {
		facts := read(c.text).Facts
		if len(facts) != 1 || facts[0].Date.String() != c.date || facts[0].Basis != c.basis {
			t.Errorf("%s\ngot %+v, want %s %s", c.text, facts, c.date, c.basis)
		}
	}
}

func TestJointConferencesAreSetUp(t *testing.T) {
	for text, want := range map[string]string{
		"国务院同意建立由民政部牵头的养老服务工作部际联席会议制度。": "养老服务工作部际联席会议 created",
		"省政府决定建立云岭省海岛保护工作联席会议制度。":       "云岭省海岛保护工作联席会议 created",
		"要建立健全海岛保护部门联席会议制度。":            "",
		"要求建立海岛保护工作联席会议制度。":             "",
		"各县要建立由分管领导牵头的部门联席会议制度。":        "",
	} {
		got := ""
		for _, g := range read(text).Record("").Groups {
			got += g.Canonical + " " + g.Status
		}
		if got != want {
			t.Errorf("%s\ngot  %q\nwant %q", text, got, want)
		}
	}
}
