package lexicon

import (
	"maps"
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// A Learned is a name of a group or person that curators taught.
type Learned struct {
	Group    string // id of a group of the dictionaries, else of the group that is learned; of a person ""
	Name     string
	Kind     LearnedKind
	From, To news.Date // of a group that is in no dictionary
}

// A LearnedKind says what a learned name names, and how.
type LearnedKind string

// The kinds of learned name.
const (
	LearnedOfficial LearnedKind = "official"
	LearnedAlias    LearnedKind = "alias"
	LearnedOffice   LearnedKind = "office" // of the group's general office
	LearnedPerson   LearnedKind = "person" // who is in no dictionary
)

// With returns a lexicon that also knows the names; l stays as it is. Names of one character are
// left out: no curator's slip may stop all reading.
func (l *Lexicon) With(names []Learned) (*Lexicon, error) {
	entries := l.entries
	entries.Groups, entries.People = slices.Clone(entries.Groups), slices.Clone(entries.People)
	at := maps.Clone(l.groups)
	for _, n := range names {
		if utf8.RuneCountInString(n.Name) < 2 {
			continue
		}
		if n.Kind == LearnedPerson {
			entries.People = append(entries.People, Person{ID: n.Name, Kind: Official, Hans: n.Name, Verification: Unverified})
			continue
		}
		i, known := at[n.Group]
		if !known {
			i, at[n.Group] = len(entries.Groups), len(entries.Groups)
			entries.Groups = append(entries.Groups, Group{ID: n.Group, Established: n.From, Ended: n.To, Verification: Unverified})
		}
		entries.Groups[i].learn(n)
	}
	more, err := New(l.folder, entries)
	if err != nil {
		return nil, err
	}
	more.learned, more.learnedPeople = l.learned, l.learnedPeople
	return more, nil
}

func (g *Group) learn(n Learned) {
	switch {
	case n.Kind == LearnedOffice:
		g.Offices = append(slices.Clip(g.Offices), n.Name)
	case n.Kind == LearnedOfficial && g.Hans == "":
		g.Hans = n.Name
	default:
		g.Aliases = append(slices.Clip(g.Aliases), n.Name)
	}
}

// Learned reports whether id is that of a group that is in no dictionary, but was learned.
func (l *Lexicon) Learned(id string) bool {
	i, known := l.groups[id]
	return known && i >= l.learned
}

// LearnedPerson reports whether id is that of a person who is in no dictionary, but was learned.
func (l *Lexicon) LearnedPerson(id string) bool {
	i, known := l.people[id]
	return known && i >= l.learnedPeople
}

// Pairs are the pairs of neighbouring characters of a text and its Latin words and numbers, as numbers in
// any order. They are those of the characters that names are matched by, and none goes over a
// mark or blank: a text can hold a name only if it has all pairs of the name. The letters of a word
// make no pairs, since those of any two English texts are the same. Different pairs may, seldom, have
// the same number.
func (l *Lexicon) Pairs(text string) []int32 {
	word := matched(l.folder, text)
	word = withoutMarks(word)
	pairs := make([]int32, 0, len(word))
	for i := 1; i < len(word); i++ {
		a, b := word[i-1], word[i]
		if zh.IsHan(a) && (zh.IsHan(b) || zh.IsWord(b)) || zh.IsWord(a) && zh.IsHan(b) {
			pairs = append(pairs, int32(uint32(a)*0x9e3779b1^uint32(b)))
		}
	}
	return appendWords(pairs, word)
}

// appendWords appends a number for each run of Latin letters and digits.
func appendWords(pairs []int32, text []rune) []int32 {
	hash := uint32(0)
	for i, r := range text {
		if !zh.IsWord(r) {
			continue
		}
		hash = hash*0x01000193 ^ uint32(unicode.ToLower(r))
		if i+1 == len(text) || !zh.IsWord(text[i+1]) {
			pairs, hash = append(pairs, int32(hash*0x9e3779b1)), 0
		}
	}
	return pairs
}
