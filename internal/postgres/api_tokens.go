package postgres

import (
	"context"
	"crypto/rand"
	"database/sql"
	"fmt"
	"slices"
	"time"
)

// A Scope is what a token may be used for: as much as a role may, and never more than its owner.
type Scope string

// The scopes.
const (
	ReadScope     Scope = "read"     // as a watcher
	ResearchScope Scope = "research" // as a researcher
	ReviewScope   Scope = "review"   // as a curator
)

// Scopes are all scopes, the narrowest first.
func Scopes() []Scope { return []Scope{ReadScope, ResearchScope, ReviewScope} }

// Role is as whom a program with the scope acts.
func (s Scope) Role() string {
	return map[Scope]string{ReadScope: "watcher", ResearchScope: "researcher", ReviewScope: "curator"}[s]
}

// limit is the lower of the user's role and the scope's.
func (s Scope) limit(role string) string {
	return Roles()[min(slices.Index(Roles(), role), slices.Index(Roles(), s.Role()))]
}

// An APIToken is a key for programs that act for a user. What opens it is shown once and not kept.
type APIToken struct {
	ID      string // a UUID that names it; opens nothing
	User    string
	Label   string // what it is for
	Scope   Scope
	Created time.Time
	Expires time.Time // zero: when it is revoked
	Used    time.Time // last, to five minutes; zero if never
	Revoked time.Time // zero if it is not
}

// tokenMark begins every token, so that one that was published by mistake is recognised.
const tokenMark = "xiaozu_"

// NewAPIToken makes a token as t says and returns what opens it.
func (db *DB) NewAPIToken(ctx context.Context, t APIToken) (secret string, err error) {
	secret = tokenMark + rand.Text()
	_, err = db.pool.ExecContext(ctx, `
		INSERT INTO api_tokens (hash, user_name, label, scope, expires)
		VALUES ($1, $2, $3, $4, $5)`,
		hash(secret), t.User, text(t.Label), string(t.Scope), sql.NullTime{Time: t.Expires, Valid: !t.Expires.IsZero()})
	if err != nil {
		return "", fmt.Errorf("make a token for %s: %w", t.User, err)
	}
	return secret, nil
}

// TokenUser returns whose a token is, in a role that does not go beyond its scope; ErrNotFound if
// it opens nothing, or no longer.
func (db *DB) TokenUser(ctx context.Context, secret string) (u User, err error) {
	now, scope := time.Now(), Scope("")
	err = db.pool.QueryRowContext(ctx, `
		WITH used AS (
			UPDATE api_tokens SET used = $2 WHERE hash = $1 AND (used IS NULL OR used < $3)
		)
		SELECT `+userColumns+`, t.scope
		FROM api_tokens t
		JOIN users u ON u.name = t.user_name
		WHERE t.hash = $1 AND t.revoked IS NULL AND (t.expires IS NULL OR t.expires > $2) AND u.disabled IS NULL`,
		hash(secret), now, now.Add(-seenEvery)).Scan(append(u.places(), &scope)...)
	if err != nil {
		return User{}, fmt.Errorf("token: %w", notFound(err))
	}
	u.Role = scope.limit(u.Role)
	return u, nil
}

// APITokens lists the tokens of a user, the latest first; revoked ones too.
func (db *DB) APITokens(ctx context.Context, name string) ([]APIToken, error) {
	rows, err := db.pool.QueryContext(ctx, `
		SELECT token::text, user_name, label, scope, created, expires, used, revoked
		FROM api_tokens
		WHERE user_name = $1
		ORDER BY created DESC, token`,
		name)
	tokens, err := collectRows(rows, err, func(t *APIToken) []any {
		return []any{&t.ID, &t.User, &t.Label, &t.Scope, scanTime{&t.Created}, scanTime{&t.Expires}, scanTime{&t.Used}, scanTime{&t.Revoked}}
	})
	if err != nil {
		return nil, fmt.Errorf("tokens of %s: %w", name, err)
	}
	return tokens, nil
}

// RevokeAPIToken ends a token of a user for good; ErrNotFound if the user has none of that id.
func (db *DB) RevokeAPIToken(ctx context.Context, name, id string) error {
	err := changed(db.pool.ExecContext(ctx, `
		UPDATE api_tokens SET revoked = coalesce(revoked, now())
		WHERE user_name = $1 AND token::text = $2`,
		name, id))
	if err != nil {
		return fmt.Errorf("revoke a token of %s: %w", name, err)
	}
	return nil
}
