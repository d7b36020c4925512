package postgres

import (
	"context"
	"fmt"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A Named is a group or person whom a name names.
type Named struct {
	Kind     string // group or person
	ID       string // of the registry, else the name
	Name     string // official, simplified
	By       string // the name that was looked for
	ByKind   string // official, alias, office; "" for a name that only facts or seats hold
	Level    string // of a group
	From, To news.Date
	Born     int   // year of birth of a person; 0 if unknown
	State    State // Accepted for those of the registry
	Mentions int   // how often it is named, as last counted
}

// namedRows are the groups and people of a list of names ($1 kinds, $2 names). The orders make the server use an index:
// it would else hope to meet the name early.
var namedRows = `
	WITH wanted AS (SELECT DISTINCT kind, name FROM unnest($1::text[], $2::text[]) w (kind, name)),
	registered AS (
		SELECT 'group' AS kind, n.group_id AS id, w.name AS by, n.kind AS by_kind
		FROM wanted w JOIN group_names n ON n.name = w.name WHERE w.kind = 'group'
		UNION
		SELECT 'person', n.person_id, w.name, n.kind
		FROM wanted w JOIN person_names n ON n.name = w.name WHERE w.kind = 'person'
	), found AS (
		SELECT * FROM registered
		UNION ALL
		SELECT w.kind, w.name, w.name, ''
		FROM wanted w
		WHERE NOT EXISTS (SELECT FROM registered r WHERE r.kind = w.kind AND r.by = w.name) AND CASE w.kind
			WHEN 'group' THEN (
				SELECT true FROM facts WHERE body_key = w.name AND kind = 'group' AND state <> 'rejected'
				ORDER BY body_key, day LIMIT 1)
			ELSE EXISTS (SELECT FROM seats WHERE person_name = w.name) OR (
				SELECT true FROM facts WHERE person_key = w.name AND person_key <> '' AND state <> 'rejected'
				ORDER BY person_key, day LIMIT 1) END
	)
	SELECT f.kind, f.id, coalesce(CASE f.kind WHEN 'group' THEN (` + groupName("f.id", "zh-Hans") + `)
			ELSE (` + personName("f.id", "zh-Hans") + `) END, f.id),
		f.by, f.by_kind, coalesce(g.level, ''), coalesce(g.established, '')::text, coalesce(g.ended, '')::text,
		coalesce(p.birth_year, 0), CASE WHEN g.id IS NULL AND p.id IS NULL THEN 'proposed' ELSE 'accepted' END, coalesce(m.mentions, 0)
	FROM found f
	LEFT JOIN groups g ON f.kind = 'group' AND g.id = f.id
	LEFT JOIN people p ON f.kind = 'person' AND p.id = f.id
	LEFT JOIN name_counts m ON m.kind = f.kind AND m.subject = f.id
	ORDER BY f.kind, f.id, f.by, f.by_kind DESC`

// Named returns the groups and people that have the names. One that has several of them comes once for
// each.
func (db *DB) Named(ctx context.Context, names []Name) ([]Named, error) {
	kinds, all := make([]string, len(names)), make([]string, len(names))
	for i, n := range names {
		kinds[i], all[i] = n.Kind, n.Text
	}
	rows, err := db.pool.QueryContext(ctx, namedRows, texts(kinds), texts(all))
	found, err := collectRows(rows, err, func(n *Named) []any {
		return []any{&n.Kind, &n.ID, &n.Name, &n.By, &n.ByKind, &n.Level, scanDate{&n.From}, scanDate{&n.To}, &n.Born, &n.State, &n.Mentions}
	})
	if err != nil {
		return nil, fmt.Errorf("who is named so: %w", err)
	}
	return found, nil
}

// NamesOf returns the names of groups or people of one kind by their ids, official ones first.
func (db *DB) NamesOf(ctx context.Context, kind string, ids []string) ([]string, error) {
	names, err := collect[string](db.pool.QueryContext(ctx, `
		SELECT name FROM (
			SELECT group_id AS id, name, kind FROM group_names WHERE $1 = 'group' AND kind <> 'office'
				AND group_id = ANY ($2)
			UNION ALL
			SELECT person_id, name, kind FROM person_names WHERE $1 = 'person' AND person_id = ANY ($2)
		) n
		GROUP BY name
		ORDER BY max(kind) DESC, name`,
		kind, texts(ids)))
	if err != nil {
		return nil, fmt.Errorf("names of %s %q: %w", kind, ids, err)
	}
	return names, nil
}
