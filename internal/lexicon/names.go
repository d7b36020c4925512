package lexicon

import (
	"slices"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// kinds are the kinds of name in the order of a namesakes.
var kinds = [...]Kind{GroupName, OfficeName, PersonName, AgencyName, TitleName, PlaceName}

// namesakes are the names that are written with the same normalized characters, by kind.
type namesakes [len(kinds)][]Name

// An index collects names by the characters that they are matched by.
type index struct {
	folder *zh.Folder
	at     map[string]int // place in words and names
	words  [][]rune
	names  []namesakes
}

func newIndex(folder *zh.Folder, entries Entries) *index {
	x := &index{folder: folder, at: map[string]int{}}
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
	joined := string(x.folder.Text(text).Joined)
	x.add(name, joined)
	x.add(name, bare.Replace(joined))
}

var bare = strings.NewReplacer("“", "", "”", "", "·", "")

func (x *index) add(name Name, joined string) {
	word := []rune(joined)
	for i, r := range word {
		word[i] = normal(r)
	}
	at, known := x.at[string(word)]
	if !known {
		at = len(x.words)
		x.at[string(word)] = at
		x.words = append(x.words, word)
		x.names = append(x.names, namesakes{})
	}
	x.names[at].add(name)
}

func (n *namesakes) add(name Name) {
	k := slices.Index(kinds[:], name.Kind)
	if !slices.ContainsFunc(n[k], func(other Name) bool { return other.Entry == name.Entry }) {
		n[k] = append(n[k], name)
	}
}
