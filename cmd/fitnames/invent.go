package main

import (
	"maps"
	"math/rand/v2"
	"slices"
	"sort"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// An inventor makes up names that the dictionary does not have, so that a fit to few sentences
// sees many names.
type inventor struct {
	random  *rand.Rand
	census  *census
	chinese [4]sampler
	sound   map[rune]sampler // what follows a character; 0 is the start
}

// A sampler draws characters as often as they were counted.
type sampler struct {
	runes []rune
	upTo  []float64
}

func newSampler(of map[rune]float64) (s sampler) {
	total := 0.0
	for _, r := range slices.Sorted(maps.Keys(of)) {
		total += of[r]
		s.runes, s.upTo = append(s.runes, r), append(s.upTo, total)
	}
	return s
}

func (s sampler) draw(random *rand.Rand) rune {
	x := random.Float64() * s.upTo[len(s.upTo)-1]
	return s.runes[min(len(s.runes)-1, sort.SearchFloat64s(s.upTo, x))]
}

func newInventor(c *census) *inventor {
	v := &inventor{random: rand.New(rand.NewPCG(1, 2)), census: c, sound: map[rune]sampler{}}
	for i, t := range c.chinese {
		v.chinese[i] = newSampler(t.of)
	}
	follow := followers{}
	for _, w := range c.words {
		if w.isName() && (w.tag == "nrt" || c.asSound(w.runes) > c.asChinese(w.runes)) {
			last := rune(0)
			for _, r := range w.runes {
				follow.add(last, r)
				last = r
			}
		}
	}
	for r, t := range follow {
		v.sound[r] = newSampler(t)
	}
	return v
}

// like makes up a name of the kind and length of another one.
func (v *inventor) like(name []rune) []rune {
	c := v.census
	if len(name) > 1 && (c.surname(name) != 1 || c.asChinese(name) < c.asSound(name)-1) {
		return v.bySound(name)
	}
	made := []rune{v.chinese[0].draw(v.random)}
	for i := range len(name) - 1 {
		made = append(made, v.chinese[givenPlace(i, len(name)-1)].draw(v.random))
	}
	return made
}

func (v *inventor) bySound(name []rune) (made []rune) {
	last := rune(0)
	for _, r := range name {
		if r == '·' {
			made, last = append(made, r), 0
			continue
		}
		next, ok := v.sound[last]
		if !ok {
			next = v.sound[0]
		}
		last = next.draw(v.random)
		made = append(made, last)
	}
	return made
}

// A sentence is a text with the spans of its names.
type sentence struct {
	runes []rune
	spans []news.Span
}

// vary puts made-up names in place of most of the names of s.
func (v *inventor) vary(s sentence) (varied sentence) {
	at := 0
	for _, span := range s.spans {
		varied.runes = append(varied.runes, s.runes[at:span.Start]...)
		name := s.runes[span.Start:span.End]
		if v.random.IntN(8) > 0 {
			name = v.like(name)
		}
		start := len(varied.runes)
		varied.runes = append(varied.runes, name...)
		varied.spans = append(varied.spans, news.Span{Start: start, End: len(varied.runes)})
		at = span.End
	}
	varied.runes = append(varied.runes, s.runes[at:]...)
	return varied
}
