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
		changed, err := tx.SeedDictionary(ctx, lex.Version(), entries)
		if err != nil || !changed {
			return err
		}
		bodies, err := tx.AcceptedBodies(ctx)
		if err != nil {
			return err
		}
		return rebuild(ctx, tx, bodies)
	})
}

// Rebuild derives the rows that fact has a part in; its state in tx is what counts. Call it in the
// transaction that changes the state.
func Rebuild(ctx context.Context, tx postgres.Tx, fact postgres.Fact) error {
	bodies := []string{fact.BodyKey()}
	if newName := renamedTo(fact); newName != "" {
		successor, err := tx.GroupNamed(ctx, newName)
		if err != nil {
			return err
		}
		bodies = append(bodies, successor)
	}
	return rebuild(ctx, tx, bodies)
}

// renamedTo is the new name that f gives a group, or "".
func renamedTo(f postgres.Fact) string {
	if f.Kind == news.GroupFact && f.Action == news.Renamed {
		return f.Other
	}
	return ""
}

// DecideEnd records what a curator says of a seat's end that was inferred, and derives the rows of
// its body again.
func DecideEnd(ctx context.Context, db *postgres.DB, e postgres.End, verdict postgres.EndVerdict, by string) error {
	return db.Change(ctx, func(tx postgres.Tx) error {
		if err := tx.LockBody(ctx, e.Body); err != nil {
			return err
		}
		if err := tx.DecideEnd(ctx, e, verdict, by); err != nil {
			return err
		}
		return rebuildBody(ctx, tx, e.Body)
	})
}

// rebuild takes the bodies in order, so that two of them cannot wait for each other.
func rebuild(ctx context.Context, tx postgres.Tx, bodies []string) error {
	slices.Sort(bodies)
	for _, body := range slices.Compact(bodies) {
		if body == "" {
			continue
		}
		if err := rebuildBody(ctx, tx, body); err != nil {
			return err
		}
	}
	return nil
}

func rebuildBody(ctx context.Context, tx postgres.Tx, body string) error {
	if err := tx.LockBody(ctx, body); err != nil {
		return err
	}
	g, err := groundsOf(ctx, tx, body)
	if err != nil {
		return err
	}
	return tx.ReplaceDerived(ctx, body, derive(body, g))
}

func groundsOf(ctx context.Context, tx postgres.Tx, body string) (g grounds, err error) {
	if g.facts, err = tx.AcceptedFacts(ctx, body); err != nil {
		return g, err
	}
	if g.seats, err = tx.DictionarySeats(ctx, body); err != nil {
		return g, err
	}
	if g.notices, err = tx.Notices(ctx, body); err != nil {
		return g, err
	}
	if g.verdicts, err = tx.EndVerdicts(ctx, body); err != nil {
		return g, err
	}
	g.successors, err = successors(ctx, tx, g.facts)
	return g, err
}

// successors gives the ids of the groups that facts rename others to, by their new names.
func successors(ctx context.Context, tx postgres.Tx, facts []postgres.Fact) (map[string]string, error) {
	ids := map[string]string{}
	for _, f := range facts {
		newName := renamedTo(f)
		if newName == "" {
			continue
		}
		id, err := tx.GroupNamed(ctx, newName)
		if err != nil {
			return nil, err
		}
		ids[newName] = id
	}
	return ids, nil
}
