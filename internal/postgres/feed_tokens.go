package postgres

import (
	"context"
	"crypto/rand"
	"fmt"
)

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
		SELECT `+userColumns+`
		FROM users u
		WHERE feed_token = $1 AND disabled IS NULL`,
		token))
	if err != nil {
		return User{}, fmt.Errorf("feed: %w", err)
	}
	return u, nil
}
