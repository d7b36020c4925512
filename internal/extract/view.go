package extract

import (
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// A gap is what was left out of a text before a character of its view.
type gap uint8

const (
	noGap   gap = iota
	blank       // padding or a blank
	newLine     // a line end, with or without blanks
)

// A view is a folded text without anything that stands between the characters of a name: no
// blanks, no line ends, no glosses. What was left out is remembered as a gap. All rules read
// views; positions in a view are turned into positions of the text only where results leave.
type view struct {
	text  *zh.Text
	runes []rune
	at    []int // at[i] is where runes[i] stands in the text
	gaps  []gap // gaps[i] is what was left out before runes[i]
	in    []int // in[j] is the position in the view of the text's character j or the next one kept
}

// show makes v the view of its text.
func (v *view) show() {
	t, size := v.text, len(v.text.Folded)
	v.runes, v.at, v.gaps, v.in = sized(v.runes, size), sized(v.at, size), sized(v.gaps, size), sized(v.in, size+1)
	runes, at, gaps, in := v.runes, v.at, v.gaps, v.in[:size] // lest they be read again for every character
	n, g := 0, newLine
	for i := 0; i < size; i++ {
		r := t.Folded[i]
		in[i] = n
		if r >= 0x4e00 && r <= 0x9fff { // nine in ten are Han
			runes[n], at[n], gaps[n] = r, i, g
			n, g = n+1, noGap
			continue
		}
		length, left := leftOut(t, i)
		if length == 0 {
			runes[n], at[n], gaps[n] = r, i, g
			n, g = n+1, noGap
		}
		for ; length > 1; length-- {
			i++
			in[i] = n
		}
		g = max(g, left)
	}
	v.in[size] = n
	v.runes, v.at, v.gaps = v.runes[:n], v.at[:n], v.gaps[:n]
}

// sized is s with n elements of any value, in the memory of s if that is enough.
func sized[T any](s []T, n int) []T { return slices.Grow(s[:0], n)[:n] }

// zeroed is sized with zeros.
func zeroed[T any](s []T, n int) []T {
	s = sized(s, n)
	clear(s)
	return s
}

// leftOut is how many characters from i on a view leaves out, and the gap that they make.
func leftOut(t *zh.Text, i int) (n int, g gap) {
	switch r := t.Folded[i]; {
	case r == '\n', r == '|' && inBarredRow(t.Folded, i):
		return 1, newLine
	case r == '|' && inRoleRow(t.Folded, i):
		return 1, blank
	case r == ' ':
		if isLatin(runeAt(t.Folded, i-1)) && isLatin(runeAt(t.Folded, i+1)) {
			return 0, noGap
		}
		return 1, blank
	case zh.IsInvisible(r):
		return 1, noGap
	case r == '(':
		return gloss(t.Folded, i), noGap
	case r == '·' && isSpatter(t.Folded, i):
		return 1, noGap
	}
	return 0, noGap
}

// gloss is the length of a reading in brackets, as reprints of converted pages print it after
// characters they could not convert: 務(wù).
func gloss(folded []rune, i int) int {
	if !zh.IsHan(runeAt(folded, i-1)) {
		return 0
	}
	toned := false
	for j := i + 1; j < len(folded) && j < i+9; j++ {
		switch r := folded[j]; {
		case r == ')' && toned:
			return j - i + 1
		case r >= 'à' && r <= 'ǜ':
			toned = true
		case !isLatin(r):
			return 0
		}
	}
	return 0
}

// isSpatter reports whether the dot at i is one of several that stand after every character, as
// pages print words that filters look for: .党.委.书.记.
func isSpatter(folded []rune, i int) bool {
	return runeAt(folded, i-2) == '·' || runeAt(folded, i+2) == '·'
}

func isLatin(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// runeAt is the character at i, or 0 outside of rs.
func runeAt(rs []rune, i int) rune {
	if i < 0 || i >= len(rs) {
		return 0
	}
	return rs[i]
}

// gap is what was left out before i; the end counts as a line end.
func (v *view) gap(i int) gap {
	if i >= len(v.gaps) {
		return newLine
	}
	return v.gaps[i]
}

// rune is the character at i, or 0 outside of the view.
func (v *view) rune(i int) rune { return runeAt(v.runes, i) }

// string is the folded text of s, without gaps.
func (v *view) string(s news.Span) string { return string(v.runes[s.Start:s.End]) }

// whole is all of v.
func (v *view) whole() news.Span { return news.Span{End: len(v.runes)} }

// original is where the characters of s stand in the text, with what is between them.
func (v *view) original(s news.Span) news.Span {
	if s.Len() <= 0 {
		return news.Span{}
	}
	return news.Span{Start: v.at[s.Start], End: v.at[s.End-1] + 1}
}

// printed is the text of s as printed, with what is between its characters.
func (v *view) printed(s news.Span) string { return v.original(s).Of(v.text.Runes) }

// within is where the characters of an original span stand in the view.
func (v *view) within(original news.Span) news.Span {
	return news.Span{Start: v.in[original.Start], End: v.in[original.End]}
}

// has reports whether phrase stands at i.
func (v *view) has(i int, phrase []rune) bool {
	if i < 0 || i+len(phrase) > len(v.runes) {
		return false
	}
	for k, r := range phrase {
		if v.runes[i+k] != r {
			return false
		}
	}
	return true
}
