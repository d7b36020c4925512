package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// Sessions keeps the sessions of the web pages; it is a store for scs (CtxStore).
type Sessions struct {
	db *DB
}

// Sessions returns the store of the web pages' sessions.
func (db *DB) Sessions() Sessions { return Sessions{db} }

// seenEvery is how exactly it is known when something was used last: not every use is written down.
const seenEvery = 5 * time.Minute

// FindCtx returns the data of a session; found is false when there is none or it has expired.
func (s Sessions) FindCtx(ctx context.Context, token string) (data []byte, found bool, err error) {
	now := time.Now()
	err = s.db.pool.QueryRowContext(ctx, `
		WITH used AS (
			UPDATE sessions SET seen = $2 WHERE hash = $1 AND expires > $2 AND seen < $3
		)
		SELECT data
		FROM sessions
		WHERE hash = $1 AND expires > $2`,
		hash(token), now, now.Add(-seenEvery)).Scan(&data)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil, false, nil
	case err != nil:
		return nil, false, fmt.Errorf("find session: %w", err)
	}
	return data, true, nil
}

// CommitCtx keeps a session until expires, and clears away those that have expired.
func (s Sessions) CommitCtx(ctx context.Context, token string, data []byte, expires time.Time) error {
	_, err := s.db.pool.ExecContext(ctx, `
		WITH expired AS (
			DELETE FROM sessions WHERE expires < $4 AND hash <> $1
		)
		INSERT INTO sessions (hash, data, expires)
		VALUES ($1, $2, $3)
		ON CONFLICT (hash) DO UPDATE SET data = EXCLUDED.data, expires = EXCLUDED.expires`,
		hash(token), data, expires, time.Now())
	if err != nil {
		return fmt.Errorf("keep session: %w", err)
	}
	return nil
}

// DeleteCtx ends a session; one that is not there is no error.
func (s Sessions) DeleteCtx(ctx context.Context, token string) error {
	if _, err := s.db.pool.ExecContext(ctx, `DELETE FROM sessions WHERE hash = $1`, hash(token)); err != nil {
		return fmt.Errorf("end session: %w", err)
	}
	return nil
}

// Find is FindCtx for callers without a context.
func (s Sessions) Find(token string) ([]byte, bool, error) {
	return s.FindCtx(context.Background(), token)
}

// Commit is CommitCtx for callers without a context.
func (s Sessions) Commit(token string, data []byte, expires time.Time) error {
	return s.CommitCtx(context.Background(), token, data, expires)
}

// Delete is DeleteCtx for callers without a context.
func (s Sessions) Delete(token string) error { return s.DeleteCtx(context.Background(), token) }
