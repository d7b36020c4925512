package extract

import (
	"slices"
	"strings"
)

// Phrases are fixed words by their first character, longest first.
type phrases map[rune][]phrase

type phrase struct {
	runes []rune
	class class // what a phrase does in a sentence
}

// newPhrases makes phrases of a table from a class to words parted by blanks.
func newPhrases(table map[class]string) phrases {
	p := phrases{}
	for c, words := range table {
		for _, w := range strings.Fields(words) {
			p.add(phrase{[]rune(w), c})
		}
	}
	return p
}

func (p phrases) add(f phrase) {
	list := append(p[f.runes[0]], f)
	slices.SortStableFunc(list, func(a, b phrase) int { return len(b.runes) - len(a.runes) })
	p[f.runes[0]] = list
}

// at is the longest phrase that starts at i.
func (p phrases) at(v *view, i int) (phrase, bool) {
	for _, f := range p[v.runes[i]] {
		if v.has(i, f.runes) {
			return f, true
		}
	}
	return phrase{}, false
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
