package lexicon

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// kinds are the kinds of name in the order in which equally long matches are given.
var kinds = [...]Kind{GroupName, OfficeName, PersonName, AgencyName, TitleName, PlaceName}

// rank is the place of a kind among kinds.
func (k Kind) rank() int { return slices.Index(kinds[:], k) }

// namesakes are the names that are written with the same normalized characters: by kind, those
// of one kind in order of the dictionary.
type namesakes []Name

// An index collects names by the characters that they are matched by.
type index struct {
	folder  *zh.Folder
	matcher *matcher
	names   []namesakes // by number of the word
	err     error       // the first
}

func newIndex(folder *zh.Folder, entries Entries) *index {
	x := &index{folder: folder, matcher: newMatcher()}
	for _, g := range entries.Groups {
		x.addGroup(g)
	}
	for _, p := range entries.People {
		x.addEntry(Name{Kind: PersonName, Entry: p.ID}, []string{p.Hans, p.Hant, p.English}, p.Aliases)
	}
	for _, a := range entries.Agencies {
		name := Name{Kind: AgencyName, Entry: a.ID, From: a.Established, To: a.Ended}
		x.addEntry(name, []string{a.Hans, a.Hant, a.English}, a.Aliases)
	}
	for _, t := range entries.Titles {
		x.addEntry(Name{Kind: TitleName, Entry: t.Hans}, writings(t), nil)
	}
	x.addPlaces(entries.Places)
	x.matcher.seal()
	return x
}

// writings are the forms of t in print, without what a bracket explains.
func writings(t Title) []string {
	english, _, _ := strings.Cut(t.English, " (")
	hans, _, _ := strings.Cut(t.Hans, "（")
	hant, _, _ := strings.Cut(t.Hant, "（")
	return append(strings.Split(english, " / "), hans, hant)
}

// addGroup adds the names of g and of its office. What is g's name with 办公室 behind it is the
// office, whether or not the tables say so.
func (x *index) addGroup(g Group) {
	full := []string{g.Hans, g.Hant, g.English}
	name := Name{Kind: GroupName, Entry: g.ID, From: g.Established, To: g.Ended}
	x.addEntry(name, full, g.Aliases)
	name.Kind = OfficeName
	x.addEntry(name, offices(full), slices.Concat(g.Offices, offices(g.Aliases)))
}

func offices(groups []string) []string {
	var names []string
	for _, group := range groups {
		switch {
		case group == "":
		case zh.IsHan([]rune(group)[0]):
			names = append(names, group+"办公室")
		default:
			names = append(names, "Office of the "+group)
		}
	}
	return names
}

// addEntry adds name in all its writings; a later writing that matches like an earlier one of
// the same entry falls away.
func (x *index) addEntry(name Name, full, short []string) {
	name.Form = news.FullForm
	for _, text := range full {
		x.addWritings(name, text)
	}
	name.Form = news.ShortForm
	for _, text := range short {
		x.addWritings(name, text)
	}
}

// addWritings adds text also without its quotation marks, and without the dot between the parts
// of a name: both are often left out in print.
func (x *index) addWritings(name Name, text string) {
	if text == "" {
		return
	}
	name.Text = text
	word := matched(x.folder, text)
	x.add(name, word)
	x.add(name, withoutMarks(word))
}

// matched are the characters that text is matched by.
func matched(folder *zh.Folder, text string) []rune {
	word := folder.Text(text).Joined // nobody else holds it
	for i, r := range word {
		word[i] = normal(r)
	}
	return word
}

// withoutMarks takes quotation marks and dots out of word, which it may overwrite.
func withoutMarks(word []rune) []rune {
	return slices.DeleteFunc(word, func(r rune) bool { return r == '“' || r == '”' || r == '·' })
}

func (x *index) add(name Name, word []rune) {
	if len(word) < 2 {
		x.err = cmp.Or(x.err, fmt.Errorf("name %q of %s %s: want at least two characters", name.Text, name.Kind, name.Entry))
		return
	}
	n := x.matcher.add(word)
	if n == len(x.names) {
		x.names = append(x.names, nil)
	}
	x.names[n].add(name)
}

func (n *namesakes) add(name Name) {
	end, rank := len(*n), name.Kind.rank()
	for end > 0 && (*n)[end-1].Kind.rank() > rank {
		end--
	}
	for i := end; i > 0 && (*n)[i-1].Kind == name.Kind; i-- {
		if (*n)[i-1].Entry == name.Entry {
			return
		}
	}
	*n = slices.Insert(*n, end, name)
}

// first are those of the first kind, and rest the others.
func (n namesakes) first() (first, rest namesakes) {
	end := 1
	for end < len(n) && n[end].Kind == n[0].Kind {
		end++
	}
	return n[:end:end], n[end:]
}
