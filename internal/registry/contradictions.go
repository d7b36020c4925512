package registry

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// A ContradictionKind says what cannot be so together.
type ContradictionKind string

// The kinds of contradiction.
const (
	TwoHeads           ContradictionKind = "two_heads"            // of one group at once
	EndBeforeBeginning ContradictionKind = "end_before_beginning" // of a seat, or a group
	BeforeGroup        ContradictionKind = "before_group"         // a seat in a group that was not set up yet
	AfterGroup         ContradictionKind = "after_group"          // a seat in a group that was no more
	TwoTerms           ContradictionKind = "two_terms"            // of one person in one seat, that overlap
	RivalDates         ContradictionKind = "rival_dates"          // of one event
)

// A Contradiction is what the registry says that cannot be so. It is for curators to resolve: the
// registry keeps both sides.
type Contradiction struct {
	Kind  ContradictionKind
	Group postgres.Life
	Seats []postgres.Seat // that it is about, if any
	Sure  bool            // whichever days the dates mean; else an end that is not known may resolve it
	Dates []news.Date     // of RivalDates
	Event news.Action     // of RivalDates: created, abolished or renamed; "" of a seat
	Fact  string          // key of the fact with a date that rivals, or ""
	Of    news.Fact       // that fact, where it is its own texts that differ
}

// Contradictions lists what the registry says of groups that cannot be so, group by group.
func Contradictions(ctx context.Context, db *postgres.DB) ([]Contradiction, error) {
	lives, err := db.Lives(ctx)
	if err != nil {
		return nil, err
	}
	seats, err := db.GroupSeats(ctx)
	if err != nil {
		return nil, err
	}
	events, err := db.LifeEvents(ctx)
	if err != nil {
		return nil, err
	}
	rivals, err := db.RivalDates(ctx, mostRivals)
	if err != nil {
		return nil, fmt.Errorf("contradictions: %w", err)
	}
	var all []Contradiction
	known := map[string]postgres.Life{}
	for _, life := range lives {
		known[life.Group] = life
		all = append(all, ofGroup(life, seats[life.Group], events[life.Group])...)
	}
	for _, r := range rivals {
		life, is := known[r.BodyKey()]
		if !is {
			life = postgres.Life{Group: r.BodyKey(), Name: r.Body}
		}
		all = append(all, Contradiction{Kind: RivalDates, Group: life, Dates: r.Dates, Event: r.Action, Fact: r.Key, Of: r.Fact.Fact, Sure: true})
	}
	slices.SortStableFunc(all, func(a, b Contradiction) int { return cmp.Compare(a.Group.Group, b.Group.Group) })
	return all, nil
}

// mostRivals bounds how many facts with rival dates are listed, the latest first.
const mostRivals = 200

// ofGroup lists what cannot be so of one group.
func ofGroup(life postgres.Life, seats []postgres.Seat, events []postgres.Fact) (all []Contradiction) {
	add := func(kind ContradictionKind, sure bool, seats ...postgres.Seat) {
		all = append(all, Contradiction{Kind: kind, Group: life, Seats: seats, Sure: sure})
	}
	if before(life.Ended, life.Established) {
		add(EndBeforeBeginning, true)
	}
	for i, s := range seats {
		switch {
		case before(s.To, s.From):
			add(EndBeforeBeginning, true, s)
		case anyBefore(life.Established, s.From, s.FirstSeen, s.To):
			add(BeforeGroup, true, s)
		case before(life.Ended, s.From), before(life.Ended, s.LastSeen), before(life.Ended, s.To):
			add(AfterGroup, true, s)
		}
		for _, o := range seats[i+1:] {
			if kind := clash(s, o); kind != "" && mayMeet(s, o) {
				add(kind, surelyMeet(s, o), s, o)
			}
		}
	}
	return append(all, rivalEvents(life, events)...)
}

// anyBefore reports whether some of the dates come before the first.
func anyBefore(first news.Date, dates ...news.Date) bool {
	for _, d := range dates {
		if before(d, first) {
			return true
		}
	}
	return false
}

// clash is the contradiction of two seats of a group that are held at once.
func clash(a, b postgres.Seat) ContradictionKind {
	switch {
	case a.Person == b.Person && a.Role == b.Role:
		return TwoTerms
	case a.Person != b.Person && a.Role == b.Role && isHead(a.Role) && !jointly(a, b):
		return TwoHeads
	}
	return ""
}

// jointly reports whether two seats were given on one day, as those of a Party secretary and a governor who lead a group
// together.
func jointly(a, b postgres.Seat) bool { return a.From == b.From && a.From.Day > 0 }

// surelyMeet reports whether there was a day on which both seats were held.
func surelyMeet(a, b postgres.Seat) bool {
	aFirst, aLast := sureDays(a)
	bFirst, bLast := sureDays(b)
	return !aFirst.IsZero() && !bFirst.IsZero() && !later(aFirst, bFirst).After(earlier(aLast, bLast))
}

// mayMeet reports whether it takes an end that is not known for the two seats not to meet. Of a
// seat without a known beginning nothing can be said.
func mayMeet(a, b postgres.Seat) bool {
	if surelyMeet(a, b) {
		return true
	}
	if before(b.From, a.From) {
		a, b = b, a
	}
	return !a.From.IsZero() && !b.From.IsZero() && a.To.IsZero()
}

// rivalEvents lists accepted facts that date the group's beginning or end otherwise than the
// registry has it.
func rivalEvents(life postgres.Life, events []postgres.Fact) (all []Contradiction) {
	for _, f := range events {
		known := life.Ended
		if f.Action == news.Created {
			known = life.Established
		}
		if before(known, f.Date) || before(f.Date, known) {
			all = append(all, Contradiction{Kind: RivalDates, Group: life, Dates: []news.Date{known, f.Date}, Event: f.Action,
				Fact: f.Key, Sure: true})
		}
	}
	return all
}
