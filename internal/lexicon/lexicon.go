// Package lexicon finds known names in texts: groups and their offices, people, agencies,
// titles and places.
//
// Tables are read into entries, entries are made an immutable Lexicon, and a Lexicon finds all
// their names in one pass over a text. A name may stand for several entries: the same short form
// at several levels, the same name at two times, namesakes. All are given, each with the days
// it was valid, and the caller resolves.
package lexicon

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"sync"

	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// A Lexicon knows names. It never changes and may be shared between goroutines.
type Lexicon struct {
	folder  *zh.Folder
	entries Entries
	version func() string

	groups   map[string]int // id to place in entries
	people   map[string]int
	agencies map[string]int
	titles   map[string]int // folded title to place in entries
	surnames map[string]bool
	places   map[string]int
	within   map[string][]int // places in entries, by the id of the one they lie in

	learned       int // place in entries of the first learned group
	learnedPeople int // place in entries of the first learned person

	matcher *matcher
	names   []namesakes // by number of the word in matcher
}

// Load reads the tables groups.csv, people.csv, agencies.csv, titles.csv, places.csv,
// surnames.csv and variants.tsv. An error names file, line, column and value.
func Load(fsys fs.FS) (*Lexicon, error) {
	folder, entries, err := Read(fsys)
	if err != nil {
		return nil, err
	}
	return New(folder, entries)
}

// New makes a lexicon of entries, to which those of curators may have been added. It refuses an
// id that two entries of a kind share, and names of one character, which would match everywhere.
func New(folder *zh.Folder, entries Entries) (*Lexicon, error) {
	l := &Lexicon{folder: folder, entries: entries, learned: len(entries.Groups), learnedPeople: len(entries.People)}
	l.version = sync.OnceValue(func() string { return version(folder, entries) })
	var errs [4]error
	l.groups, errs[0] = unique("group", entries.Groups, func(g Group) string { return g.ID })
	l.people, errs[1] = unique("person", entries.People, func(p Person) string { return p.ID })
	l.agencies, errs[2] = unique("agency", entries.Agencies, func(a Agency) string { return a.ID })
	errs[3] = l.addPlaces()
	if err := errors.Join(errs[:]...); err != nil {
		return nil, err
	}
	l.addTitles()
	l.addSurnames()
	return l, l.addNames()
}

func unique[E any](kind string, entries []E, id func(E) string) (map[string]int, error) {
	places := make(map[string]int, len(entries))
	for i, e := range entries {
		if _, taken := places[id(e)]; taken || id(e) == "" {
			return nil, fmt.Errorf("%s %d: id %q: want one that no other %s has", kind, i+1, id(e), kind)
		}
		places[id(e)] = i
	}
	return places, nil
}

func (l *Lexicon) addTitles() {
	l.titles = make(map[string]int, len(l.entries.Titles))
	for i, t := range l.entries.Titles {
		l.titles[l.folder.String(t.Hans)] = i
	}
}

func (l *Lexicon) addSurnames() {
	l.surnames = make(map[string]bool, len(l.entries.Surnames))
	for _, s := range l.entries.Surnames {
		l.surnames[l.folder.String(s)] = true
	}
}

func (l *Lexicon) addNames() error {
	x := newIndex(l.folder, l.entries)
	l.matcher, l.names = x.matcher, x.names
	return x.err
}

// version hashes the data, not the code. Entries hold no map, so that their JSON is stable.
func version(folder *zh.Folder, entries Entries) string {
	sum := sha256.New()
	fmt.Fprintln(sum, folder.Version())
	// Writing strings, numbers and dates to a hash cannot fail.
	_ = json.NewEncoder(sum).Encode(entries)
	return hex.EncodeToString(sum.Sum(nil)[:6])
}

// Folder is the folder that names were folded with, and texts must be.
func (l *Lexicon) Folder() *zh.Folder { return l.folder }

// Version is a short hash of the entries and the variants: the same for the same data.
func (l *Lexicon) Version() string { return l.version() }

// Sizes are how many different names are known of each kind, as texts write them: those that
// differ in script or in the case of letters alone are one.
func (l *Lexicon) Sizes() map[Kind]int {
	sizes := map[Kind]int{}
	for i := range l.names {
		for names := l.names[i]; len(names) > 0; {
			sizes[names[0].Kind]++
			_, names = names.first()
		}
	}
	return sizes
}

// Groups are all groups in the order they were given, dictionaries first. Do not change them.
func (l *Lexicon) Groups() []Group { return l.entries.Groups }

// People are all people, in the same way.
func (l *Lexicon) People() []Person { return l.entries.People }

// Agencies are all agencies, in the same way.
func (l *Lexicon) Agencies() []Agency { return l.entries.Agencies }

// Titles are all titles, in the same way.
func (l *Lexicon) Titles() []Title { return l.entries.Titles }

// Group is the group with an id.
func (l *Lexicon) Group(id string) (Group, bool) { return byID(l.entries.Groups, l.groups, id) }

// Person is the person with an id.
func (l *Lexicon) Person(id string) (Person, bool) { return byID(l.entries.People, l.people, id) }

// Agency is the agency with an id.
func (l *Lexicon) Agency(id string) (Agency, bool) {
	return byID(l.entries.Agencies, l.agencies, id)
}

func byID[E any](entries []E, index map[string]int, id string) (entry E, ok bool) {
	i, ok := index[id]
	if !ok {
		return entry, false
	}
	return entries[i], true
}

// Title is the title that s is, in either script.
func (l *Lexicon) Title(s string) (Title, bool) {
	return byID(l.entries.Titles, l.titles, l.folder.String(s))
}

// Surname is the length in characters of the longest surname that the folded text starts with,
// or 0.
func (l *Lexicon) Surname(folded []rune) int {
	for n := min(len(folded), 2); n > 0; n-- {
		if l.surnames[string(folded[:n])] {
			return n
		}
	}
	return 0
}

// Surnames are all surnames, simplified. Do not change them.
func (l *Lexicon) Surnames() []string { return l.entries.Surnames }
