package names

// A Tag is a kind of word, as the segmenter's dictionary sees it.
type Tag uint8

// noTag is that of words the dictionary does not have.
const noTag Tag = 0

// tags are the kinds that matter here; others count as the longest of these that they begin with.
var tags = []string{"-", "n", "nr", "nrt", "nrfg", "ns", "nt", "nz", "v", "vn", "a", "d", "p", "c", "u", "r", "m", "q", "t", "f", "s", "j", "i", "l", "b", "x", "z", "y"}

var tagNames = tagOf("nr")

// TagOf is the kind of word for a part of speech of gse.
func TagOf(pos string) Tag {
	if t, ok := tagTable[pos]; ok {
		return t
	}
	return tagOf(pos)
}

var tagTable = func() map[string]Tag {
	table := map[string]Tag{}
	for i, name := range tags {
		table[name] = Tag(i)
	}
	return table
}()

func tagOf(pos string) Tag {
	for n := len(pos); n > 0; n-- {
		if t, ok := tagTable[pos[:n]]; ok {
			return t
		}
	}
	return noTag
}

// isName reports whether the dictionary has the word as a name of a person.
func (t Tag) isName() bool { return t >= tagNames && t < tagNames+3 }
