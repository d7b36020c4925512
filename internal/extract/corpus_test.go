package extract_test

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xiaozu-watch/xiaozu/dictionaries"
	"github.com/xiaozu-watch/xiaozu/internal/extract"
	"github.com/xiaozu-watch/xiaozu/internal/extract/score"
	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/segment"
)

// TestCorpus reads invented texts of all genres and scripts and compares what was found with what
// somebody wrote down by hand. Rules may be tuned on the texts of dev. Those of test are for measuring
// only: look at their figures, not at them; they are harder than real texts, since words that are names,
// rare surnames and odd layouts stand close together in them. docs/benchmarks.md tells how they came about.
//
// The floors are a little under what is reached: raise them when the rules get better, never lower them
// to let a change pass.
func TestCorpus(t *testing.T) {
	lex, err := lexicon.Load(dictionaries.FS)
	if err != nil {
		t.Fatal(err)
	}
	reader := extract.New(lex, segment.New())
	for _, c := range []struct {
		name, set                                string
		edit                                     func(string) string
		groups, created, officials, appointments float64 // floors of F1
		traps                                    int     // most groups and appointments found where there are none
	}{
		{"dev", "dev", asPrinted, 0.976, 0.964, 0.97, 0.956, 1},
		{"test", "test", asPrinted, 0.902, 0.858, 0.944, 0.876, 8},
		{"dev glued", "dev", glued, 0.97, 0.902, 0.951, 0.885, 1},
		{"test glued", "test", glued, 0.896, 0.84, 0.928, 0.828, 8},
		{"dev pasted", "dev", pasted, 0.975, 0.96, 0.967, 0.948, 1},
		{"test pasted", "test", pasted, 0.897, 0.84, 0.94, 0.872, 8},
	} {
		t.Run(c.name, func(t *testing.T) {
			all, traps := readCorpus(t, reader, c.set, c.edit)
			t.Logf("groups %v; created %v; officials %v; appointments %v", all.Groups, all.Created, all.Officials, all.Appointments)
			for _, m := range []struct {
				name  string
				floor float64
				got   score.Tally
			}{
				{"groups", c.groups, all.Groups}, {"created", c.created, all.Created},
				{"officials", c.officials, all.Officials}, {"appointments", c.appointments, all.Appointments},
			} {
				if m.got.F1() < m.floor {
					t.Errorf("%s: %v, want F1 of at least %.3f", m.name, m.got, m.floor)
				}
			}
			if wrong := traps.Groups.Wrong + traps.Appointments.Wrong; wrong > c.traps {
				t.Errorf("%d groups and appointments found in texts that have none, want at most %d", wrong, c.traps)
			}
		})
	}
}

// TestConfidence holds what rules say of their own certainty to the share of their facts that is right in
// the labelled texts, for the rules that are used often enough to tell.
func TestConfidence(t *testing.T) {
	rules, stated := map[string]score.Tally{}, map[string]float64{}
	for _, set := range []string{"dev", "test"} {
		sheet, _ := readCorpus(t, shared(), set, asPrinted)
		for name, tally := range sheet.Rules {
			rules[name] = score.Tally{Right: rules[name].Right + tally.Right, Wrong: rules[name].Wrong + tally.Wrong}
		}
	}
	for _, d := range extract.Rules() {
		stated[d.Name] = d.Confidence
	}
	told := 0
	for name, tally := range rules {
		if tally.Right+tally.Wrong < 40 || stated[name] == 0 {
			continue
		}
		told++
		if off := stated[name] - tally.Precision(); off > 0.06 || off < -0.06 {
			t.Errorf("%s says %.2f, but %v is %.2f", name, stated[name], tally, tally.Precision())
		}
	}
	if told < 8 {
		t.Errorf("only %d rules are used often enough to tell", told)
	}
}

func asPrinted(text string) string { return text }

// pasted is a text in one line, as pages come whose markup was thrown away.
func pasted(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == '\n' }), " ")
}

// glued is a text without its line ends.
func glued(text string) string { return strings.ReplaceAll(text, "\n", "") }

// readCorpus scores the readings of all texts of a set, edited, and of its traps alone.
func readCorpus(t *testing.T, reader *extract.Reader, set string, edit func(string) string) (all, traps score.Sheet) {
	t.Helper()
	folder := filepath.Join("testdata", "corpus", set)
	gold, err := os.Open(filepath.Join(folder, "gold.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer gold.Close()
	lines := bufio.NewScanner(gold)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var truth score.Truth
		if err := json.Unmarshal(lines.Bytes(), &truth); err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile(filepath.Join(folder, truth.ID+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		record := reader.Read(extract.Document{Text: edit(string(text))}).Record(truth.ID)
		all.Add(record, truth)
		if truth.Genre == "trap" {
			traps.Add(record, truth)
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return all, traps
}
