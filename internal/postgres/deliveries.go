package postgres

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
)

// A Delivery is a message on its way through a channel.
type Delivery struct {
	ID       string // of the message, the same at every attempt
	Channel  Channel
	Manner   alert.Manner // of the channel's owner
	Attempts int          // with this one
	First    time.Time    // attempt, since it was last to be sent
	Due      time.Time
	Items    []alert.Item
}

// DueDeliveries are the messages that wait to be sent at a time, at most limit, the earliest first.
// Those of closed channels, and of people whose accounts are disabled, are none.
func (db *DB) DueDeliveries(ctx context.Context, now time.Time, limit int) ([]string, error) {
	ids, err := collect[string](db.pool.QueryContext(ctx, `
		SELECT d.delivery
		FROM deliveries d
		JOIN channels c USING (channel)
		JOIN users u ON u.name = c.user_name
		WHERE d.state = 'waiting' AND d.due <= $1 AND c.closed IS NULL AND u.disabled IS NULL
		ORDER BY d.due
		LIMIT $2`,
		now, limit))
	if err != nil {
		return nil, fmt.Errorf("messages that are due: %w", err)
	}
	return ids, nil
}

// BeginDelivery notes an attempt to send a message and returns it; ErrNotFound if there is nothing to
// send any more, or not yet. From then on nothing is added to the message.
func (db *DB) BeginDelivery(ctx context.Context, id string, now time.Time) (d Delivery, err error) {
	err = db.transact(ctx, func(tx Tx) error {
		d, err = tx.beginDelivery(ctx, id, now)
		return err
	})
	if err != nil {
		return Delivery{}, fmt.Errorf("send message %s: %w", id, err)
	}
	return d, nil
}

func (tx Tx) beginDelivery(ctx context.Context, id string, now time.Time) (d Delivery, err error) {
	channel := ""
	err = tx.sql.QueryRowContext(ctx, `
		UPDATE deliveries d SET attempts = attempts + 1, first = coalesce(first, $2), last = $2
		FROM channels c
		WHERE d.delivery = $1 AND d.state = 'waiting' AND d.due <= $2 AND c.channel = d.channel AND c.closed IS NULL
		RETURNING d.delivery, d.channel, d.attempts, d.first, d.due`,
		id, now).Scan(&d.ID, &channel, &d.Attempts, scanTime{&d.First}, scanTime{&d.Due})
	if err != nil {
		return d, notFound(err)
	}
	if d.Channel, err = tx.channel(ctx, channel); err != nil {
		return d, err
	}
	if d.Manner, err = mannerOf(ctx, tx.sql, d.Channel.User); err != nil {
		return d, err
	}
	d.Items, err = tx.items(ctx, id, d.Channel.User)
	return d, err
}

// items are the events of a message, with the watches of the user that noticed them.
func (tx Tx) items(ctx context.Context, delivery, user string) ([]alert.Item, error) {
	rows, err := tx.sql.QueryContext(ctx, `
		SELECT e.content, (
			SELECT coalesce(json_agg(json_build_object('Name', w.name, 'Condition', w.condition) ORDER BY w.name), '[]')
			FROM alerts a JOIN watches w USING (watch)
			WHERE a.event = e.event AND w.user_name = $2
		)
		FROM delivery_events JOIN events e USING (event)
		WHERE delivery = $1
		ORDER BY e.noted, e.event`,
		delivery, user)
	return collectRows(rows, err, func(i *alert.Item) []any { return []any{scanJSON{&i.Event}, scanJSON{&i.Watches}} })
}

// DeliverySent notes that a message arrived.
func (db *DB) DeliverySent(ctx context.Context, id, answer string, now time.Time) error {
	_, err := db.pool.ExecContext(ctx, `
		UPDATE deliveries SET state = 'sent', sent = $2, answer = $3
		WHERE delivery = $1 AND state = 'waiting'`,
		id, now, text(answer))
	if err != nil {
		return fmt.Errorf("message %s was sent, which cannot be noted: %w", id, err)
	}
	return nil
}

// DeliveryFailed notes that a message did not arrive, and is tried again at a time.
func (db *DB) DeliveryFailed(ctx context.Context, id, answer string, again time.Time) error {
	_, err := db.pool.ExecContext(ctx, `
		UPDATE deliveries SET due = $2, answer = $3
		WHERE delivery = $1 AND state = 'waiting'`,
		id, again, text(answer))
	if err != nil {
		return fmt.Errorf("message %s failed, which cannot be noted: %w", id, err)
	}
	return nil
}

// DeliveryDead gives a message up, closes its channel, and leaves word for its owner. Other messages
// on the channel wait until it is opened.
func (db *DB) DeliveryDead(ctx context.Context, d Delivery, answer string, now time.Time) error {
	err := db.transact(ctx, func(tx Tx) error {
		_, err := tx.sql.ExecContext(ctx, `UPDATE deliveries SET state = 'dead', answer = $2 WHERE delivery = $1`, d.ID, text(answer))
		if err != nil {
			return err
		}
		err = changed(tx.sql.ExecContext(ctx, `
			UPDATE channels SET closed = $2, why_closed = $3
			WHERE channel = $1 AND closed IS NULL`,
			d.Channel.ID, now, text(answer)))
		if errors.Is(err, ErrNotFound) {
			return nil // it was closed before, and its owner told
		}
		if err != nil {
			return err
		}
		_, err = tx.sql.ExecContext(ctx, `INSERT INTO tidings (what, channel, note) VALUES ('channel', $1, $2)`, d.Channel.ID, text(answer))
		return err
	})
	if err != nil {
		return fmt.Errorf("give up message %s: %w", d.ID, err)
	}
	return nil
}

// ClosedChannel is the event that a channel was closed, and its owner.
func (tx Tx) ClosedChannel(ctx context.Context, t Tiding) (e alert.Event, owner string, err error) {
	c, err := tx.channel(ctx, t.Channel)
	if err != nil {
		return e, "", fmt.Errorf("channel %s: %w", t.Channel, err)
	}
	e = alert.Event{ID: alert.UUID("channel", t.ID), What: alert.ChannelClosed, At: t.Noted, Title: c.Kind + " (" + c.User + ")", Note: t.Note}
	return e, c.User, nil
}
