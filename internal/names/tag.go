package names

import "strings"

// A Tag is a kind of word, as the segmenter's dictionary sees it.
type Tag uint8

// noTag is that of words the dictionary does not have.
const noTag Tag = 0

// tags are the kinds that matter here; others count as the longest of these that they begin with.
var tags = []string{"-", "n", "nr", "nrt", "nrfg", "ns", "nt", "nz", "v", "vn", "a", "d", "p", "c", "u", "r", "m", "q", "t", "f", "s", "j", "i", "l", "b", "x", "z", "y"}

var tagNames = TagOf("nr")

// TagOf is the kind of word for a part of speech of gse.
func TagOf(pos string) Tag {
	if len(pos) < 2 {
		return oneLetter(pos)
	}
	best := noTag
	for t := tagFrom[pos[0]]; int(t) < len(tags) && tags[t][0] == pos[0]; t++ {
		if strings.HasPrefix(pos, tags[t]) {
			best = t
		}
	}
	return best
}

// oneLetter is the kind of word for a part of speech of one letter, as most are.
func oneLetter(pos string) Tag {
	if pos == "" {
		return noTag
	}
	if t := tagFrom[pos[0]]; int(t) < len(tags) && tags[t] == pos {
		return t
	}
	return noTag
}

// tagFrom is the first tag that begins with a byte. Those that begin alike stand together, the
// longer behind what they begin with.
var tagFrom = func() (from [256]Tag) {
	for i := range from {
		from[i] = Tag(len(tags))
	}
	for i := len(tags) - 1; i >= 0; i-- {
		from[tags[i][0]] = Tag(i)
	}
	return from
}()

// isName reports whether the dictionary has the word as a name of a person.
func (t Tag) isName() bool { return t >= tagNames && t < tagNames+3 }
