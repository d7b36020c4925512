package postgres

import (
	"context"
	"fmt"
	"time"
)

// LeaseTime is how long nobody else is led to a fact that a curator looks at. Looking at another one
// ends it at once.
const LeaseTime = 5 * time.Minute

// Lease notes that the curator looks at the fact, and returns who else does, or "".
func (db *DB) Lease(ctx context.Context, curator, fact string) (other string, err error) {
	if !IsKey(fact) {
		return "", nil
	}
	rows, err := db.pool.QueryContext(ctx, `
		WITH mine AS (
			INSERT INTO leases (holder, fact, expires)
			VALUES ($1, $2, now() + make_interval(secs => $3))
			ON CONFLICT (holder) DO UPDATE SET fact = EXCLUDED.fact, expires = EXCLUDED.expires
		)
		SELECT holder
		FROM leases
		WHERE fact = $2 AND holder <> $1 AND expires > now()
		ORDER BY expires
		LIMIT 1`,
		text(curator), fact, LeaseTime.Seconds())
	others, err := collect[string](rows, err)
	if err != nil {
		return "", fmt.Errorf("lease fact %s: %w", fact, err)
	}
	if len(others) > 0 {
		other = others[0]
	}
	return other, nil
}

// EndLease notes that the curator looks at no fact.
func (db *DB) EndLease(ctx context.Context, curator string) error {
	if _, err := db.pool.ExecContext(ctx, `DELETE FROM leases WHERE holder = $1`, text(curator)); err != nil {
		return fmt.Errorf("end the lease of %s: %w", curator, err)
	}
	return nil
}
