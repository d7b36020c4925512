package names

import "github.com/xiaozu-watch/xiaozu/internal/news"

// What is surely a name in one place is likely to be one elsewhere in the text.
const (
	sureScore   = 3
	repeatScore = 3
)

// repeat raises the scores of candidates that are sure names elsewhere but were not found, and
// reports whether there are any.
func (f *Finder) repeat() bool {
	found, sure := f.found, &f.sure
	sure.forget(len(found))
	for _, n := range found {
		if n.Score >= sureScore && n.Len() > 1 {
			sure.add(f.id[n.Start:n.End])
		}
	}
	raised, at := false, 0
	for k := range f.all {
		c := &f.all[k]
		for at < len(found) && found[at].Start < int(c.start) {
			at++
		}
		if at < len(found) && found[at].Start == int(c.start) && found[at].End == int(c.end) {
			continue
		}
		if c.end-c.start > 1 && sure.has(f.id[c.start:c.end]) {
			c.score += repeatScore
			raised = true
		}
	}
	return raised
}

// Repeats reports whether what Find was sure of elsewhere stands in s.
func (f *Finder) Repeats(s news.Span) bool { return f.sure.in(f.id[s.Start:s.End]) }

// A nameSet is a set of names by the numbers of their characters. What begins none is told by a few
// bits of its first one, and how long names are.
type nameSet struct {
	words   wordSet
	begins  [16]uint64
	lengths uint32
}

// forget empties s and makes room for n names.
func (s *nameSet) forget(n int) {
	words := s.words
	if words.room() < n {
		words = newWordSet(n)
	} else {
		clear(words.keys)
	}
	*s = nameSet{words: words}
}

func (s *nameSet) add(ids []uint16) {
	s.words.add(ids)
	s.begins[ids[0]>>6&15] |= 1 << (ids[0] & 63)
	s.lengths |= 1 << min(len(ids), 31)
}

func (s *nameSet) has(ids []uint16) bool {
	return s.begins[ids[0]>>6&15]>>(ids[0]&63)&1 == 1 && s.words.has(ids)
}

// in reports whether a name stands anywhere in text.
func (s *nameSet) in(text []uint16) bool {
	for i, id := range text {
		if s.begins[id>>6&15]>>(id&63)&1 == 0 {
			continue
		}
		for n := 2; n <= len(text)-i && s.lengths>>n > 0; n++ {
			if s.lengths>>n&1 == 1 && s.words.has(text[i:i+n]) {
				return true
			}
		}
	}
	return false
}
