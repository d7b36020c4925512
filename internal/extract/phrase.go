package extract

import (
	"iter"
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// Phrases are fixed words that are looked for at many places of a text. A bit for each character
// that one begins with turns most places away with one look; how many bits are set before it is
// where its list is.
type phrases struct{ *phraseTable }

type phraseTable struct {
	first [1 << 16 / 64]uint64
	below [1 << 16 / 64]uint16 // how many bits are set in the words before
	lists [][]phrase           // by first character, longest first
}

type phrase struct {
	runes  []rune
	class  class // what a phrase does in a sentence
	second rune  // its second character; 0 if it has one
}

func newPhrase(word string, c class) phrase {
	runes := []rune(word)
	return phrase{runes, c, runeAt(runes, 1)}
}

// newPhrases makes phrases of a table from a class to words parted by blanks. Their characters
// must be of the Basic Multilingual Plane.
func newPhrases(table map[class]string) phrases {
	p := phrases{new(phraseTable)}
	for c, words := range table {
		for _, w := range strings.Fields(words) {
			p.add(newPhrase(w, c))
		}
	}
	return p
}

func (p phrases) add(f phrase) {
	r := f.runes[0]
	if !p.begins(r) {
		p.lists = slices.Insert(p.lists, p.index(r), nil)
		p.first[r>>6] |= 1 << (r & 63)
		for i := r>>6 + 1; int(i) < len(p.below); i++ {
			p.below[i]++
		}
	}
	list := &p.lists[p.index(r)]
	*list = append(*list, f)
	slices.SortStableFunc(*list, func(a, b phrase) int { return len(b.runes) - len(a.runes) })
}

// index is where the list of r is, or would be.
func (p phrases) index(r rune) int {
	return int(p.below[r>>6]) + bits.OnesCount64(p.first[r>>6]&(1<<(r&63)-1))
}

// from are the phrases that begin with r.
func (p phrases) from(r rune) []phrase {
	if !p.begins(r) {
		return nil
	}
	return p.lists[p.index(r)]
}

// begins reports whether a phrase begins with r.
func (p phrases) begins(r rune) bool { return r>>16 == 0 && p.first[r>>6]>>(r&63)&1 == 1 }

// at is the longest phrase that starts at i; outside of the view there is none.
func (p phrases) at(v *view, i int) (phrase, bool) {
	r := v.rune(i)
	if !p.begins(r) {
		return phrase{}, false
	}
	list, next := p.lists[p.index(r)], v.rune(i+1)
	for k := range list {
		if f := &list[k]; (f.second == next || f.second == 0) && v.has(i, f.runes) {
			return *f, true
		}
	}
	return phrase{}, false
}

// all are the longest phrases that start at each place of s, with where they start; the last may end behind s.
func (p phrases) all(v *view, s news.Span) iter.Seq2[int, phrase] {
	return func(yield func(int, phrase) bool) {
		for k, r := range v.runes[s.Start:s.End] {
			if !p.begins(r) {
				continue
			}
			if f, ok := p.at(v, s.Start+k); ok && !yield(s.Start+k, f) {
				return
			}
		}
	}
}

// startsIn reports whether a phrase starts in s.
func (p phrases) startsIn(v *view, s news.Span) bool {
	for range p.all(v, s) {
		return true
	}
	return false
}

// in reports whether a phrase stands in s.
func (p phrases) in(v *view, s news.Span) bool {
	for i, f := range p.all(v, s) {
		if i+len(f.runes) <= s.End {
			return true
		}
	}
	return false
}

// inText reports whether a phrase stands in text.
func (p phrases) inText(text string) bool {
	for i, r := range text {
		for _, f := range p.from(r) {
			if strings.HasPrefix(text[i:], string(f.runes)) {
				return true
			}
		}
	}
	return false
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

// Endings are ends of names, by their last character.
type endings map[rune][]string

func newEndings(words string) endings {
	e := endings{}
	for _, w := range strings.Fields(words) {
		last, _ := utf8.DecodeLastRuneInString(w)
		e[last] = append(e[last], w)
	}
	return e
}

// endOf reports whether a name ends with one of them.
func (e endings) endOf(name string) bool {
	last, _ := utf8.DecodeLastRuneInString(name)
	for _, w := range e[last] {
		if strings.HasSuffix(name, w) {
			return true
		}
	}
	return false
}
