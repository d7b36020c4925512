package names

import _ "embed"

// placesTable lists what is written by its sound and is no person.
//
//go:embed places.txt
var placesTable string

// A wordSet is a set of words by the hash of their characters' numbers. Two words of one hash are
// taken for one; with 64 bits that does not happen.
type wordSet struct {
	keys  []uint64
	shift uint
}

func newWordSet(n int) wordSet {
	bits := uint(4)
	for 1<<bits < 2*n+1 {
		bits++
	}
	return wordSet{make([]uint64, 1<<bits), 64 - bits}
}

// room is how many words s can hold.
func (s *wordSet) room() int { return len(s.keys) / 2 }

// hash is that of the characters with these numbers; it is never 0.
func hash(ids []uint16) uint64 {
	h := firstHash
	for _, id := range ids {
		h = extend(h, id)
	}
	return h | 1
}

// firstHash is that of no characters; extend adds one to those that a hash is of.
const firstHash uint64 = 14695981039346656037

func extend(h uint64, id uint16) uint64 { return (h ^ uint64(id)) * 1099511628211 }

func (s *wordSet) place(key uint64) int {
	i := int(key * 0x9e3779b97f4a7c15 >> s.shift)
	for s.keys[i] != 0 && s.keys[i] != key {
		i = (i + 1) & (len(s.keys) - 1)
	}
	return i
}

func (s *wordSet) add(ids []uint16)      { s.keys[s.place(hash(ids))] = hash(ids) }
func (s *wordSet) has(ids []uint16) bool { return s.keys[s.place(hash(ids))] != 0 }

// readPlaces reads placesTable.
func (m *Model) readPlaces() { m.places = m.readGazetteer(placesTable, aPlace) }

func (c *characters) ids16(word []rune) (ids []uint16) {
	for _, r := range word {
		ids = append(ids, c.id(r))
	}
	return ids
}
