package postgres

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"fmt"
	"time"
)

// A User is somebody who may sign in.
type User struct {
	Name  string
	Role  string // watcher, curator, researcher or administrator
	Email string
}

// User returns an account; ErrNotFound if there is none or it is disabled.
func (db *DB) User(ctx context.Context, name string) (User, error) {
	u, err := user(db.pool.QueryRowContext(ctx, `
		SELECT name, role, email
		FROM users
		WHERE name = $1 AND disabled IS NULL`,
		name))
	if err != nil {
		return User{}, fmt.Errorf("user %s: %w", name, err)
	}
	return u, nil
}

func user(row *sql.Row) (u User, err error) {
	err = notFound(row.Scan(&u.Name, &u.Role, &u.Email))
	return u, err
}

// AddUser makes an account, or changes role and address of the one with that name.
func (db *DB) AddUser(ctx context.Context, u User) error {
	_, err := db.pool.ExecContext(ctx, `
		INSERT INTO users (name, role, email)
		VALUES ($1, $2, $3)
		ON CONFLICT (name) DO UPDATE SET role = EXCLUDED.role, email = EXCLUDED.email`,
		text(u.Name), u.Role, text(u.Email))
	if err != nil {
		return fmt.Errorf("add user %s: %w", u.Name, err)
	}
	return nil
}

// signInFor is how long a sign-in token waits to be used.
const signInFor = time.Hour

// NewSignIn returns a token with which the user can sign in once, within the hour. An account
// that is not there yet is made, as a curator: whoever can start the program may use it. The token
// is shown this once; the database keeps its hash.
func (db *DB) NewSignIn(ctx context.Context, name string) (token string, err error) {
	token = rand.Text()
	_, err = db.pool.ExecContext(ctx, `
		WITH account AS (
			INSERT INTO users (name, role) VALUES ($1, 'curator')
			ON CONFLICT DO NOTHING
		)
		INSERT INTO sign_in_tokens (hash, user_name, expires)
		VALUES ($2, $1, $3)`,
		name, hash(token), time.Now().Add(signInFor))
	if err != nil {
		return "", fmt.Errorf("make a sign-in token for %s: %w", name, err)
	}
	return token, nil
}

// SignIn uses up a token and returns whose it was; ErrNotFound if it was used, is too old or was
// never given.
func (db *DB) SignIn(ctx context.Context, token string) (User, error) {
	u, err := user(db.pool.QueryRowContext(ctx, `
		UPDATE sign_in_tokens t SET used = now()
		FROM users u
		WHERE t.hash = $1 AND t.used IS NULL AND t.expires > $2 AND u.name = t.user_name AND u.disabled IS NULL
		RETURNING u.name, u.role, u.email`,
		hash(token), time.Now()))
	if err != nil {
		return User{}, fmt.Errorf("sign in: %w", err)
	}
	return u, nil
}

// FeedToken returns the part of the addresses of the user's feeds that keeps them private, always
// the same one.
func (db *DB) FeedToken(ctx context.Context, name string) (token string, err error) {
	err = db.pool.QueryRowContext(ctx, `
		UPDATE users SET feed_token = coalesce(feed_token, $2)
		WHERE name = $1 AND disabled IS NULL
		RETURNING feed_token`,
		name, rand.Text()).Scan(&token)
	if err != nil {
		return "", fmt.Errorf("feed address of %s: %w", name, notFound(err))
	}
	return token, nil
}

// FeedUser returns whose feed the token belongs to; ErrNotFound if nobody's.
func (db *DB) FeedUser(ctx context.Context, token string) (User, error) {
	u, err := user(db.pool.QueryRowContext(ctx, `
		SELECT name, role, email
		FROM users
		WHERE feed_token = $1 AND disabled IS NULL`,
		token))
	if err != nil {
		return User{}, fmt.Errorf("feed: %w", err)
	}
	return u, nil
}

func hash(token string) []byte {
	sum := sha256.Sum256([]byte(token))
	return sum[:]
}
