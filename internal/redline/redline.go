// Package redline compares two versions of a text as an editor would show them: sentence by
// sentence, with the characters marked that were taken out and put in. Chinese has no blanks
// between words, so that a character is a token, as are a number and a Latin word; blanks and line
// ends do not count. The package is pure.
package redline

import "strings"

// A Kind says what became of a passage.
type Kind string

// The kinds.
const (
	Same    Kind = "same"
	Removed Kind = "removed"
	Added   Kind = "added"
	Changed Kind = "changed" // of a line, which has pieces of the other kinds
)

// A Piece is a passage of a line. Its Kind is never Changed.
type Piece struct {
	Kind Kind
	Text string
}

// A Line is a sentence, or a line of a list. Its pieces that were not added are the old sentence,
// those that were not removed the new one.
type Line struct {
	Kind   Kind
	Pieces []Piece
}

// SameText reports whether two texts differ in blanks at most.
func SameText(a, b string) bool {
	return solid(a) == solid(b)
}

func equal(a, b string) bool { return a == b }

func solids(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = solid(s)
	}
	return out
}

// solid is s without blanks.
func solid(s string) string { return strings.Join(strings.Fields(s), "") }

// Compare tells how an old text became a new one, as lines in the order of both.
func Compare(old, new string) []Line {
	a, b := sentences(old), sentences(new)
	var lines []Line
	i, j := 0, 0
	for _, m := range append(common(solids(a), solids(b), equal), match{len(a), len(b)}) {
		lines = append(lines, gap(a[i:m.a], b[j:m.b])...)
		if m.a < len(a) {
			lines = append(lines, whole(Same, b[m.b]))
		}
		i, j = m.a+1, m.b+1
	}
	return lines
}

func whole(kind Kind, text string) Line { return Line{kind, []Piece{{kind, text}}} }

// sentences cuts a text behind the marks that end one, and at line ends.
func sentences(text string) []string {
	var list []string
	for line := range strings.Lines(text) {
		start, ended := 0, false
		line = strings.TrimSpace(line)
		for i, r := range line {
			ends := strings.ContainsRune("。！？；!?;", r)
			if ended && !ends && !strings.ContainsRune("”’」』）)", r) {
				list = append(list, line[start:i])
				start, ended = i, false
			}
			ended = ended || ends
		}
		if start < len(line) {
			list = append(list, line[start:])
		}
	}
	return list
}

// mostPairs bounds the sentences that are held against each other: more are another text.
const mostPairs = 10_000

// gap pairs what stands between two sentences that both texts have: a sentence with the one that
// it became, if they have enough in common, in order.
func gap(a, b []string) []Line {
	var lines []Line
	var paired []match
	if len(a)*len(b) <= mostPairs {
		paired = common(a, b, alike)
	}
	i, j := 0, 0
	for _, m := range append(paired, match{len(a), len(b)}) {
		for ; i < m.a; i++ {
			lines = append(lines, whole(Removed, a[i]))
		}
		for ; j < m.b; j++ {
			lines = append(lines, whole(Added, b[j]))
		}
		if m.a < len(a) {
			lines = append(lines, Line{Changed, pieces(tokens(a[m.a]), tokens(b[m.b]))})
		}
		i, j = m.a+1, m.b+1
	}
	return lines
}

// alike reports whether one sentence may have become the other: half of the shorter is kept.
func alike(a, b string) bool {
	x, y := tokens(a), tokens(b)
	kept := len(common(x, y, equal))
	return 2*kept >= min(len(x), len(y)) && 4*kept >= max(len(x), len(y))
}
