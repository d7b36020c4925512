// Package registry keeps the groups, people and seats that xiaozu knows through time.
//
//	dictionaries ──Seed──▶ rows with the basis dictionary ─┐
//	                                                       ├──▶ what people see
//	accepted facts ──Rebuild──▶ rows with the basis fact ──┘
//
// Rows that rest on facts are derived anew, for one body at a time, from all accepted facts about
// it: so the order of decisions does not matter, and taking one back needs no code of its own. A
// fact never changes what a dictionary says; it adds rows, and ends what was left open.
package registry

import (
	"context"
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// Seed brings the registry up to the dictionaries of lex, and derives again what follows from
// accepted facts. With the same dictionaries as before nothing happens. The connection must be the
// owner's, made without a role.
func Seed(ctx context.Context, db *postgres.DB, lex *lexicon.Lexicon) error {
	entries := entriesOf(lex)
	return db.Change(ctx, func(tx postgres.Tx) error {
		who, err := identities(ctx, tx)
		if err != nil {
			return err
		}
		changed, err := tx.SeedDictionary(ctx, lex.Version(), who.entries(entries))
		if err != nil || !changed {
			return err
		}
		bodies, err := tx.AcceptedBodies(ctx)
		if err != nil {
			return err
		}
		return rebuild(ctx, tx, who, who.groups(bodies))
	})
}

// Rebuild derives the rows that fact has a part in; its state in tx is what counts. Call it in the
// transaction that changes the state.
func Rebuild(ctx context.Context, tx postgres.Tx, fact postgres.Fact) error {
	who, err := identities(ctx, tx)
	if err != nil {
		return err
	}
	bodies := []string{who.Group(fact.BodyKey(), fact.Date)}
	if newName := renamedTo(fact); newName != "" {
		successor, err := tx.GroupNamed(ctx, newName)
		if err != nil {
			return err
		}
		bodies = append(bodies, who.Group(successor, fact.Date))
	}
	return rebuild(ctx, tx, who, bodies)
}

// renamedTo is the new name that f gives a group, or "".
func renamedTo(f postgres.Fact) string {
	if f.Kind == news.GroupFact && f.Action == news.Renamed {
		return f.Other
	}
	return ""
}

// DecideEnds records what a curator says of ends of seats that were inferred, at least one and all in one body, and derives
// the rows of the body again: all or none.
func DecideEnds(ctx context.Context, db *postgres.DB, ends []postgres.End, verdict postgres.EndVerdict, by string) error {
	body := ends[0].Body
	return db.Change(ctx, func(tx postgres.Tx) error {
		who, err := identities(ctx, tx)
		if err != nil {
			return err
		}
		if err := tx.LockBody(ctx, body); err != nil {
			return err
		}
		for _, e := range ends {
			if err := tx.DecideEnd(ctx, e, verdict, by); err != nil {
				return err
			}
		}
		return rebuildBody(ctx, tx, who, body)
	})
}

// rebuild takes the bodies in order, so that two of them cannot wait for each other.
func rebuild(ctx context.Context, tx postgres.Tx, who Identities, bodies []string) error {
	slices.Sort(bodies)
	for _, body := range slices.Compact(bodies) {
		if body == "" {
			continue
		}
		if err := rebuildBody(ctx, tx, who, body); err != nil {
			return err
		}
	}
	return nil
}

func rebuildBody(ctx context.Context, tx postgres.Tx, who Identities, body string) error {
	if err := tx.LockBody(ctx, body); err != nil {
		return err
	}
	g, err := groundsOf(ctx, tx, who, body)
	if err != nil {
		return err
	}
	derived := derive(body, g)
	derived.Names = append(derived.Names, g.aliases...)
	return tx.ReplaceDerived(ctx, body, derived)
}
