package names

import (
	_ "embed"
	"math/bits"
	"strings"
)

// personsTable lists persons of whom texts often do not say who they are.
//
//go:embed persons.txt
var personsTable string

// readPersons reads personsTable.
func (m *Model) readPersons() { m.persons = m.readGazetteer(personsTable, aPerson) }

// readGazetteer reads a list of names, which begin as b says.
func (m *Model) readGazetteer(list string, b beginning) gazetteer {
	var names [][]uint16
	for _, w := range wordsOf(list) {
		ids := m.characters.ids16([]rune(w))
		names = append(names, ids)
		m.characters.known[ids[0]].begins |= b
		m.characters.known[ids[1]].follows |= b
	}
	return gazetteerOf(names)
}

// wordsOf are the words of a list, whose comments begin with #.
func wordsOf(list string) (words []string) {
	for _, line := range strings.Split(list, "\n") {
		if !strings.HasPrefix(line, "#") {
			words = append(words, strings.Fields(line)...)
		}
	}
	return words
}

// personAt is the length of the longest name of the gazetteer that starts at i, or 0.
func (f *Finder) personAt(i int) int {
	if !f.mayStart(i, aPerson) {
		return 0
	}
	return max(0, bits.Len32(f.model.persons.at(f.id[i:]))-1)
}

// isPerson reports whether c is a name of the gazetteer.
func (f *Finder) isPerson(c candidate) bool {
	return f.mayStart(int(c.start), aPerson) && f.model.persons.at(f.id[c.start:c.end])>>(c.end-c.start)&1 == 1
}
