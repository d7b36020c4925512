package postgres

import (
	"context"
	"fmt"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A GroupItem is a group in a list: one of the registry, or one that facts name and nobody has
// accepted yet. Of the latter ID is the name, and Level and dates are not known.
type GroupItem struct {
	ID          string
	Name        string // official, simplified
	Level       string
	Established news.Date
	Ended       news.Date
	State       State     // Accepted for groups of the registry
	Articles    int       // that name it, other than by a bare form
	Last        news.Date // day of the latest of them
}

// groupItems are the groups of the registry and those that facts propose.
var groupItems = `
	SELECT g.id, coalesce(n.name, g.id) AS name, g.level, g.established::text, g.ended::text, 'accepted' AS state
	FROM groups g
	LEFT JOIN LATERAL (` + groupName("g.id", "zh-Hans") + `) n ON true
	UNION ALL
	SELECT body_key, body_key, '', '', '', min(state)
	FROM facts
	WHERE kind = 'group' AND body_entry = '' AND state IN ('proposed', 'unsure')
		AND NOT EXISTS (SELECT FROM groups WHERE id = body_key)
	GROUP BY body_key`

// Groups lists all groups of a level, or all if level is "", those named latest first. It counts
// all their mentions, which takes its time on a large database.
func (db *DB) Groups(ctx context.Context, level string) ([]GroupItem, error) {
	rows, err := db.pool.QueryContext(ctx, `
		SELECT g.id, g.name, g.level, g.established, g.ended, g.state, coalesce(m.articles, 0), m.last::text
		FROM (`+groupItems+`) g
		LEFT JOIN (
			SELECT subject, count(*) AS articles, max(nullif(day, '-infinity')) AS last
			FROM (
				SELECT subject, day, source, page
				FROM mentions
				WHERE kind = 'group' AND form <> 'bare'
				GROUP BY subject, day, source, page
			) article
			GROUP BY subject
		) m ON m.subject = g.id
		WHERE $1 = '' OR g.level = $1
		ORDER BY m.last DESC NULLS LAST, g.name, g.id`,
		level)
	groups, err := collectRows(rows, err, func(g *GroupItem) []any {
		return []any{&g.ID, &g.Name, &g.Level, scanDate{&g.Established}, scanDate{&g.Ended}, &g.State, &g.Articles,
			scanDate{&g.Last}}
	})
	if err != nil {
		return nil, fmt.Errorf("list groups: %w", err)
	}
	return groups, nil
}

// A NewGroup is a group that is in no dictionary, with the fact that named it first.
type NewGroup struct {
	Item
	Changed time.Time // when its state last changed; Found if it never did
}

// NewGroups lists groups that are in no dictionary and were not rejected, the latest found first,
// each once: by the first of the facts about it.
func (db *DB) NewGroups(ctx context.Context, limit int) ([]NewGroup, error) {
	rows, err := db.pool.QueryContext(ctx, `
		SELECT `+itemColumns+`, coalesce(d.decided, f.found)
		FROM (
			SELECT *
			FROM facts f
			WHERE kind = 'group' AND body_entry = '' AND state <> 'rejected'
				AND NOT EXISTS (
					SELECT
					FROM facts earlier
					WHERE earlier.body_key = f.body_key AND earlier.kind = 'group' AND earlier.state <> 'rejected'
						AND (earlier.found, earlier.fact) < (f.found, f.fact)
				)
			ORDER BY found DESC, fact DESC
			LIMIT $1
		) f`+bestEvidence+`
		LEFT JOIN LATERAL (SELECT max(decided) AS decided FROM decisions WHERE fact = f.fact) d ON true
		ORDER BY f.found DESC, f.fact DESC`,
		limit)
	groups, err := collectRows(rows, err, func(g *NewGroup) []any { return append(g.Item.places(), scanTime{&g.Changed}) })
	if err != nil {
		return nil, fmt.Errorf("list new groups: %w", err)
	}
	return groups, nil
}
