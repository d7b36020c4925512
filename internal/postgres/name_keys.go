package postgres

import (
	"cmp"
	"context"
	"fmt"
	"slices"
)

// A Name is a name of a group or a person as it is written somewhere.
type Name struct {
	Kind string // group or person
	Text string
}

// A NameKey is what may be typed to find a name.
type NameKey struct {
	Name
	Key  string
	Form string // written, pinyin or initials
	At   int    // how much of the name stands before it
}

// KeyNames gives keys to up to limit names that have none yet, and returns how many names got some: fewer
// than the limit when all have keys.
func (db *DB) KeyNames(ctx context.Context, limit int, keys func(Name) []NameKey) (names int, err error) {
	err = db.transact(ctx, func(tx Tx) error {
		names, err = tx.keyNames(ctx, limit, keys)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("give names their search keys: %w", err)
	}
	return names, nil
}

func (tx Tx) keyNames(ctx context.Context, limit int, keys func(Name) []NameKey) (int, error) {
	if _, err := tx.sql.ExecContext(ctx, `SELECT FROM search_rules FOR UPDATE`); err != nil { // one at a time
		return 0, err
	}
	rows, err := tx.sql.QueryContext(ctx, namesWithoutKeys, limit)
	names, err := collectRows(rows, err, func(n *Name) []any { return []any{&n.Kind, &n.Text} })
	if err != nil {
		return 0, err
	}
	if len(names) < limit {
		_, err := tx.sql.ExecContext(ctx, `UPDATE search_rules SET until = now() - interval '1 hour'`)
		if err != nil || len(names) == 0 {
			return 0, err
		}
	}
	return len(names), tx.insertKeys(ctx, names, keys)
}

// namesWithoutKeys looks through the registry, and through facts that were proposed since it last came
// to the end, or up to an hour before: a transaction may show its facts that much later than it dates them.
const namesWithoutKeys = `
	SELECT kind, name FROM (
		SELECT 'group' AS kind, name FROM group_names
		UNION SELECT 'person', name FROM person_names
		UNION SELECT 'person', person_name FROM seats
		UNION SELECT 'group', body FROM facts
			WHERE kind = 'group' AND body_entry = '' AND found > (SELECT until FROM search_rules)
		UNION SELECT 'person', person FROM facts
			WHERE person <> '' AND person_entry = '' AND found > (SELECT until FROM search_rules)
	) known
	EXCEPT SELECT kind, name FROM keyed_names
	LIMIT $1`

// insertKeys adds names that have no keys, and their keys in the order of their index.
func (tx Tx) insertKeys(ctx context.Context, names []Name, keys func(Name) []NameKey) error {
	var made []NameKey
	for _, n := range names {
		for _, k := range keys(n) {
			made = append(made, NameKey{n, text(k.Key), k.Form, k.At})
		}
	}
	slices.SortFunc(made, NameKey.compare)
	if err := copyIn(ctx, tx, "keyed_names", []string{"kind", "name"}, names, Name.values); err != nil {
		return err
	}
	return copyIn(ctx, tx, "name_keys", []string{"key", "form", "at", "kind", "name"}, slices.Compact(made), NameKey.values)
}

func (n Name) values() []any { return []any{n.Kind, n.Text} }

func (k NameKey) values() []any { return append([]any{k.Key, k.Form, k.At}, k.Name.values()...) }

func (k NameKey) compare(o NameKey) int {
	return cmp.Or(cmp.Compare(k.Key, o.Key), cmp.Compare(k.Kind, o.Kind), cmp.Compare(k.Text, o.Text), cmp.Compare(k.Form, o.Form), cmp.Compare(k.At, o.At))
}

// NamesTyped returns keys that begin with one of the texts, the shortest of those that begin alike first,
// at most limit for each text.
func (db *DB) NamesTyped(ctx context.Context, typed []string, limit int) ([]NameKey, error) {
	rows, err := db.pool.QueryContext(ctx, `
		SELECT k.key, k.form, k.at, k.kind, k.name
		FROM unnest($1::text[]) typed
		CROSS JOIN LATERAL (
			SELECT *
			FROM name_keys
			WHERE key >= typed AND key < typed || chr(1114111)
			ORDER BY key
			LIMIT $2
		) k`,
		texts(typed), limit)
	keys, err := collectRows(rows, err, func(k *NameKey) []any { return []any{&k.Key, &k.Form, &k.At, &k.Kind, &k.Text} })
	if err != nil {
		return nil, fmt.Errorf("names that begin with %q: %w", typed, err)
	}
	return keys, nil
}

// CountNames counts how often groups and people are mentioned, unless it was done in the last hour: it goes
// through all mentions.
func (db *DB) CountNames(ctx context.Context) error {
	err := db.transact(ctx, func(tx Tx) error {
		done, err := tx.sql.ExecContext(ctx, `UPDATE search_rules SET counted = now() WHERE counted < now() - interval '1 hour'`)
		if err != nil {
			return err
		}
		if n, err := done.RowsAffected(); err != nil || n == 0 {
			return err
		}
		_, err = tx.sql.ExecContext(ctx, `
			INSERT INTO name_counts (kind, subject, mentions)
			SELECT kind, subject, count(*) FROM mentions WHERE kind IN ('group', 'person') GROUP BY kind, subject
			ON CONFLICT (kind, subject) DO UPDATE SET mentions = EXCLUDED.mentions
			WHERE name_counts.mentions <> EXCLUDED.mentions`)
		return err
	})
	if err != nil {
		return fmt.Errorf("count mentions: %w", err)
	}
	return nil
}
