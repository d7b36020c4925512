package postgres

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/lib/pq"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
)

const watchColumns = `w.watch, w.user_name, w.name, w.condition, w.accepted_only, w.rhythm, w.cool_down, w.silent_until,
	w.channels, w.feed_token, w.created, w.past`

// watchPlaces are where watchColumns go.
func watchPlaces(w *alert.Watch) []any {
	return []any{&w.ID, &w.User, &w.Name, scanJSON{&w.Condition}, &w.AcceptedOnly, &w.Rhythm, scanMinutes{&w.CoolDown},
		scanTime{&w.SilentUntil}, pq.Array(&w.Channels), &w.Feed, scanTime{&w.Created}, &w.Past}
}

// SaveWatch adds a watch if it has no ID, else changes the one of the same ID and owner. It returns
// the watch as it is then; ErrNotFound if its owner has no such watch.
func (db *DB) SaveWatch(ctx context.Context, w alert.Watch) (saved alert.Watch, err error) {
	err = db.transact(ctx, func(tx Tx) error {
		saved, err = tx.saveWatch(ctx, w)
		return err
	})
	if err != nil {
		return alert.Watch{}, fmt.Errorf("save watch %q: %w", w.Name, err)
	}
	return saved, nil
}

func (tx Tx) saveWatch(ctx context.Context, w alert.Watch) (saved alert.Watch, err error) {
	condition, err := json.Marshal(w.Condition)
	if err != nil {
		return saved, err
	}
	if w.Rhythm == "" {
		w.Rhythm = alert.AtOnce
	}
	values := []any{text(w.User), text(w.Name), text(string(condition)), w.AcceptedOnly, string(w.Rhythm),
		int(w.CoolDown / time.Minute), sql.NullTime{Time: w.SilentUntil, Valid: !w.SilentUntil.IsZero()}, pq.Array(w.Channels), w.Past}
	if w.ID == "" {
		err = tx.sql.QueryRowContext(ctx, `
			INSERT INTO watches AS w (user_name, name, condition, accepted_only, rhythm, cool_down, silent_until, channels, past, feed_token)
			VALUES ($1, $2, $3, $4, $5, $6, $7, coalesce($8, '{}'::uuid[]), $9, $10)
			RETURNING `+watchColumns,
			append(values, rand.Text())...).Scan(watchPlaces(&saved)...)
	} else {
		err = tx.sql.QueryRowContext(ctx, `
			UPDATE watches w SET name = $2, condition = $3, accepted_only = $4, rhythm = $5, cool_down = $6,
				silent_until = $7, channels = coalesce($8, '{}'::uuid[]), past = $9
			WHERE user_name = $1 AND watch = $10
			RETURNING `+watchColumns,
			append(values, w.ID)...).Scan(watchPlaces(&saved)...)
	}
	if err != nil {
		return saved, notFound(err)
	}
	return saved, tx.watchesChanged(ctx)
}

// Resolve puts the id of the group or person in the place of a name in a condition: events hold ids. A name
// that nobody has yet is the id that who comes to have it gets.
func (db *DB) Resolve(ctx context.Context, c alert.Condition) (alert.Condition, error) {
	for _, who := range []struct {
		id    *string
		named func(context.Context, string) ([]string, error)
	}{{&c.Group, db.GroupsNamed}, {&c.Person, db.PeopleNamed}} {
		if *who.id == "" {
			continue
		}
		ids, err := who.named(ctx, *who.id)
		if err != nil {
			return c, err
		}
		if len(ids) > 1 {
			return c, fmt.Errorf("%q is the name of several; give the id of one: %s", *who.id, strings.Join(ids, ", "))
		}
		*who.id = ids[0]
	}
	return c, nil
}

// watchesChanged makes the workers load the watches anew.
func (tx Tx) watchesChanged(ctx context.Context) error {
	_, err := tx.sql.ExecContext(ctx, `UPDATE watching SET version = version + 1`)
	return err
}

// DeleteWatch removes a watch of a user with its alerts; ErrNotFound if there is none.
func (db *DB) DeleteWatch(ctx context.Context, user, id string) error {
	err := db.transact(ctx, func(tx Tx) error {
		if !IsKey(id) {
			return ErrNotFound
		}
		if err := changed(tx.sql.ExecContext(ctx, `DELETE FROM watches WHERE user_name = $1 AND watch = $2`, user, id)); err != nil {
			return err
		}
		return tx.watchesChanged(ctx)
	})
	if err != nil {
		return fmt.Errorf("delete watch %s: %w", id, err)
	}
	return nil
}

// A WatchItem is a watch in its owner's list.
type WatchItem struct {
	alert.Watch
	Alerts int       // in the last hundred days
	Last   time.Time // alert; zero if there was none
}

// Watches lists the watches of a user, in the order of their names.
func (db *DB) Watches(ctx context.Context, user string) ([]WatchItem, error) {
	rows, err := db.pool.QueryContext(ctx, `
		SELECT `+watchColumns+`, n.alerts, n.last
		FROM watches w
		CROSS JOIN LATERAL (
			SELECT count(*) AS alerts, max(made) AS last FROM alerts WHERE watch = w.watch AND made > now() - interval '100 days'
		) n
		WHERE w.user_name = $1
		ORDER BY w.name, w.created`,
		user)
	watches, err := collectRows(rows, err, func(w *WatchItem) []any {
		return append(watchPlaces(&w.Watch), &w.Alerts, scanTime{&w.Last})
	})
	if err != nil {
		return nil, fmt.Errorf("watches of %s: %w", user, err)
	}
	return watches, nil
}

// Watch returns a watch of a user; ErrNotFound if there is none.
func (db *DB) Watch(ctx context.Context, user, id string) (w alert.Watch, err error) {
	if !IsKey(id) {
		return w, fmt.Errorf("watch %s: %w", id, ErrNotFound)
	}
	err = db.pool.QueryRowContext(ctx, `SELECT `+watchColumns+` FROM watches w WHERE user_name = $1 AND watch = $2`,
		user, id).Scan(watchPlaces(&w)...)
	if err != nil {
		return alert.Watch{}, fmt.Errorf("watch %s: %w", id, notFound(err))
	}
	return w, nil
}

// WatchOfFeed returns the watch whose feeds have the secret in their address; ErrNotFound if there
// is none, or its owner's account is disabled.
func (db *DB) WatchOfFeed(ctx context.Context, token string) (w alert.Watch, err error) {
	err = db.pool.QueryRowContext(ctx, `
		SELECT `+watchColumns+`
		FROM watches w JOIN users u ON u.name = w.user_name
		WHERE w.feed_token = $1 AND u.disabled IS NULL`,
		token).Scan(watchPlaces(&w)...)
	if err != nil {
		return alert.Watch{}, fmt.Errorf("feed of a watch: %w", notFound(err))
	}
	return w, nil
}

// WatchingVersion is a number that grows whenever a watch changes.
func (db *DB) WatchingVersion(ctx context.Context) (version int64, err error) {
	if err = db.pool.QueryRowContext(ctx, `SELECT version FROM watching`).Scan(&version); err != nil {
		return 0, fmt.Errorf("version of the watches: %w", err)
	}
	return version, nil
}

// AllWatches returns the watches of everybody whose account is not disabled.
func (db *DB) AllWatches(ctx context.Context) ([]alert.Watch, error) {
	rows, err := db.pool.QueryContext(ctx, `
		SELECT `+watchColumns+`
		FROM watches w JOIN users u ON u.name = w.user_name
		WHERE u.disabled IS NULL
		ORDER BY w.created, w.watch`)
	watches, err := collectRows(rows, err, watchPlaces)
	if err != nil {
		return nil, fmt.Errorf("all watches: %w", err)
	}
	return watches, nil
}
