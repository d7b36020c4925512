package postgres

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/host"
)

// ChangeHost hands what is known of a host to change, while no other process can see or change
// it, and keeps what change makes of it. now is the database's time. change may be run again.
func (db *DB) ChangeHost(ctx context.Context, name string, change func(now time.Time, h *host.State)) error {
	err := db.transact(ctx, func(tx Tx) error {
		now, before, err := tx.host(ctx, name)
		if err != nil {
			return err
		}
		after := before
		if change(now, &after); after == before {
			return nil
		}
		return tx.saveHost(ctx, name, after)
	})
	if err != nil {
		return fmt.Errorf("host %s: %w", name, err)
	}
	return nil
}

// host reads the row of a host, which stays locked. now is that of the moment it was locked.
func (tx Tx) host(ctx context.Context, name string) (now time.Time, h host.State, err error) {
	const lock = `SELECT 1 FROM hosts WHERE host = $1 FOR UPDATE`
	var one int
	if err = notFound(tx.sql.QueryRowContext(ctx, lock, name).Scan(&one)); err == ErrNotFound {
		if _, err = tx.sql.ExecContext(ctx, `INSERT INTO hosts (host) VALUES ($1) ON CONFLICT DO NOTHING`, text(name)); err == nil {
			err = tx.sql.QueryRowContext(ctx, lock, name).Scan(&one)
		}
	}
	if err != nil {
		return now, h, err
	}
	err = tx.sql.QueryRowContext(ctx, `
		SELECT clock_timestamp(), holder, held_until, wanted, wanted_at, asked, rest_until, strikes, why
		FROM hosts
		WHERE host = $1`,
		name).Scan(&now, &h.Holder, scanTime{&h.HeldUntil}, &h.Wanted, scanTime{&h.WantedAt},
		scanTime{&h.Asked}, scanTime{&h.RestUntil}, &h.Strikes, &h.Why)
	return now, h, err
}

func (tx Tx) saveHost(ctx context.Context, name string, h host.State) error {
	_, err := tx.sql.ExecContext(ctx, `
		UPDATE hosts SET holder = $2, held_until = $3, wanted = $4, wanted_at = $5,
			asked = $6, rest_until = $7, strikes = $8, why = $9
		WHERE host = $1`,
		name, text(h.Holder), timeOrNull(h.HeldUntil), text(h.Wanted), timeOrNull(h.WantedAt),
		timeOrNull(h.Asked), timeOrNull(h.RestUntil), h.Strikes, text(h.Why))
	return err
}

// timeOrNull is the value of a column that is null for the zero time.
func timeOrNull(t time.Time) sql.NullTime { return sql.NullTime{Time: t, Valid: !t.IsZero()} }

// A RobotsFile is an answer for robots.txt.
type RobotsFile struct {
	Fetched time.Time
	Status  int
	Body    []byte
}

// Robots is the robots.txt kept for an origin ("https://www.gov.cn"), zero if none is.
func (db *DB) Robots(ctx context.Context, origin string) (f RobotsFile, err error) {
	err = notFound(db.pool.QueryRowContext(ctx, `
		SELECT fetched, status, body
		FROM robots
		WHERE origin = $1`,
		origin).Scan(&f.Fetched, &f.Status, &f.Body))
	if err != nil && err != ErrNotFound {
		return f, fmt.Errorf("robots.txt of %s: %w", origin, err)
	}
	return f, nil
}

// SaveRobots keeps a robots.txt in place of an older one.
func (db *DB) SaveRobots(ctx context.Context, origin string, f RobotsFile) error {
	body := f.Body
	if body == nil {
		body = []byte{}
	}
	_, err := db.pool.ExecContext(ctx, `
		INSERT INTO robots (origin, fetched, status, body)
		VALUES ($1, $2, $3, $4)
		ON CONFLICT (origin) DO UPDATE SET fetched = EXCLUDED.fetched, status = EXCLUDED.status, body = EXCLUDED.body
		WHERE robots.fetched <= EXCLUDED.fetched`,
		text(origin), f.Fetched, f.Status, body)
	if err != nil {
		return fmt.Errorf("keep robots.txt of %s: %w", origin, err)
	}
	return nil
}

// SpendRequests adds requests, which may be negative, to those of a source on a day
// ("2006-01-02"), up to most in all, and tells how many it added.
func (db *DB) SpendRequests(ctx context.Context, source, day string, requests, most int) (added int, err error) {
	err = db.transact(ctx, func(tx Tx) error {
		added, err = tx.spendRequests(ctx, source, day, requests, most)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("requests to %s on %s: %w", source, day, err)
	}
	return added, nil
}

func (tx Tx) spendRequests(ctx context.Context, source, day string, requests, most int) (added int, err error) {
	var before int
	err = tx.sql.QueryRowContext(ctx, `
		INSERT INTO request_days AS d (source, day, requests)
		VALUES ($1, $2, 0)
		ON CONFLICT (source, day) DO UPDATE SET requests = d.requests
		RETURNING requests`,
		source, day).Scan(&before)
	if err != nil {
		return 0, err
	}
	added = max(-before, min(requests, max(0, most-before)))
	_, err = tx.sql.ExecContext(ctx, `
		UPDATE request_days SET requests = requests + $3
		WHERE source = $1 AND day = $2`,
		source, day, added)
	return added, err
}
