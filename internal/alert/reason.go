package alert

import (
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/locale"
)

// kindWords say what watches wait for.
var kindWords = map[Kind]locale.Message{
	NewGroups: say("New groups"), Seats: say("Seats changing hands"), GroupEvents: say("Events of a group"), Silence: say("Named after a silence"),
	Surge: say("Named more than usual"), Absent: say("A head who stops appearing"), Pages: say("Pages edited or gone"), Words: say("Words in articles"),
	Search: say("A search that finds more"), Sources: say("Sources that break"),
}

// Words say what a watch of the kind waits for.
func (k Kind) Words() any { return locale.Term(kindWords, k) }

// About says what a condition waits for, but for the level of the publisher; called is what an id is called.
func (c Condition) About(called func(id string) string) locale.Line {
	line := locale.Line{c.Kind.Words()}
	for _, text := range append([]string{called(c.Group), called(c.Person), c.Place, c.Query, c.Source}, c.Words...) {
		if text != "" {
			line = append(line, name(text))
		}
	}
	if c.Months > 0 {
		line = append(line, say("{n month|months} of silence", c.Months))
	}
	return line
}

// A Reason is a watch of the person who is told, as far as an alert tells of it.
type Reason struct {
	Name      string
	Condition Condition
}

// why names the watches that noticed an item, and what each waits for.
func (i Item) why() any {
	if len(i.Watches) == 0 {
		return ""
	}
	var reasons locale.Line
	for _, r := range i.Watches {
		reasons = append(reasons, say("{watch} ({what})", name(r.Name), r.Condition.About(i.called)))
	}
	return say("Why you are told: {watches}", reasons)
}

// called is the name that the event has for an id, else the id.
func (e Event) called(id string) string {
	if at := slices.Index(append(slices.Clone(e.Groups), e.People...), id); at >= 0 && at < len(e.Names) {
		return e.Names[at]
	}
	return id
}
