package main

import (
	"fmt"
	"math"
	"os"
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/names"
	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A fitter fits weights to examples.
type fitter struct {
	surnames []string
	examples []example
	errors   bool // print them
}

// A choice is a part of the examples, by their number.
type choice func(i int) bool

func everyExample(int) bool { return true }

// fit fits a model to the examples chosen.
func (f *fitter) fit(chosen choice) (*names.Model, error) {
	model, err := names.Untrained(f.surnames, f.pairs(chosen))
	if err != nil {
		return nil, err
	}
	finder := model.Finder()
	var data []instance
	for i, e := range f.examples {
		if !chosen(i) {
			continue
		}
		for _, e := range append([]example{e}, e.copies...) {
			data = append(data, newInstance(finder.Lattice(e.text), e))
		}
	}
	climb(model, data)
	lean(model)
	return model, nil
}

// lean makes names a little likelier than the fit does, which misses more than it finds wrongly.
func lean(model *names.Model) {
	const odds = 0.1
	for i, w := range model.Weights() {
		if model.Group(i) == "shape" {
			model.Weights()[i] = w + odds
		}
	}
}

// seldom is how often a pair of characters must stand beside names to get a weight.
const seldom = 3

// pairs are the pairs of characters that stand beside names often enough.
func (f *fitter) pairs(chosen choice) (often []string) {
	count := map[string]int{}
	for i, e := range f.examples {
		if !chosen(i) {
			continue
		}
		for s := range e.gold {
			if s.Start >= 2 {
				count[string(e.text.Runes[s.Start-2:s.Start])]++
			}
			if s.End+2 <= len(e.text.Runes) {
				count[string(e.text.Runes[s.End:s.End+2])]++
			}
		}
	}
	for p, n := range count {
		if n >= seldom {
			often = append(often, p)
		}
	}
	slices.Sort(often)
	return often
}

// crossValidate fits to all parts but one and scores on that one, for each.
func (f *fitter) crossValidate(folds int) error {
	var r report
	for k := range folds {
		model, err := f.fit(func(i int) bool { return i%folds != k })
		if err != nil {
			return err
		}
		f.count(model, func(i int) bool { return i%folds == k }, &r)
	}
	if folds > 0 {
		fmt.Fprintf(os.Stderr, "cross-validated: sentences %v; notices %v\n", r.sentences, r.notices)
	}
	return nil
}

func (f *fitter) report(what string, model *names.Model) {
	var r report
	f.count(model, everyExample, &r)
	fmt.Fprintf(os.Stderr, "%s: sentences %v; notices %v\n", what, r.sentences, r.notices)
}

// A report counts what was found in sentences and in notices.
type report struct{ sentences, notices hits }

type hits struct{ right, wrong, missed int }

func (h hits) String() string {
	p, r := float64(h.right)/float64(max(1, h.right+h.wrong)), float64(h.right)/float64(max(1, h.right+h.missed))
	return fmt.Sprintf("P %.3f R %.3f F1 %.4f (right %d, wrong %d, missed %d)", p, r, 2*p*r/math.Max(p+r, 1e-9), h.right, h.wrong, h.missed)
}

func (f *fitter) count(model *names.Model, chosen choice, r *report) {
	finder := model.Finder()
	for i, e := range f.examples {
		if !chosen(i) {
			continue
		}
		h := &r.sentences
		if e.notice {
			h = &r.notices
		}
		found := map[news.Span]bool{}
		for _, n := range finder.Find(e.text) {
			if !n.Family || !e.notice {
				found[n.Span] = true
			}
		}
		f.compare(e, found, h)
	}
}

func (f *fitter) compare(e example, found map[news.Span]bool, h *hits) {
	for s := range found {
		if e.gold[s] {
			h.right++
		} else {
			h.wrong++
			f.show("wrong", e.text.Runes, s)
		}
	}
	for s := range e.gold {
		if !found[s] {
			h.missed++
			f.show("missed", e.text.Runes, s)
		}
	}
}

func (f *fitter) show(what string, text []rune, s news.Span) {
	if f.errors {
		fmt.Fprintf(os.Stderr, "%s\t%s[%s]%s\n", what, string(text[max(0, s.Start-12):s.Start]), string(text[s.Start:s.End]), string(text[s.End:min(len(text), s.End+12)]))
	}
}
