package postgres

import (
	"context"
	"fmt"
)

// GroupsNamed returns the ids of the groups that have the id or any name, now or once; the name
// itself, if there is none.
func (db *DB) GroupsNamed(ctx context.Context, name string) ([]string, error) {
	return db.idsNamed(ctx, name, `SELECT id FROM groups WHERE id = $1 UNION SELECT group_id FROM group_names WHERE name = $1 ORDER BY 1`)
}

// PeopleNamed returns the ids of the people that have the id or any name; the name itself, if there
// is none.
func (db *DB) PeopleNamed(ctx context.Context, name string) ([]string, error) {
	return db.idsNamed(ctx, name, `SELECT id FROM people WHERE id = $1 UNION SELECT person_id FROM person_names WHERE name = $1 ORDER BY 1`)
}

func (db *DB) idsNamed(ctx context.Context, name, query string) ([]string, error) {
	ids, err := collect[string](db.pool.QueryContext(ctx, query, text(name)))
	if err != nil {
		return nil, fmt.Errorf("look up %s: %w", name, err)
	}
	if len(ids) == 0 {
		ids = []string{name}
	}
	return ids, nil
}
