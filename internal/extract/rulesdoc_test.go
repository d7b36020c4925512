package extract_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/xiaozu-watch/xiaozu/internal/english"
	"github.com/xiaozu-watch/xiaozu/internal/extract"
	"github.com/xiaozu-watch/xiaozu/internal/rulebook"
)

const rulesDocument = "../../docs/rules.md"

// docs/rules.md is written by go generate ./internal/extract.
func TestRulesDocument(t *testing.T) {
	want := rulesPage()
	if *update {
		if err := os.WriteFile(rulesDocument, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile(rulesDocument)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("the rules are not as docs/rules.md says; `go generate ./internal/extract` writes it (-rules +page):\n%s", diff)
	}
}

func rulesPage() string {
	var b strings.Builder
	b.WriteString(rulesIntroduction)
	writeBook(&b, "Chinese", extract.Rules(), extract.Steps(), extract.Classes())
	writeBook(&b, "English", english.Rules(), english.Steps(), english.Classes())
	return b.String()
}

func writeBook(b *strings.Builder, language string, rules, steps []rulebook.Rule, classes []rulebook.Class) {
	fmt.Fprintf(b, "\n## %s: rules\n", language)
	for _, r := range rules {
		writeRule(b, r)
	}
	fmt.Fprintf(b, "\n## %s: other steps\n\nThese make facts too, where no pattern is tried.\n\n| name | what it reads |\n| --- | --- |\n", language)
	for _, s := range steps {
		fmt.Fprintf(b, "| %s | %s |\n", s.Name, s.Reads)
	}
	fmt.Fprintf(b, "\n## %s: classes\n\n| letter | class | words |\n| --- | --- | --- |\n", language)
	for _, c := range classes {
		fmt.Fprintf(b, "| `%s` | %s | %s |\n", c.Letter, c.Name, strings.Join(c.Words, ", "))
	}
}

func writeRule(b *strings.Builder, r rulebook.Rule) {
	fmt.Fprintf(b, "\n### %s\n\n%s\n\n", r.Name, r.Reads)
	fmt.Fprintf(b, "- states: %s%s\n", r.States, confidence(r))
	fmt.Fprintf(b, "- classes: %s (`%s`)\n", r.Classes, r.Pattern)
	for _, when := range r.When {
		fmt.Fprintf(b, "- only if %s\n", when)
	}
	for _, yes := range r.Yes {
		facts := strings.ReplaceAll(strings.Join(yes.Facts, "; "), "|", " · ")
		fmt.Fprintf(b, "- reads: %s → %s\n", yes.Text, facts)
	}
	for _, text := range r.No {
		fmt.Fprintf(b, "- states no fact: %s\n", text)
	}
}

func confidence(r rulebook.Rule) string {
	if r.Confidence == 0 {
		return ""
	}
	return fmt.Sprintf(", confidence %.2f", r.Confidence)
}

const rulesIntroduction = `# The rules

Written from the code by ` + "`go generate ./internal/extract`" + `; a test fails while this page is out of date. How a text
becomes the phrases that rules are tried on is told in [extraction.md](extraction.md).

A rule is a pattern over the classes of a sentence's phrases. It is written here in example words: 任命 stands for any
word of its class (all are listed below, for [Chinese](#chinese-classes) and for [English](#english-classes)), 〔person〕 for
one or several persons with the posts beside their names, 〔post〕 for titles with their bodies. [x] may be missing, of x|y
one stands there, x … stands once or more often. Rules are tried in this order at every phrase, and the first that matches
is taken. Where two words are possible the longer one is meant: 不再担任 is no 担任. What a sentence denies, plans, hands on
as a rumour or tells of a life is no fact of the kind that a rule states, but kept as background.

## Adding a rule

A rule is one entry of a table, ` + "`gains.go`, `elections.go`, `losses.go` or `seats.go` in `internal/extract`" + `: a name, the pattern, what it
states, how sure that is, sentences that it must read (with person|role|body of each fact) and sentences that state no fact.
The examples are run as tests. A word that is missing is added to its class in ` + "`internal/extract/cue.go`" + `. Then:

1. ` + "`xiaozu explain FILE`" + ` on a sentence that is not read shows its phrases, and so what the pattern has to say;
2. write the entry, with an example of what it must read and one of what comes close but means something else;
3. ` + "`go test ./internal/extract`" + ` runs the examples, the golden texts and the corpus, which must not get worse;
4. raise ` + "`Version`" + ` in ` + "`internal/extract/extract.go`" + `, so that stored articles are read again;
5. ` + "`go generate ./internal/extract`" + ` writes this page.

English has the same in ` + "`gain.go`, `loss.go`, `successor.go`, `begin.go`, `state.go`" + `, ` + "`event.go` and `cue.go` of `internal/english`" + `.
`

// Every fact names a rule or step that is described.
func TestWhatMakesFactsIsDescribed(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no golden files", err)
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		_, trace := shared().Explain(extract.Document{Text: section(archive, "text")})
		for _, f := range trace.Facts {
			if f.Rule.Reads == "" {
				t.Errorf("%s: what %q does is said neither by a rule nor among the steps", file, f.Rule.Name)
			}
		}
	}
}
