package names

import (
	_ "embed"
	"fmt"
	"strings"
)

// A Model knows characters, words that stand beside names, and weights. It may be shared between
// goroutines.
type Model struct {
	characters  *characters
	surnames    pairs  // of two characters
	notLast     []bool // by number: no name of a person ends in it
	japanese    pairs
	vocabulary  pairs // of words and pairs that stand beside names
	pairs       []string
	places      gazetteer
	persons     gazetteer
	soundPairs  pairs   // that follow each other in names by sound
	givenPairs  pairs   // of given names
	beforeNames company // words
	behindNames company
	own         company
	left        contexts
	right       contexts
	layout      layout
	weights     []float32
}

// A beginning says what can begin with a character, or end with it.
type beginning uint8

const (
	aSurname beginning = 1 << iota
	aDoubleSurname
	aJapaneseSurname
	aSound
	aPlace
	aCourtesy // a word that goes with a family name alone: 先生, 氏
	endsCall  // it ends one that stands before such a name: 老, 姓
	aPerson   // of the gazetteer
)

var (
	honourClass = uint8(indexOf(rightClasses, "honour"))
	placeClass  = uint8(indexOf(rightClasses, "place"))
	seniorClass = uint8(indexOf(leftClasses, "senior"))
	verbClass   = uint8(indexOf(leftClasses, "verb"))
	tradeClass  = uint8(indexOf(leftClasses, "trade"))
	callClass   = uint8(indexOf(leftClasses, "call"))
	familyClass = uint8(indexOf(rightClasses, "family"))
)

// New returns a model that knows these surnames, with the weights that are part of the program.
func New(surnames []string) (*Model, error) {
	w, err := readWeights(weightsTable)
	if err != nil {
		return nil, err
	}
	m, err := Untrained(surnames, w.pairs())
	if err != nil {
		return nil, err
	}
	return m, m.take(w)
}

// Untrained returns a model without weights, which tells the pairs of characters given.
func Untrained(surnames, beside []string) (*Model, error) {
	c, err := newCharacters(charactersTable)
	if err != nil {
		return nil, err
	}
	for _, s := range surnames {
		for _, r := range s {
			if c.id(r) == 0 {
				c.add(r, rareSurname)
			}
		}
	}
	m := &Model{characters: c, surnames: newPairs(), japanese: newPairs()}
	for _, s := range surnames {
		switch r := []rune(s); len(r) {
		case 1:
			if r[0] != '由' { // hardly ever meant
				c.of(r[0]).begins |= aSurname
			}
		case 2:
			m.surnames.add(c.id(r[0]), c.id(r[1]))
			c.of(r[0]).begins |= aDoubleSurname
			c.of(r[1]).follows |= aDoubleSurname
		}
	}
	m.notLast = make([]bool, len(c.runes))
	for _, r := range notLast {
		m.notLast[c.id(r)] = r != 0 && c.id(r) != 0
	}
	for _, s := range strings.Fields(japaneseSurnames) {
		r := []rune(s)
		m.japanese.add(c.id(r[0]), c.id(r[1]))
		c.of(r[0]).begins |= aJapaneseSurname
		c.of(r[1]).follows |= aJapaneseSurname
	}
	m.readPlaces()
	m.readPersons()
	m.readPairs(pairsTable)
	if err := m.readWords(wordsTable); err != nil {
		return nil, err
	}
	for i := range c.known {
		if k := &c.known[i]; float32(k.odds[soundFirst])/10 > leastSoundFirst {
			k.begins |= aSound
		}
	}
	c.known[0].begins = 0
	if err := m.addContexts(beside); err != nil {
		return nil, err
	}
	m.layout = m.newLayout()
	m.weights = make([]float32, m.layout.size())
	return m, nil
}

// notLast are particles, verbs and ends of bodies' names that no given name ends in.
const notLast = "及和与的曾由等为将是在已也并被把向对从就还都很说担省市县区部局委厅司署院馆"

func (m *Model) addContexts(beside []string) error {
	m.vocabulary = newPairs()
	n := len(m.characters.runes)
	m.left, m.right = contexts{ofRune: make([]uint8, n)}, contexts{ofRune: make([]uint8, n)}
	for _, p := range beside {
		r := []rune(p)
		if len(r) != 2 {
			return fmt.Errorf("pair %q: want two characters", p)
		}
		m.pair(r[0], r[1])
	}
	return readContexts(contextsTable, m.addContext)
}

func (m *Model) addContext(left bool, class uint8, word []rune) {
	c, n := &m.right, len(word)
	switch {
	case left && (class == seniorClass || class == callClass):
		m.characters.of(word[n-1]).begins |= endsCall
	case !left && (class == honourClass || class == familyClass):
		m.characters.of(word[0]).begins |= aCourtesy
	}
	if left {
		c = &m.left
		word = word[max(0, n-2):]
	}
	if n == 1 {
		c.ofRune[m.characters.id(word[0])] = class
		return
	}
	p := m.pair(word[0], word[1])
	if c.ofPair[p] == 0 {
		c.ofPair[p] = class
	}
}

// pair is the number of a pair in the vocabulary.
func (m *Model) pair(a, b rune) int32 {
	p := m.vocabulary.add(m.characters.id(a), m.characters.id(b))
	if int(p) == len(m.pairs) {
		m.pairs = append(m.pairs, string([]rune{a, b}))
		m.left.ofPair, m.right.ofPair = append(m.left.ofPair, 0), append(m.right.ofPair, 0)
	}
	return p
}

// pairsTable tells which characters follow each other in names of gse's dictionary (Apache-2.0).
//
//go:embed pairs.tsv
var pairsTable string

func (m *Model) readPairs(table string) {
	m.soundPairs, m.givenPairs = newPairs(), newPairs()
	for _, line := range strings.Split(strings.TrimSpace(table), "\n") {
		cells := strings.Split(line, "\t")
		if len(cells) != 3 {
			continue
		}
		set, first := &m.soundPairs, []rune(cells[1])[0]
		if cells[0] == "given" {
			set = &m.givenPairs
		}
		for _, r := range cells[2] {
			set.add(m.characters.id(first), m.characters.id(r))
		}
	}
}

// Surname is the length of the longest surname that text starts with, or 0.
func (m *Model) Surname(text []rune) int {
	if len(text) == 0 {
		return 0
	}
	begins := m.characters.of(text[0]).begins
	if len(text) > 1 && begins&aDoubleSurname != 0 && m.surnames.find(m.characters.id(text[0]), m.characters.id(text[1])) >= 0 {
		return 2
	}
	return int(begins & aSurname)
}

// CommonSurname reports whether r is more often a surname than part of other words, for how often
// there are names.
func (m *Model) CommonSurname(r rune) bool {
	c := m.characters.of(r)
	return c.begins&aSurname != 0 && c.odds[surnamePlace] >= 10
}
