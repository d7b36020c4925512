// Package news holds the nouns of xiaozu: pages, articles, mentions and facts, and the
// positions and dates they speak of. Data moves one way through them:
//
//	page ──parse──▶ article ──read──▶ mentions + facts ──review──▶ registry
//
// A page never changes; a changed one is a new version. Articles, mentions and facts can be
// remade from pages at any time. The package imports nothing but the standard library.
package news

import (
	"strings"
	"unicode/utf8"
)

// A Span is the half-open range [Start, End) of a text, in characters (Unicode code points),
// never bytes.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Len is the number of characters in s.
func (s Span) Len() int { return s.End - s.Start }

// Overlaps reports whether s and o share a character.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Contains reports whether o lies within s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Locate finds the place of words in a text that begins nearest to the character near; the earlier of two as near.
func Locate(text, words string, near int) (place Span, found bool) {
	length := utf8.RuneCountInString(words)
	for at := 0; words != ""; at++ {
		before, _, more := strings.Cut(text, words)
		if at += utf8.RuneCountInString(before); !more || found && at-near >= near-place.Start {
			return place, found
		}
		place, found = Span{at, at + length}, true
		_, size := utf8.DecodeRuneInString(words)
		text = text[len(before)+size:]
	}
	return place, found
}

// Of cuts s out of text, which must hold the characters that s was measured on.
func (s Span) Of(text []rune) string { return string(text[s.Start:s.End]) }
