package alert

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// A Kind says what a watch waits for.
type Kind string

// The kinds of watch.
const (
	NewGroups   Kind = "new_groups"   // a group that is in no dictionary is named or set up
	Seats       Kind = "seats"        // somebody gets or loses a seat in Group, or Person one anywhere
	GroupEvents Kind = "group_events" // Group is created, renamed, merged, abolished, adjusted, or meets
	Silence     Kind = "silence"      // Group or Person is named for the first time in Months months
	Surge       Kind = "surge"        // Group is named far more often than it used to be
	Absent      Kind = "absent"       // the head of Group stops appearing
	Pages       Kind = "pages"        // an article that names Group or any of Words is edited or vanishes
	Words       Kind = "words"        // an article contains any of Words
	Search      Kind = "search"       // an article is found by Query
	Sources     Kind = "sources"      // a source breaks or works again; for those who run xiaozu
)

// Kinds are all of them, in the order in which a person is offered them.
var Kinds = []Kind{NewGroups, Seats, GroupEvents, Silence, Surge, Absent, Pages, Words, Search, Sources}

// A Condition is what a watch waits for: a form to fill in, never an expression. Fields that Kind
// does not speak of are empty.
type Condition struct {
	Kind   Kind     `json:"kind"`
	Group  string   `json:"group,omitempty"`  // id, else name
	Person string   `json:"person,omitempty"` // id, else name
	Level  string   `json:"level,omitempty"`  // of the publisher: see source.Level; "" is any
	Place  string   `json:"place,omitempty"`  // in the group's name, or the publisher's place
	Words  []string `json:"words,omitempty"`  // any of which occurs
	Months int      `json:"months,omitempty"` // of silence
	Query  string   `json:"query,omitempty"`  // as it is typed on the page Search
	Source string   `json:"source,omitempty"` // id; "" is any
}

// A Rhythm says how soon a watcher wants to be told.
type Rhythm string

// The rhythms.
const (
	AtOnce Rhythm = "at_once"
	Hourly Rhythm = "hourly"
	Daily  Rhythm = "daily"
	Weekly Rhythm = "weekly"
)

// Rhythms are all of them, the quickest first.
var Rhythms = []Rhythm{AtOnce, Hourly, Daily, Weekly}

// A Watch is what somebody wants to be told of.
type Watch struct {
	ID           string // a UUID
	User         string
	Name         string // as its owner calls it
	Condition    Condition
	AcceptedOnly bool // tell of facts when a curator accepts them, not when they are read
	Past         bool // tell also of what is of the past: see Event.Past
	Rhythm       Rhythm
	CoolDown     time.Duration // after a message about the watch no other for so long; what comes then is told together
	SilentUntil  time.Time     // nothing before; then everything
	Channels     []string      // ids; none means all that the owner has
	Feed         string        // secret part of the addresses of its feeds
	Created      time.Time

	// Ways are the texts that stand together in an article, in each of the ways to say the query, as package
	// terms compares them. They are not kept: whoever makes an index looks up what names mean then.
	Ways [][]string
}

// Bounds of a form: what is longer is a mistake or an attack.
const (
	maxWords  = 20
	maxLength = 80  // characters of a name or word
	maxQuery  = 200 // characters
	maxMonths = 120 // of silence
)

// Check says what is wrong with a condition, for whoever filled in the form.
func (c Condition) Check() error {
	switch {
	case !slices.Contains(Kinds, c.Kind):
		return fmt.Errorf("%q is nothing that can be watched; choose one of %v", c.Kind, Kinds)
	case len(c.Words) > maxWords:
		return fmt.Errorf("%d words are too many: give at most %d, or make a second watch", len(c.Words), maxWords)
	case len([]rune(c.Query)) > maxQuery:
		return fmt.Errorf("the search is too long: at most %d characters", maxQuery)
	case c.Months < 0 || c.Months > maxMonths:
		return fmt.Errorf("%d months of silence: give 1 to %d", c.Months, maxMonths)
	}
	for _, text := range append([]string{c.Group, c.Person, c.Place, c.Source}, c.Words...) {
		if len([]rune(text)) > maxLength {
			return fmt.Errorf("%q is too long: at most %d characters", text, maxLength)
		}
	}
	return c.complete()
}

func (c Condition) complete() error {
	switch c.Kind {
	case GroupEvents, Surge, Absent:
		if c.Group == "" {
			return errors.New("name the group to watch")
		}
	case Seats, Silence:
		if c.Group == "" && c.Person == "" {
			return errors.New("name the group or the person to watch")
		}
	case Pages:
		if c.Group == "" && len(c.Words) == 0 {
			return errors.New("name a group, or words that the page contains")
		}
	case Words:
		if len(c.Words) == 0 {
			return errors.New("give at least one word to look for")
		}
	case Search:
		if len([]rune(c.Query)) < 2 {
			return errors.New("give at least two characters to search for")
		}
	}
	if c.Kind == Silence && c.Months == 0 {
		return errors.New("say after how many months of silence")
	}
	return nil
}

// Clean takes blanks and empty words out, and what the kind does not speak of.
func (c Condition) Clean() Condition {
	clean := Condition{Kind: c.Kind}
	for _, f := range []struct {
		name     string
		from, to *string
	}{{"group", &c.Group, &clean.Group}, {"person", &c.Person, &clean.Person}, {"level", &c.Level, &clean.Level}, {"place", &c.Place, &clean.Place},
		{"query", &c.Query, &clean.Query}, {"source", &c.Source, &clean.Source}} {
		if c.Kind.Asks(f.name) {
			*f.to = strings.TrimSpace(*f.from)
		}
	}
	if c.Kind.Asks("words") {
		for _, w := range c.Words {
			if w = strings.TrimSpace(w); w != "" && !slices.Contains(clean.Words, w) {
				clean.Words = append(clean.Words, w)
			}
		}
	}
	if c.Kind.Asks("months") {
		clean.Months = c.Months
	}
	return clean
}

// fields are those that a kind of watch asks for.
var fields = map[Kind][]string{
	NewGroups: {"level", "place", "words"}, Seats: {"group", "person"}, GroupEvents: {"group"}, Silence: {"group", "person", "months"},
	Surge: {"group"}, Absent: {"group"}, Pages: {"group", "words"}, Words: {"words", "level", "place"}, Search: {"query", "source", "level"},
}

// HasPast reports whether a watch of the kind may tell of the past, too: the others look at what comes when.
func (k Kind) HasPast() bool {
	return slices.Contains([]Kind{NewGroups, Seats, GroupEvents, Words, Search}, k)
}

// Asks reports whether the form of a kind has a field: group, person, level, place, words, months, query or source.
func (k Kind) Asks(field string) bool { return slices.Contains(fields[k], field) }
