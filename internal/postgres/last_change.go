package postgres

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// LastChange is when a page was last kept, a fact proposed or a decision taken; zero if never. Readings by
// newer rules leave no time behind.
func (db *DB) LastChange(ctx context.Context) (time.Time, error) {
	var last sql.NullTime
	err := db.pool.QueryRowContext(ctx, `
		SELECT greatest(
			(SELECT max(fetched) FROM page_versions),
			(SELECT max(found) FROM facts),
			(SELECT max(decided) FROM decisions))`).Scan(&last)
	if err != nil {
		return time.Time{}, fmt.Errorf("last change: %w", err)
	}
	return last.Time, nil
}
