package postgres

import (
	"context"
	"encoding/hex"
	"fmt"
	"time"
)

// A Session is a browser in which somebody is signed in.
type Session struct {
	ID      string // names it; opens nothing
	Agent   string // what the browser calls itself
	Created time.Time
	Seen    time.Time // to five minutes
	Expires time.Time
}

// SessionID names the session of a token.
func SessionID(token string) string { return hex.EncodeToString(hash(token)) }

// OwnSession notes whose the session of the token is; it must be kept already.
func (db *DB) OwnSession(ctx context.Context, token, name, agent string) error {
	err := changed(db.pool.ExecContext(ctx, `
		WITH signed AS (UPDATE users SET signed_in = now() WHERE name = $2)
		UPDATE sessions SET user_name = $2, agent = $3 WHERE hash = $1`,
		hash(token), name, text(agent)))
	if err != nil {
		return fmt.Errorf("session of %s: %w", name, err)
	}
	return nil
}

// UserSessions lists where a user is signed in, the latest used first.
func (db *DB) UserSessions(ctx context.Context, name string) ([]Session, error) {
	rows, err := db.pool.QueryContext(ctx, `
		SELECT encode(hash, 'hex'), agent, created, seen, expires
		FROM sessions
		WHERE user_name = $1 AND expires > now()
		ORDER BY seen DESC, created DESC`,
		name)
	sessions, err := collectRows(rows, err, func(s *Session) []any {
		return []any{&s.ID, &s.Agent, scanTime{&s.Created}, scanTime{&s.Seen}, scanTime{&s.Expires}}
	})
	if err != nil {
		return nil, fmt.Errorf("sessions of %s: %w", name, err)
	}
	return sessions, nil
}

// EndSession signs a user out of one of the user's sessions; ErrNotFound if it is not there.
func (db *DB) EndSession(ctx context.Context, name, id string) error {
	err := changed(db.pool.ExecContext(ctx, `DELETE FROM sessions WHERE user_name = $1 AND encode(hash, 'hex') = $2`, name, id))
	if err != nil {
		return fmt.Errorf("end a session of %s: %w", name, err)
	}
	return nil
}

// EndSessions signs a user out everywhere.
func (db *DB) EndSessions(ctx context.Context, name string) error {
	if _, err := db.pool.ExecContext(ctx, `DELETE FROM sessions WHERE user_name = $1`, name); err != nil {
		return fmt.Errorf("end the sessions of %s: %w", name, err)
	}
	return nil
}
