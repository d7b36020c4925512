package postgres

import (
	"context"
	"fmt"
	"time"
)

// Untold counts what watchers are still to be told of, and the messages to them that are due.
func (db *DB) Untold(ctx context.Context) (n int, err error) {
	err = db.pool.QueryRowContext(ctx, `
		SELECT (SELECT count(*) FROM tidings) + (
			SELECT count(*)
			FROM deliveries
			JOIN channels USING (channel)
			JOIN users u ON u.name = user_name
			WHERE state = 'waiting' AND due <= now() AND closed IS NULL AND u.disabled IS NULL
		)`).Scan(&n)
	if err != nil {
		return 0, fmt.Errorf("count what is to be told: %w", err)
	}
	return n, nil
}

// Latency says how long watchers waited, from the arrival of the page to that of the message, in a
// time: the median and the 99th percentile of messages that were to be sent at once.
type Latency struct {
	Messages    int
	Median, P99 time.Duration
	Dead        int // messages that were given up and not sent again
	Waiting     int // messages that are due and were not sent yet
}

// Latency measures the messages that were sent since a time.
func (db *DB) Latency(ctx context.Context, since time.Time) (l Latency, err error) {
	var median, p99 float64
	err = db.pool.QueryRowContext(ctx, `
		SELECT count(*), coalesce(percentile_cont(0.5) WITHIN GROUP (ORDER BY waited), 0),
			coalesce(percentile_cont(0.99) WITHIN GROUP (ORDER BY waited), 0),
			(SELECT count(*) FROM deliveries WHERE state = 'dead'),
			(SELECT count(*) FROM deliveries WHERE state = 'waiting' AND due < now())
		FROM (
			SELECT extract(epoch FROM d.sent - min((e.content ->> 'fetched')::timestamptz))::float8 AS waited
			FROM deliveries d
			JOIN delivery_events USING (delivery)
			JOIN events e USING (event)
			WHERE d.state = 'sent' AND d.sent >= $1 AND d.attempts = 1 AND d.due <= d.made AND e.content ? 'fetched'
			GROUP BY d.delivery
		) w`,
		since).Scan(&l.Messages, &median, &p99, &l.Dead, &l.Waiting)
	if err != nil {
		return l, fmt.Errorf("how long watchers waited: %w", err)
	}
	l.Median, l.P99 = time.Duration(median*float64(time.Second)), time.Duration(p99*float64(time.Second))
	return l, nil
}
