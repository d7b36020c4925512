package postgres

import (
	"context"
	"fmt"
	"time"
)

// A Change is an edit or a deletion of an article that was published before.
type Change struct {
	ArticleRef
	Kind ChangeKind
	At   time.Time // when it was seen
	How  string    // of a deletion: what the site answered, in words
}

// A ChangeKind says what happened.
type ChangeKind string

// The kinds of change.
const (
	Edited ChangeKind = "edited"
	Gone   ChangeKind = "gone"
)

// A ChangeFilter chooses changes.
type ChangeFilter struct {
	Source string    // "" for all
	Since  time.Time // when they were seen; zero for the first
	Limit  int       // at most so many
}

// Changes lists edits and deletions, those seen latest first.
func (db *DB) Changes(ctx context.Context, f ChangeFilter) ([]Change, error) {
	rows, err := db.pool.QueryContext(ctx, `
		SELECT `+articleRefColumns+`, c.kind, c.at, c.how
		FROM (
			(SELECT source, page, 'edited' AS kind, replaced AS at, '' AS how FROM editions
				WHERE replaced >= $1 AND ($3 = '' OR source = $3) ORDER BY replaced DESC, source, page LIMIT $2)
			UNION ALL
			(SELECT source, page, 'gone', gone, how FROM absences
				WHERE gone >= $1 AND ($3 = '' OR source = $3) ORDER BY gone DESC, source, page LIMIT $2)
			ORDER BY at DESC, source, page
			LIMIT $2
		) c
		JOIN articles a USING (source, page)
		JOIN sources s ON s.id = c.source
		ORDER BY c.at DESC, c.source, c.page`,
		f.Since, f.Limit, f.Source)
	changes, err := collectRows(rows, err, func(c *Change) []any {
		return append(c.places(), &c.Kind, scanTime{&c.At}, &c.How)
	})
	if err != nil {
		return nil, fmt.Errorf("list edits and deletions: %w", err)
	}
	return changes, nil
}
