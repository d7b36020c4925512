package web

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/registry"
)

// A groupsView is the list of groups.
type groupsView struct {
	Levels []choice
	Groups []groupLine
}

type groupLine struct {
	Href     string
	Name     string
	Level    any
	State    postgres.State // "" for a group that is settled
	Years    any
	Articles int
	Last     any // nil if never
}

// groups lists all groups of a level, those named latest first.
func (s *site) groups(w http.ResponseWriter, r *http.Request) error {
	groups, err := s.db.Groups(r.Context(), "")
	if err != nil {
		return err
	}
	v := newGroupsView(groups, r.URL.Query().Get("level"))
	return s.page(w, r, "groups", view{Title: say("Groups"), Section: "groups", Data: v})
}

// noLevel stands in addresses for groups that are in no dictionary.
const noLevel = "new"

func newGroupsView(groups []postgres.GroupItem, level string) groupsView {
	v := groupsView{}
	counts := map[string]int{"": len(groups)}
	for _, g := range groups {
		counts[ownLevel(g)]++
	}
	for _, g := range ofLevel(groups, level) {
		v.Groups = append(v.Groups, newGroupLine(g))
	}
	for _, l := range levels {
		v.Levels = append(v.Levels, choice{Name: l.name, Href: withQuery("/groups", levelQuery(l.level)),
			Count: counts[l.level], Here: l.level == level})
	}
	return v
}

// ownLevel is the level of a group; noLevel if it is in no dictionary.
func ownLevel(g postgres.GroupItem) string { return cmp.Or(g.Level, noLevel) }

// ofLevel are the groups of a level, all if it is "".
func ofLevel(groups []postgres.GroupItem, level string) []postgres.GroupItem {
	return slices.DeleteFunc(slices.Clone(groups), func(g postgres.GroupItem) bool { return level != "" && level != ownLevel(g) })
}

func newGroupLine(g postgres.GroupItem) groupLine {
	line := groupLine{Href: groupPath(g.ID), Name: g.Name, Level: levelName(g.Level), Years: registry.Span(g.Established, g.Ended),
		Articles: g.Articles, Last: day(g.Last)}
	if g.State != postgres.Accepted {
		line.State = g.State
	}
	return line
}

func levelQuery(level string) url.Values {
	if level == "" {
		return nil
	}
	return url.Values{"level": {level}}
}

// levels are whose groups there are, in the order of their links.
var levels = []struct {
	level string
	name  locale.Message
}{
	{"", say("All")}, {string(lexicon.CentralParty), say("Central Party")}, {string(lexicon.StateCouncil), say("State Council")},
	{string(lexicon.JointPartyState), say("Party and state")}, {string(lexicon.Ministerial), say("Ministerial")},
	{string(lexicon.Provincial), say("Provincial and city")}, {string(lexicon.Historical), say("Historical")},
	{noLevel, say("In no dictionary")},
}

func levelName(level string) any {
	if level == "" {
		level = noLevel
	}
	for _, l := range levels {
		if l.level == level {
			return l.name
		}
	}
	return level
}
