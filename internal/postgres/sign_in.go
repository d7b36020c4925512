package postgres

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
	"time"
)

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
		RETURNING `+userColumns,
		hash(token), time.Now()))
	if err != nil {
		return User{}, fmt.Errorf("sign in: %w", err)
	}
	return u, nil
}

// PasswordHash returns what is kept of the password of a user who may sign in; "" if there is no
// such user or no password.
func (db *DB) PasswordHash(ctx context.Context, name string) (string, error) {
	var kept string
	err := db.pool.QueryRowContext(ctx, `SELECT password FROM users WHERE name = $1 AND disabled IS NULL`, name).Scan(&kept)
	if err = notFound(err); err != nil && !errors.Is(err, ErrNotFound) {
		return "", fmt.Errorf("password of %s: %w", name, err)
	}
	return kept, nil
}

// CountAttempt counts an attempt to sign in by the subject, an account or an address, and returns
// how many there were in the current window of time, this one included, and when the window ends.
func (db *DB) CountAttempt(ctx context.Context, subject string, window time.Duration) (n int, until time.Time, err error) {
	now := time.Now()
	err = db.pool.QueryRowContext(ctx, `
		WITH past AS (DELETE FROM sign_in_attempts WHERE since < $3 AND subject <> $1)
		INSERT INTO sign_in_attempts AS a (subject, since, n)
		VALUES ($1, $2, 1)
		ON CONFLICT (subject) DO UPDATE SET
			n = CASE WHEN a.since < $3 THEN 1 ELSE a.n + 1 END,
			since = CASE WHEN a.since < $3 THEN $2 ELSE a.since END
		RETURNING n, since`,
		text(subject), now, now.Add(-window)).Scan(&n, scanTime{&until})
	if err != nil {
		return 0, time.Time{}, fmt.Errorf("count attempts to sign in: %w", err)
	}
	return n, until.Add(window), nil
}

// ForgetAttempts forgets the attempts of a subject that has signed in.
func (db *DB) ForgetAttempts(ctx context.Context, subject string) error {
	if _, err := db.pool.ExecContext(ctx, `DELETE FROM sign_in_attempts WHERE subject = $1`, text(subject)); err != nil {
		return fmt.Errorf("forget attempts to sign in: %w", err)
	}
	return nil
}

func hash(token string) []byte {
	sum := sha256.Sum256([]byte(token))
	return sum[:]
}
