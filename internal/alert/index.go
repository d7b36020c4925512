package alert

import (
	"cmp"
	"slices"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/terms"
)

// An Index finds the watches that an event concerns. It never changes, and may be used by many
// goroutines at once. What it costs to match an event depends on the watches that may concern it,
// not on how many there are.
type Index struct {
	watches []Watch
	byName  map[string][]int // by group and person: "g" or "p" before the id
	byKind  map[Kind][]int   // those that name no group or person, no words and no query
	words   words
	queries words // by the longest text of each of their ways
}

// NewIndex makes an index of watches. fold brings words to the form in which the texts of events
// come: one character stands for all its variants.
func NewIndex(watches []Watch, fold func(string) string) *Index {
	x := &Index{watches: watches, byName: map[string][]int{}, byKind: map[Kind][]int{}, words: words{}, queries: words{}}
	for i, w := range watches {
		c := w.Condition
		switch {
		case c.Group != "" || c.Person != "":
			x.name("g", c.Group, i)
			x.name("p", c.Person, i)
		case c.Kind == Words || c.Kind == Pages || c.Kind == Search:
		default:
			x.byKind[c.Kind] = append(x.byKind[c.Kind], i)
		}
		if c.Kind == Words || c.Kind == Pages {
			x.words.add(c.Words, i, fold)
		}
		for _, way := range w.Ways {
			x.queries.addWord(slices.MaxFunc(way, func(a, b string) int { return cmp.Compare(len(a), len(b)) }), i)
		}
	}
	return x
}

func (x *Index) name(what, id string, watch int) {
	if id != "" {
		x.byName[what+id] = append(x.byName[what+id], watch)
	}
}

// Has reports whether anybody watches a kind of thing, so that what nobody waits for need not be
// looked for.
func (x *Index) Has(kind Kind) bool {
	return slices.ContainsFunc(x.watches, func(w Watch) bool { return w.Condition.Kind == kind })
}

// Of returns the watches of some kinds, in their order.
func (x *Index) Of(kinds ...Kind) (watches []Watch) {
	for _, w := range x.watches {
		if slices.Contains(kinds, w.Condition.Kind) {
			watches = append(watches, w)
		}
	}
	return watches
}

// Match returns the watches that the event concerns, each once, in their order. An event that
// follows another one is for those who were told of that, so Match knows none.
func (x *Index) Match(e Event) []Watch {
	kinds := kindsOf(e)
	var found []int
	try := func(candidates []int) {
		for _, i := range candidates {
			if w := x.watches[i]; slices.Contains(kinds, w.Condition.Kind) && w.asksFor(e) && w.Condition.admits(e) && w.finds(e) {
				found = append(found, i)
			}
		}
	}
	for _, kind := range kinds {
		try(x.byKind[kind])
	}
	for _, id := range e.Groups {
		try(x.byName["g"+id])
	}
	for _, id := range e.People {
		try(x.byName["p"+id])
	}
	if slices.Contains(kinds, Words) || slices.Contains(kinds, Pages) {
		try(x.words.in(e.Text))
	}
	if slices.Contains(kinds, Search) {
		try(x.queries.in(e.Plain))
	}
	slices.Sort(found)
	var watches []Watch
	for _, i := range slices.Compact(found) {
		watches = append(watches, x.watches[i])
	}
	return watches
}

// kindsOf are the kinds of watch that an event can concern.
func kindsOf(e Event) []Kind {
	switch e.What {
	case FactStated, FactAccepted:
		return kindsOfFact(e)
	case ArticleNamed:
		return []Kind{Silence}
	case ArticleFound:
		return []Kind{Words, Search}
	case PageEdited, PageGone:
		return []Kind{Pages}
	case Surged:
		return []Kind{Surge}
	case HeadAbsent:
		return []Kind{Absent}
	case SourceBroken, SourceWorks, ChannelClosed:
		return []Kind{Sources}
	}
	return nil
}

// kindsOfFact tells nothing of a seat shown in passing that was known in an earlier year.
func kindsOfFact(e Event) []Kind {
	switch f := e.Fact; {
	case f == nil || e.Renewed:
		return nil
	case f.Kind == news.AppointmentFact || f.Kind == news.MembershipFact || f.Kind == news.ByOfficeFact:
		return []Kind{Seats}
	case f.Kind == news.GroupFact && f.Action == news.Found:
		return []Kind{NewGroups}
	case f.Kind == news.GroupFact || f.Kind == news.MeetingFact || f.Kind == news.OfficeFact:
		return []Kind{GroupEvents}
	}
	return nil
}

// admits reports whether the fields of the condition other than its kind and names leave e in. A
// watch that waits for acceptance is asked about apart: see Tells.
func (c Condition) admits(e Event) bool {
	switch {
	case c.Level != "" && c.Level != e.Level, c.Source != "" && c.Source != e.Source:
		return false
	case c.Place != "" && c.Place != e.Place && !strings.Contains(e.subject(), c.Place):
		return false
	case c.Kind == NewGroups && len(c.Words) > 0:
		return slices.ContainsFunc(c.Words, func(w string) bool { return strings.Contains(e.subject(), w) })
	case c.Kind == Silence:
		return e.Months >= c.Months
	}
	return true
}

// asksFor reports whether the watch wants the event if that is of the past.
func (w Watch) asksFor(e Event) bool { return w.Past || !e.Past }

// finds reports whether the article of the event says the query of the watch in any way, if it has one.
func (w Watch) finds(e Event) bool {
	return w.Condition.Kind != Search || slices.ContainsFunc(w.Ways, terms.OfPlain(e.Plain).HasAll)
}

// subject is the name that the event is about.
func (e Event) subject() string {
	if e.Fact != nil {
		return e.Fact.Body
	}
	return e.Title
}

// Tells reports whether a watch that matches tells its owner of the event now: of a fact it tells
// once, when it is read or when it is accepted.
func (w Watch) Tells(e Event) bool {
	switch e.What {
	case FactStated:
		return !w.AcceptedOnly || e.Standing == Accepted
	case FactAccepted:
		return w.AcceptedOnly
	}
	return true
}

// Following returns those of the watches with the ids, who were told of what the event corrects, that are still
// there and want it, in their order.
func (x *Index) Following(e Event, ids []string) (watches []Watch) {
	for _, w := range x.watches {
		if slices.Contains(ids, w.ID) && w.asksFor(e) {
			watches = append(watches, w)
		}
	}
	return watches
}
