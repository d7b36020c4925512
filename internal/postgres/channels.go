package postgres

import (
	"context"
	"fmt"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
)

// A Channel is one way to tell somebody.
type Channel struct {
	ID        string
	User      string
	Kind      string // webhook, email or chat
	Address   string
	Secret    string    // of a webhook
	OldSecret string    // signs too until OldUntil
	OldUntil  time.Time // zero if there is no old secret
	Token     string    // confirms the channel and ends it
	Confirmed time.Time // zero: its address has yet to say that it wants anything
	Closed    time.Time // since when nothing is sent; zero: it is open
	Why       string    // it was closed
	Created   time.Time
}

// Secrets are those that sign at a time, the new one first.
func (c Channel) Secrets(now time.Time) []string {
	if c.OldSecret != "" && now.Before(c.OldUntil) {
		return []string{c.Secret, c.OldSecret}
	}
	return []string{c.Secret}
}

const channelColumns = `c.channel, c.user_name, c.kind, c.address, c.secret, c.old_secret, c.old_until, c.token, c.confirmed,
	c.closed, c.why_closed, c.created`

func (c *Channel) places() []any {
	return []any{&c.ID, &c.User, &c.Kind, &c.Address, &c.Secret, &c.OldSecret, scanTime{&c.OldUntil}, &c.Token,
		scanTime{&c.Confirmed}, scanTime{&c.Closed}, &c.Why, scanTime{&c.Created}}
}

// mostChannels is how many a person may have.
const mostChannels = 20

// AddChannel adds a channel of a user. One for mail to another address than the account's must be
// confirmed before anything but the question is sent to it.
func (db *DB) AddChannel(ctx context.Context, user, kind, address, secret string) (c Channel, err error) {
	err = db.pool.QueryRowContext(ctx, `
		INSERT INTO channels AS c (user_name, kind, address, secret, confirmed)
		SELECT name, $2, $3, $4, CASE WHEN $2 <> 'email' OR lower(email) = lower($3) THEN now() END
		FROM users
		WHERE name = $1 AND disabled IS NULL AND (SELECT count(*) FROM channels WHERE user_name = $1) < $5
		RETURNING `+channelColumns,
		user, kind, text(address), secret, mostChannels).Scan(c.places()...)
	if err != nil {
		return c, fmt.Errorf("add a channel of %s: %w", user, notFound(err))
	}
	return c, nil
}

// Channels lists the channels of a user, the first made first.
func (db *DB) Channels(ctx context.Context, user string) ([]Channel, error) {
	rows, err := db.pool.QueryContext(ctx, `SELECT `+channelColumns+` FROM channels c WHERE user_name = $1 ORDER BY created, channel`, user)
	channels, err := collectRows(rows, err, (*Channel).places)
	if err != nil {
		return nil, fmt.Errorf("channels of %s: %w", user, err)
	}
	return channels, nil
}

// changeChannel changes one channel of a user; ErrNotFound if there is none.
func (db *DB) changeChannel(ctx context.Context, user, id, statement string, args ...any) error {
	if !IsKey(id) {
		return fmt.Errorf("channel %s: %w", id, ErrNotFound)
	}
	if err := changed(db.pool.ExecContext(ctx, statement, append([]any{user, id}, args...)...)); err != nil {
		return fmt.Errorf("channel %s of %s: %w", id, user, err)
	}
	return nil
}

// DeleteChannel removes a channel with what waits for it.
func (db *DB) DeleteChannel(ctx context.Context, user, id string) error {
	return db.changeChannel(ctx, user, id, `DELETE FROM channels WHERE user_name = $1 AND channel = $2`)
}

// OpenChannel makes a closed channel send again, what waited first.
func (db *DB) OpenChannel(ctx context.Context, user, id string) error {
	return db.changeChannel(ctx, user, id, `UPDATE channels SET closed = NULL, why_closed = '' WHERE user_name = $1 AND channel = $2`)
}

// ReplaceSecret gives a webhook another secret. The one before signs, too, until a time, so that the
// receiver can change its own meanwhile.
func (db *DB) ReplaceSecret(ctx context.Context, user, id, secret string, oldUntil time.Time) error {
	return db.changeChannel(ctx, user, id, `
		UPDATE channels SET old_secret = secret, old_until = $4, secret = $3
		WHERE user_name = $1 AND channel = $2 AND kind = 'webhook'`, secret, oldUntil)
}

// ConfirmChannel notes that the address of a channel wants what is sent, or with closed that it wants
// nothing more, by the token that only letters to it hold. It returns the address.
func (db *DB) ConfirmChannel(ctx context.Context, token string, closed bool) (address string, err error) {
	err = db.pool.QueryRowContext(ctx, `
		UPDATE channels SET confirmed = CASE WHEN $2 THEN confirmed ELSE coalesce(confirmed, now()) END,
			closed = CASE WHEN $2 THEN coalesce(closed, now()) END,
			why_closed = CASE WHEN $2 THEN 'unsubscribed by a letter''s link' ELSE '' END
		WHERE token = $1
		RETURNING address`,
		token, closed).Scan(&address)
	if err != nil {
		return "", fmt.Errorf("channel of a letter: %w", notFound(err))
	}
	return address, nil
}

// ChannelOfToken returns the channel that a letter's token belongs to; ErrNotFound if there is none.
func (db *DB) ChannelOfToken(ctx context.Context, token string) (c Channel, err error) {
	err = db.pool.QueryRowContext(ctx, `SELECT `+channelColumns+` FROM channels c WHERE token = $1`, token).Scan(c.places()...)
	if err != nil {
		return c, fmt.Errorf("channel of a letter: %w", notFound(err))
	}
	return c, nil
}

// TestChannel queues a letter that shows how alerts look, and returns its id. A channel that is not
// confirmed gets the question whether it wants any.
func (db *DB) TestChannel(ctx context.Context, user, id string, now time.Time) (delivery string, err error) {
	if !IsKey(id) {
		return "", fmt.Errorf("channel %s: %w", id, ErrNotFound)
	}
	stamp := now.UTC().Format(time.RFC3339Nano)
	e := alert.Event{ID: alert.UUID("test", id, stamp), What: alert.Test, At: now}
	err = db.transact(ctx, func(tx Tx) error {
		mine := false
		err := tx.sql.QueryRowContext(ctx, `SELECT EXISTS (SELECT FROM channels WHERE user_name = $1 AND channel = $2)`, user, id).Scan(&mine)
		if err != nil || !mine {
			return firstError(err, ErrNotFound)
		}
		if _, err := tx.AddAlerts(ctx, e, nil, now); err != nil {
			return err
		}
		delivery, err = tx.AddDelivery(ctx, id, stamp, now, now, []string{e.ID})
		return err
	})
	if err != nil {
		return "", fmt.Errorf("test channel %s of %s: %w", id, user, err)
	}
	return delivery, nil
}

// Manner is how a user wants to be told.
func (db *DB) Manner(ctx context.Context, user string) (alert.Manner, error) {
	return mannerOf(ctx, db.pool, user)
}

func mannerOf(ctx context.Context, q querier, user string) (m alert.Manner, err error) {
	err = notFound(q.QueryRowContext(ctx, `
		SELECT language, zone, quiet_from, quiet_until, digest_at
		FROM manners
		WHERE user_name = $1`,
		user).Scan(&m.Language, &m.Zone, &m.QuietFrom, &m.QuietUntil, &m.DigestAt))
	if err == ErrNotFound {
		return alert.DefaultManner, nil
	}
	if err != nil {
		return m, fmt.Errorf("how %s is told: %w", user, err)
	}
	return m, nil
}

// SaveManner keeps how a user wants to be told from now on.
func (db *DB) SaveManner(ctx context.Context, user string, m alert.Manner) error {
	_, err := db.pool.ExecContext(ctx, `
		INSERT INTO manners (user_name, language, zone, quiet_from, quiet_until, digest_at)
		VALUES ($1, $2, $3, $4, $5, $6)
		ON CONFLICT (user_name) DO UPDATE SET language = EXCLUDED.language, zone = EXCLUDED.zone,
			quiet_from = EXCLUDED.quiet_from, quiet_until = EXCLUDED.quiet_until, digest_at = EXCLUDED.digest_at`,
		user, m.Language, text(m.Zone), m.QuietFrom, m.QuietUntil, m.DigestAt)
	if err != nil {
		return fmt.Errorf("how %s is told: %w", user, err)
	}
	return nil
}

func (tx Tx) channel(ctx context.Context, id string) (c Channel, err error) {
	err = tx.sql.QueryRowContext(ctx, `SELECT `+channelColumns+` FROM channels c WHERE channel = $1`, id).Scan(c.places()...)
	return c, notFound(err)
}
