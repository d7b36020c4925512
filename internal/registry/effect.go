package registry

import (
	"cmp"
	"context"
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// An Effect is what the registry would gain and lose if a fact were accepted.
type Effect struct {
	Opened []postgres.Seat // seats that would be new
	Ended  []postgres.Seat // seats that would get an end, or another one
	Gone   []postgres.Seat // seats that another one would replace
	Groups []postgres.Group
	Over   *postgres.Group // a group that would end
}

// EffectOf says what accepting the fact would change about its body. Nothing is written.
func EffectOf(ctx context.Context, db *postgres.DB, fact postgres.Fact) (effect Effect, err error) {
	err = db.Change(ctx, func(tx postgres.Tx) error {
		who, err := identities(ctx, tx)
		if err != nil {
			return err
		}
		body := who.Group(fact.BodyKey(), fact.Date)
		g, err := groundsOf(ctx, tx, who, body)
		if err != nil {
			return err
		}
		var added grounds
		added.addFact(who, body, fact.BodyKey(), fact)
		with := g
		with.facts, with.seats = g.facts, slices.Clone(g.seats) // deriving ends seats in place
		for _, f := range added.facts {
			with.facts = inOrder(with.facts, f)
		}
		if with.successors, err = successors(ctx, tx, who, with.facts); err != nil {
			return err
		}
		effect = compare(derive(body, g), derive(body, with))
		return nil
	})
	return effect, err
}

// inOrder adds the fact to the accepted ones, in the order of their days.
func inOrder(accepted []postgres.Fact, fact postgres.Fact) []postgres.Fact {
	with := slices.DeleteFunc(slices.Clone(accepted), func(f postgres.Fact) bool { return f.Key == fact.Key })
	with = append(with, fact)
	slices.SortFunc(with, func(a, b postgres.Fact) int {
		return cmp.Or(cmp.Compare(a.Date.String(), b.Date.String()), cmp.Compare(a.Key, b.Key))
	})
	return with
}

func compare(before, after postgres.Derived) (e Effect) {
	known := seatsByKey(before)
	for _, s := range slices.Concat(after.Seats, after.Changed) {
		old, there := known[keyOf(s)]
		switch {
		case old.To != s.To && (there || s.Basis == postgres.FromDictionary):
			e.Ended = append(e.Ended, s)
		case !there && s.Basis == postgres.FromFact:
			e.Opened = append(e.Opened, s)
		}
		delete(known, keyOf(s))
	}
	for _, s := range before.Seats {
		if _, gone := known[keyOf(s)]; gone {
			e.Gone = append(e.Gone, s)
		}
	}
	if len(before.Groups) == 0 {
		e.Groups = after.Groups
	}
	if before.Ended == nil {
		e.Over = after.Ended
	}
	return e
}

type seatKey struct{ person, role, from string }

func keyOf(s postgres.Seat) seatKey { return seatKey{s.Person, s.Role, s.From.String()} }

func seatsByKey(d postgres.Derived) map[seatKey]postgres.Seat {
	seats := map[seatKey]postgres.Seat{}
	for _, s := range slices.Concat(d.Seats, d.Changed) {
		seats[keyOf(s)] = s
	}
	return seats
}
