package postgres

import (
	"context"
	"fmt"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
)

// A DeliveryItem is a message in the log of a person's channels.
type DeliveryItem struct {
	ID       string
	Channel  string // id
	Kind     string // of the channel
	Address  string
	State    string // waiting, sent or dead
	Due      time.Time
	Attempts int
	Last     time.Time
	Answer   string
	Made     time.Time
	Items    []alert.Item
}

// A DeliveryFilter says which messages are meant: those about a watch, those of a channel, or all of a user where
// neither is given.
type DeliveryFilter struct{ Watch, Channel string }

// Deliveries lists the messages of a user, at most limit, the latest first.
func (db *DB) Deliveries(ctx context.Context, user string, of DeliveryFilter, limit int) (list []DeliveryItem, err error) {
	for _, id := range []string{of.Watch, of.Channel} {
		if id != "" && !IsKey(id) {
			return nil, fmt.Errorf("messages of %s: %w", id, ErrNotFound)
		}
	}
	err = db.transact(ctx, func(tx Tx) error {
		list, err = tx.deliveries(ctx, user, of, limit)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("messages of %s: %w", user, err)
	}
	return list, nil
}

func (tx Tx) deliveries(ctx context.Context, user string, of DeliveryFilter, limit int) ([]DeliveryItem, error) {
	rows, err := tx.sql.QueryContext(ctx, `
		SELECT d.delivery, c.channel, c.kind, c.address, d.state, d.due, d.attempts, d.last, d.answer, d.made
		FROM channels c
		CROSS JOIN LATERAL (
			SELECT *
			FROM deliveries
			WHERE channel = c.channel AND ($2 = '' OR EXISTS (
				SELECT FROM delivery_events JOIN alerts USING (event)
				WHERE delivery = deliveries.delivery AND watch = nullif($2, '')::uuid
			))
			ORDER BY made DESC, delivery
			LIMIT $3
		) d
		WHERE c.user_name = $1 AND ($4 = '' OR c.channel = nullif($4, '')::uuid)
		ORDER BY d.made DESC, d.delivery
		LIMIT $3`,
		user, of.Watch, limit, of.Channel)
	list, err := collectRows(rows, err, func(d *DeliveryItem) []any {
		return []any{&d.ID, &d.Channel, &d.Kind, &d.Address, &d.State, scanTime{&d.Due}, &d.Attempts, scanTime{&d.Last}, &d.Answer, scanTime{&d.Made}}
	})
	for i := range list {
		if err == nil {
			list[i].Items, err = tx.items(ctx, list[i].ID, user)
		}
	}
	return list, err
}

// Redeliver sends a message of a user once more, under the same id.
func (db *DB) Redeliver(ctx context.Context, user, id string, now time.Time) error {
	if !IsKey(id) {
		return fmt.Errorf("message %s: %w", id, ErrNotFound)
	}
	err := changed(db.pool.ExecContext(ctx, `
		UPDATE deliveries d SET state = 'waiting', due = least(due, $3), first = NULL
		FROM channels c
		WHERE d.delivery = $2 AND c.channel = d.channel AND c.user_name = $1`,
		user, id, now))
	if err != nil {
		return fmt.Errorf("send message %s again: %w", id, err)
	}
	return nil
}
