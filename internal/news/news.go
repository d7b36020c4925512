// Package news holds the nouns of xiaozu: pages, articles, mentions and facts, and the
// positions and dates they speak of. Data moves one way through them:
//
//	page ──parse──▶ article ──read──▶ mentions + facts ──review──▶ registry
//
// A page never changes; a changed one is a new version. Articles, mentions and facts can be
// remade from pages at any time. The package imports nothing but the standard library.
package news

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

// Of cuts s out of text, which must hold the characters that s was measured on.
func (s Span) Of(text []rune) string { return string(text[s.Start:s.End]) }
