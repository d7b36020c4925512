package postgres

import (
	"context"
	"encoding/json"
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
		tx.replaceSeats(ctx, body, d.Seats), tx.changeSeats(ctx, d.Changed), tx.endGroup(ctx, d.Ended))
	if err != nil {
		return fmt.Errorf("registry rows of %s: %w", body, err)
	}
	return nil
}

// clearDerived leaves seats that rest on facts: most of them stay.
func (tx Tx) clearDerived(ctx context.Context, body string) error {
	for _, statement := range []string{
		`UPDATE seats SET first_seen = '', last_seen = '', valid_to = CASE WHEN ended_by IS NULL THEN valid_to ELSE '' END, ended_by = NULL, end_basis = ''
		WHERE body = $1 AND basis = 'dictionary' AND (ended_by IS NOT NULL OR last_seen <> '')`,
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

// replaceSeats puts seats in place of those of the body that rest on facts, and leaves alone those that are the same: a
// decision changes one or two of what may be hundreds.
func (tx Tx) replaceSeats(ctx context.Context, body string, seats []Seat) error {
	all, err := json.Marshal(seatObjects(seats))
	if err != nil {
		return err
	}
	_, err = tx.sql.ExecContext(ctx, `
		DELETE FROM seats s
		USING (
			SELECT * FROM seats WHERE body = $1 AND basis = 'fact'
			EXCEPT
			SELECT * FROM json_populate_recordset(NULL::seats, $2)
		) other
		WHERE (s.body, s.person, s.role, s.valid_from::text) = (other.body, other.person, other.role, other.valid_from::text)`,
		body, string(all))
	if err != nil {
		return err
	}
	return tx.insertSeats(ctx, seats)
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
