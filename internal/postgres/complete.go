package postgres

import (
	"context"
	"fmt"
)

// mostNames bounds what a completion offers.
const mostNames = 20

// completions say where the names of a kind of thing are.
var completions = map[string]string{
	"person": `SELECT name FROM person_names WHERE starts_with(name, $1) UNION SELECT person_name FROM seats WHERE starts_with(person_name, $1)`,
	"body":   `SELECT name FROM group_names WHERE kind = 'official' AND starts_with(name, $1) UNION SELECT body_name FROM seats WHERE starts_with(body_name, $1)`,
	"named":  `SELECT name FROM person_names WHERE starts_with(name, $1) UNION SELECT name FROM group_names WHERE kind = 'official' AND starts_with(name, $1)`,
	"role":   `SELECT role FROM seats WHERE starts_with(role, $1) GROUP BY role`,
}

// Complete returns names of the registry that begin so, of a person, body, role, or (named) person or group, the shortest first.
func (db *DB) Complete(ctx context.Context, what, beginning string) ([]string, error) {
	query, known := completions[what]
	if !known || beginning == "" {
		return nil, nil
	}
	names, err := collect[string](db.pool.QueryContext(ctx, `
		SELECT name FROM (`+query+`) known (name)
		WHERE name <> ''
		ORDER BY length(name), name
		LIMIT $2`,
		text(beginning), mostNames))
	if err != nil {
		return nil, fmt.Errorf("complete %s: %w", beginning, err)
	}
	return names, nil
}

// EntryOfPerson returns the id of the only person of the dictionaries who is called so, else "".
func (db *DB) EntryOfPerson(ctx context.Context, name string) (string, error) {
	return db.only(ctx, name, `SELECT DISTINCT person_id FROM person_names WHERE name = $1 LIMIT 2`)
}

// EntryOfBody returns the id of the only group or organisation of the dictionaries that is called so,
// else "".
func (db *DB) EntryOfBody(ctx context.Context, name string) (string, error) {
	return db.only(ctx, name, `
		SELECT group_id FROM group_names WHERE name = $1 AND basis = 'dictionary'
		UNION
		SELECT body FROM seats WHERE body_name = $1 AND body <> $1 AND basis = 'dictionary'
		LIMIT 2`)
}

func (db *DB) only(ctx context.Context, name, query string) (string, error) {
	ids, err := collect[string](db.pool.QueryContext(ctx, query, text(name)))
	switch {
	case err != nil:
		return "", fmt.Errorf("entry of %s: %w", name, err)
	case len(ids) == 1:
		return ids[0], nil
	}
	return "", nil
}
