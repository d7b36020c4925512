package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/extract"
	"github.com/xiaozu-watch/xiaozu/internal/extract/score"
	"github.com/xiaozu-watch/xiaozu/internal/names"
	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// An example is a text whose names are known.
type example struct {
	text   *names.Text
	gold   map[news.Span]bool
	weight float64   // how much it counts for
	copies []example // the same with made-up names
	notice bool      // its gold lists officials only, and no family names alone
}

// How much examples count for, and how often sentences are varied.
const (
	noticeWeight = 1.0
	copyWeight   = 0.3
	copies       = 4
)

// A reader reads examples.
type reader struct {
	extract.NamePreparer
	inventor *inventor
}

// all reads .bio files and folders.
func (r reader) all(paths []string) (examples []example, err error) {
	for _, path := range paths {
		read := r.folder
		if strings.HasSuffix(path, ".bio") {
			read = r.bio
		}
		found, err := read(path)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		examples = append(examples, found...)
	}
	return examples, nil
}

// bio reads sentences with a character and a tag a line.
func (r reader) bio(path string) (examples []example, err error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	for _, lines := range strings.Split(string(data), "\n\n") {
		s := parseBIO(lines)
		if len(s.runes) == 0 {
			continue
		}
		e := r.example(s)
		for k := 0; k < copies && len(s.spans) > 0; k++ {
			c := r.example(r.inventor.vary(s))
			c.weight = copyWeight
			e.copies = append(e.copies, c)
		}
		examples = append(examples, e)
	}
	return examples, nil
}

func parseBIO(lines string) (s sentence) {
	inside := false
	for _, line := range strings.Split(lines, "\n") {
		cells := strings.Fields(line)
		if len(cells) < 2 {
			continue
		}
		if cells[1] == "B-PER" {
			s.spans = append(s.spans, news.Span{Start: len(s.runes)})
		}
		inside = cells[1] == "B-PER" || inside && cells[1] == "I-PER"
		s.runes = append(s.runes, []rune(cells[0])...)
		if inside {
			s.spans[len(s.spans)-1].End = len(s.runes)
		}
	}
	return s
}

func (r reader) example(s sentence) example {
	prepared, within := r.Prepare(string(s.runes))
	e := example{text: prepared, gold: map[news.Span]bool{}, weight: 1}
	for _, span := range s.spans {
		e.gold[within(span)] = true
	}
	return e
}

// A truth is what is known of a notice.
type truth struct {
	score.Truth
	Not []score.Post `json:"not_appointments"`
}

// folder reads texts with gold.jsonl.
func (r reader) folder(path string) (examples []example, err error) {
	gold, err := os.Open(filepath.Join(path, "gold.jsonl"))
	if err != nil {
		return nil, err
	}
	defer gold.Close()
	lines := bufio.NewScanner(gold)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var t truth
		if err := json.Unmarshal(lines.Bytes(), &t); err != nil {
			return nil, err
		}
		text, err := os.ReadFile(filepath.Join(path, t.ID+".txt"))
		if err != nil {
			return nil, err
		}
		prepared, _ := r.Prepare(string(text))
		examples = append(examples, example{text: prepared, gold: occurrences(prepared.Runes, t.people()), notice: true, weight: noticeWeight})
	}
	return examples, lines.Err()
}

// people are all names that a truth knows.
func (t truth) people() (people [][]rune) {
	add := func(name string) {
		if n := []rune(strings.ReplaceAll(name, " ", "")); len(n) > 1 {
			people = append(people, n)
		}
	}
	for _, o := range t.Officials {
		add(o.Name)
	}
	for _, list := range [][]score.Post{t.Appointments, t.Memberships, t.Optional.Appointments, t.Not} {
		for _, p := range list {
			add(p.Person)
		}
	}
	for _, name := range t.Optional.Officials {
		add(name)
	}
	return people
}

// occurrences are the spans of names in text, of those that start together the longest.
func occurrences(text []rune, people [][]rune) map[news.Span]bool {
	spans := map[news.Span]bool{}
	for i := range text {
		longest := 0
		for _, n := range people {
			if len(n) > longest && i+len(n) <= len(text) && string(text[i:i+len(n)]) == string(n) {
				longest = len(n)
			}
		}
		if longest > 0 {
			spans[news.Span{Start: i, End: i + longest}] = true
		}
	}
	return spans
}
