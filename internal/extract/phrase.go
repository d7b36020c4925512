package extract

import (
	"slices"
	"strings"
)

// Phrases are fixed words that are looked for at many places of a text. A bit for each character
// that one begins with turns most places away with one look.
type phrases struct {
	first *[1 << 16 / 64]uint64
	lists map[rune][]phrase // by first character, longest first
}

type phrase struct {
	runes []rune
	class class // what a phrase does in a sentence
}

// newPhrases makes phrases of a table from a class to words parted by blanks. Their characters
// must be of the Basic Multilingual Plane.
func newPhrases(table map[class]string) phrases {
	p := phrases{new([1 << 16 / 64]uint64), map[rune][]phrase{}}
	for c, words := range table {
		for _, w := range strings.Fields(words) {
			p.add(phrase{[]rune(w), c})
		}
	}
	return p
}

func (p phrases) add(f phrase) {
	r := f.runes[0]
	list := append(p.lists[r], f)
	slices.SortStableFunc(list, func(a, b phrase) int { return len(b.runes) - len(a.runes) })
	p.lists[r] = list
	p.first[r>>6] |= 1 << (r & 63)
}

// from are the phrases that begin with r.
func (p phrases) from(r rune) []phrase {
	if !p.begins(r) {
		return nil
	}
	return p.lists[r]
}

// begins reports whether a phrase begins with r.
func (p phrases) begins(r rune) bool { return r>>16 == 0 && p.first[r>>6]>>(r&63)&1 == 1 }

// at is the longest phrase that starts at i.
func (p phrases) at(v *view, i int) (phrase, bool) {
	for _, f := range p.from(v.runes[i]) {
		if v.has(i, f.runes) {
			return f, true
		}
	}
	return phrase{}, false
}

// joined are the phrases of several lists.
func joined(lists ...phrases) phrases {
	all := newPhrases(nil)
	for _, p := range lists {
		for _, list := range p.lists {
			for _, f := range list {
				all.add(f)
			}
		}
	}
	return all
}

// ofClass are the phrases of one class.
func ofClass(p phrases, c class) phrases {
	some := newPhrases(nil)
	for _, list := range p.lists {
		for _, f := range list {
			if f.class == c {
				some.add(f)
			}
		}
	}
	return some
}

// set is a set of words.
type set map[string]bool

func newSet(words string) set {
	s := set{}
	for _, w := range strings.Fields(words) {
		s[w] = true
	}
	return s
}
