// Package lexicon finds known names in texts: groups and their offices, people, agencies and
// titles.
//
// Tables are read into entries, entries are made an immutable Lexicon, and a Lexicon finds all
// their names in one pass over a text. A name may stand for several entries: the same short form
// at several levels, the same name at two times, namesakes. All are given, each with the days
// it was valid, and the caller resolves.
package lexicon

import (
	"io/fs"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// A Lexicon knows names. It never changes and may be shared between goroutines.
type Lexicon struct {
	folder  *zh.Folder
	entries Entries
	version string

	groups   map[string]int
	people   map[string]int
	agencies map[string]int
}

// Load reads the tables groups.csv, people.csv, agencies.csv, titles.csv, surnames.csv and
// variants.tsv. An error names file, line, column and value.
func Load(fsys fs.FS) (*Lexicon, error) {
	folder, entries, err := Read(fsys)
	if err != nil {
		return nil, err
	}
	return New(folder, entries)
}

// New makes a lexicon of entries, to which those of curators may have been added.
func New(folder *zh.Folder, entries Entries) (*Lexicon, error) {
	return &Lexicon{folder: folder, entries: entries}, nil
}

// Folder is the folder that names were folded with, and texts must be.
func (l *Lexicon) Folder() *zh.Folder { return l.folder }

// Version is a short hash of the entries and the variants: the same for the same data.
func (l *Lexicon) Version() string { return l.version }

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

// Title is the title that the folded text s is.
func (l *Lexicon) Title(s string) (Title, bool) { return Title{}, false }

// Surname is the length in characters of the longest surname that the folded text starts with,
// or 0.
func (l *Lexicon) Surname(folded []rune) int { return 0 }

// A Kind says what a name names.
type Kind string

// The kinds of name. Those that news.MentionKind has are written as there.
const (
	GroupName  = Kind(news.GroupMention)
	OfficeName = Kind(news.OfficeMention) // the general office of a group; Entry is the group's
	PersonName = Kind(news.PersonMention)
	AgencyName = Kind(news.AgencyMention)
	TitleName  = Kind("title") // Entry is the simplified title
)

// A Name is one name of one entry.
type Name struct {
	Text  string // as the dictionary writes it
	Kind  Kind
	Entry string           // id
	Form  news.MentionForm // FullForm or ShortForm
	From  news.Date        // first valid day, if known
	To    news.Date        // last valid day, if known
}

// ValidOn reports whether n can have been in use on d: an unknown bound, like a zero d, never
// excludes.
func (n Name) ValidOn(d news.Date) bool { return valid(n.From, n.To, d) }

// A Match is a place in a text where names stand.
type Match struct {
	Span  news.Span // in the original text, with padding inside the name
	Kind  Kind
	Names []Name // of this kind, in order of the dictionary; shared, do not change
}

// Find finds the names in a text that this lexicon's Folder prepared: from every character the
// longest name of each kind, ordered by start, then longest first. Matches overlap: of
// 中央财经委员会办公室主任 the group, the office and the title are given, and the caller picks.
// Latin names match whole words only, in any case.
func (l *Lexicon) Find(t *zh.Text) []Match { return nil }
