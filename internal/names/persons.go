package names

import (
	_ "embed"
	"strings"
)

// personsTable lists persons of whom texts often do not say who they are.
//
//go:embed persons.txt
var personsTable string

// A gazetteer is a set of names, told by their first two characters from most of what is none.
type gazetteer struct {
	names  nameSet
	begins pairs
}

// readPersons reads personsTable.
func (m *Model) readPersons() {
	words := wordsOf(personsTable)
	m.persons.begins = newPairs()
	m.persons.names.forget(len(words))
	for _, w := range words {
		ids := m.characters.ids16([]rune(w))
		m.persons.names.add(ids)
		m.persons.begins.add(ids[0], ids[1])
		m.begins[ids[0]] |= aPerson
	}
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

// personBegins reports whether the first two characters of a name of the gazetteer stand at i.
func (f *Finder) personBegins(i int) bool {
	return f.model.begins[f.id[i]]&aPerson != 0 && i+1 < len(f.id) && f.model.persons.begins.find(f.id[i], f.id[i+1]) >= 0
}

// personAt is the length of the longest name of the gazetteer that starts at i, or 0.
func (f *Finder) personAt(i int) int {
	if !f.personBegins(i) {
		return 0
	}
	return f.model.persons.names.longest(f.id[i:])
}

// isPerson reports whether c is a name of the gazetteer.
func (f *Finder) isPerson(c candidate) bool {
	return f.personBegins(int(c.start)) && f.model.persons.names.has(f.id[c.start:c.end])
}
