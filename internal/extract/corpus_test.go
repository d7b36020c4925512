package extract_test

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/xiaozu-watch/xiaozu/dictionaries"
	"github.com/xiaozu-watch/xiaozu/internal/extract"
	"github.com/xiaozu-watch/xiaozu/internal/extract/score"
	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/segment"
)

// TestCorpus reads invented texts of all genres and compares what was found with what somebody
// wrote down by hand. Rules may be tuned on the texts of dev. Those of test are for measuring
// only: look at their figures, not at them (their errors were looked at once: docs/benchmarks.md). They are harder than real texts, since words that are
// names, rare surnames and odd layouts stand close together in them.
//
// The floors are a little under what is reached: raise them when the rules get better, never
// lower them to let a change pass.
func TestCorpus(t *testing.T) {
	lex, err := lexicon.Load(dictionaries.FS)
	if err != nil {
		t.Fatal(err)
	}
	reader := extract.New(lex, segment.New())
	for _, c := range []struct {
		set                                      string
		groups, created, officials, appointments float64 // floors of F1
	}{
		{"dev", 0.92, 0.87, 0.84, 0.76},
		{"test", 0.86, 0.76, 0.81, 0.68},
	} {
		t.Run(c.set, func(t *testing.T) {
			s := readCorpus(t, reader, filepath.Join("testdata", "corpus", c.set))
			t.Logf("groups %v; created %v; officials %v; appointments %v", s.Groups, s.Created, s.Officials, s.Appointments)
			for _, m := range []struct {
				name  string
				floor float64
				got   score.Tally
			}{
				{"groups", c.groups, s.Groups}, {"created", c.created, s.Created},
				{"officials", c.officials, s.Officials}, {"appointments", c.appointments, s.Appointments},
			} {
				if m.got.F1() < m.floor {
					t.Errorf("%s: %v, want F1 of at least %.2f", m.name, m.got, m.floor)
				}
			}
		})
	}
}

func readCorpus(t *testing.T, reader *extract.Reader, folder string) (sheet score.Sheet) {
	t.Helper()
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
		sheet.Add(reader.Read(extract.Document{Text: string(text)}).Record(truth.ID), truth)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return sheet
}
