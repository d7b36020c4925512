package registry

import (
	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// say is something to say: see package locale.
func say(key string, args ...any) locale.Message { return locale.Say(key, args...) }

// Span says from when to when, as far as is known: that an end is unknown does not mean that there
// was none. It is nil if neither is known.
func Span(from, to news.Date) any {
	switch {
	case from.IsZero() && to.IsZero():
		return nil
	case to.IsZero():
		return say("from {date}", from)
	case from.IsZero():
		return say("until {date}", to)
	}
	return say("{from} – {to}", from, to)
}

// A Change is one row of the registry that would come, end or go: of a seat, or of a group.
type Change struct {
	Sign  string // + comes, † ends, − goes
	Says  locale.Message
	Seat  *postgres.Seat
	Group *postgres.Group
}

// Changes lists what would change.
func (e Effect) Changes() (all []Change) {
	for _, g := range e.Groups {
		all = append(all, Change{Sign: "+", Says: say("new group:"), Group: &g})
	}
	if e.Over != nil {
		all = append(all, Change{Sign: "†", Says: say("group ends:"), Group: e.Over})
	}
	for _, part := range []struct {
		seats []postgres.Seat
		sign  string
		says  locale.Message
	}{
		{e.Opened, "+", say("new seat:")}, {e.Ended, "†", say("seat ends:")}, {e.Gone, "−", say("seat goes:")},
	} {
		for _, st := range part.seats {
			all = append(all, Change{Sign: part.sign, Says: part.says, Seat: &st})
		}
	}
	return all
}
