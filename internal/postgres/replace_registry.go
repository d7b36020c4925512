package postgres

import (
	"context"
	"fmt"
	"slices"
)

// SeedDictionary puts entries in place of the dictionaries' earlier rows, unless these were made
// from the same version. It reports whether anything was done; if so, rows that follow from
// accepted facts are gone and must be derived again in the same transaction.
func (tx Tx) SeedDictionary(ctx context.Context, version string, e Entries) (bool, error) {
	if _, err := tx.sql.ExecContext(ctx, `LOCK TABLE dictionary IN EXCLUSIVE MODE`); err != nil {
		return false, fmt.Errorf("seed the registry: %w", err)
	}
	have, err := collect[string](tx.sql.QueryContext(ctx, `SELECT version FROM dictionary`))
	if err != nil || slices.Equal(have, []string{version}) {
		return false, err
	}
	if err := tx.emptyRegistry(ctx, version); err != nil {
		return false, fmt.Errorf("seed the registry: %w", err)
	}
	people := tx.insertPeople(ctx, e)
	if err := firstError(people, tx.insertGroups(ctx, e.Groups), tx.insertNames(ctx, e.Names),
		tx.insertLineage(ctx, e.Lineage), tx.insertSeats(ctx, e.Seats)); err != nil {
		return false, fmt.Errorf("seed the registry: %w", err)
	}
	return true, nil
}

func (tx Tx) emptyRegistry(ctx context.Context, version string) error {
	for _, table := range []string{"seats", "lineage", "group_names", "groups", "person_names", "people", "dictionary"} {
		if _, err := tx.sql.ExecContext(ctx, `DELETE FROM `+table); err != nil {
			return err
		}
	}
	_, err := tx.sql.ExecContext(ctx, `INSERT INTO dictionary (version) VALUES ($1)`, version)
	return err
}

// ReplaceDerived puts d in place of what followed before from accepted facts about the body.
func (tx Tx) ReplaceDerived(ctx context.Context, body string, d Derived) error {
	if err := tx.clearDerived(ctx, body); err != nil {
		return fmt.Errorf("registry rows of %s: %w", body, err)
	}
	err := firstError(tx.insertGroups(ctx, d.Groups), tx.insertNames(ctx, d.Names), tx.insertLineage(ctx, d.Lineage),
		tx.insertSeats(ctx, d.Seats), tx.changeSeats(ctx, d.Changed), tx.endGroup(ctx, d.Ended))
	if err != nil {
		return fmt.Errorf("registry rows of %s: %w", body, err)
	}
	return nil
}

func (tx Tx) clearDerived(ctx context.Context, body string) error {
	for _, statement := range []string{
		`DELETE FROM seats WHERE body = $1 AND basis = 'fact'`,
		`UPDATE seats SET valid_to = '', ended_by = NULL, end_basis = '' WHERE body = $1 AND ended_by IS NOT NULL`,
		`UPDATE seats SET first_seen = '', last_seen = '' WHERE body = $1 AND last_seen <> ''`,
		`DELETE FROM lineage WHERE (predecessor = $1 OR successor = $1) AND basis = 'fact'`,
		`DELETE FROM group_names WHERE group_id = $1 AND basis = 'fact'`,
		`DELETE FROM groups WHERE id = $1 AND basis = 'fact'`,
		`UPDATE groups SET ended = '', end_kind = '', ended_by = NULL WHERE id = $1 AND ended_by IS NOT NULL`,
	} {
		if _, err := tx.sql.ExecContext(ctx, statement, body); err != nil {
			return err
		}
	}
	return nil
}

func (tx Tx) changeSeats(ctx context.Context, seats []Seat) error {
	for _, s := range seats { // one or two a fact
		_, err := tx.sql.ExecContext(ctx, `
			UPDATE seats SET valid_to = $5, first_seen = $6, last_seen = $7, ended_by = $8, end_basis = $9
			WHERE body = $1 AND person = $2 AND role = $3 AND valid_from = $4`,
			s.Body, s.Person, s.Role, partial(s.From), partial(s.To), partial(s.FirstSeen), partial(s.LastSeen),
			orNull(s.EndedBy), string(s.EndBasis))
		if err != nil {
			return err
		}
	}
	return nil
}

func (tx Tx) endGroup(ctx context.Context, g *Group) error {
	if g == nil {
		return nil
	}
	_, err := tx.sql.ExecContext(ctx, `
		UPDATE groups SET ended = $2, end_kind = $3, ended_by = $4
		WHERE id = $1 AND ended = ''`,
		g.ID, partial(g.Ended), g.EndKind, g.EndedBy)
	return err
}
