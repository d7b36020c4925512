package jobs

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
)

// A life is a sign that this process lives: an advisory lock on its client id, held by a
// connection of its own. PostgreSQL drops the lock the moment the process is gone, however it
// went, so that others can tell its abandoned jobs from running ones at once. The connection
// also tells when the database goes away and comes back.
type life struct {
	cancel context.CancelFunc
	done   chan struct{}
}

// lifeRetry is how soon a lost sign of life is shown again.
const lifeRetry = time.Second

func showLife(pool *pgxpool.Pool, id string, log *slog.Logger) *life {
	ctx, cancel := context.WithCancel(context.Background())
	l := &life{cancel: cancel, done: make(chan struct{})}
	shown := make(chan struct{}, 1)
	go func() {
		defer close(l.done)
		l.show(ctx, pool, id, log, func() {
			select {
			case shown <- struct{}{}:
			default:
			}
		})
	}()
	select {
	case <-shown:
	case <-time.After(10 * lifeRetry):
	}
	return l
}

// show holds the lock until ctx ends, telling once when it is lost and once when it is back.
func (l *life) show(ctx context.Context, pool *pgxpool.Pool, id string, log *slog.Logger, shown func()) {
	away := false
	for ctx.Err() == nil {
		err := hold(ctx, pool, id, func() {
			if away {
				log.Info("the database answers again; going on")
			}
			away = false
			shown()
		})
		if err != nil && ctx.Err() == nil && !away {
			log.Warn("the database does not answer; waiting for it", "error", err)
			away = true
		}
		select {
		case <-ctx.Done():
		case <-time.After(lifeRetry):
		}
	}
}

func (l *life) end() {
	l.cancel()
	<-l.done
}

// hold keeps the lock until the connection breaks or ctx ends.
func hold(ctx context.Context, pool *pgxpool.Pool, id string, shown func()) error {
	conn, err := pool.Acquire(ctx)
	if err != nil {
		return err
	}
	defer conn.Release()
	if _, err := conn.Exec(ctx, `SELECT pg_advisory_lock(hashtextextended($1, 0))`, id); err != nil {
		return err
	}
	shown()
	defer unlock(conn, id)
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(lifeRetry):
		}
		if err := conn.Ping(ctx); err != nil {
			return err
		}
	}
}

func unlock(conn *pgxpool.Conn, id string) {
	ctx, cancel := context.WithTimeout(context.Background(), lifeRetry)
	defer cancel()
	// A failure means that the connection, and the lock with it, is gone already.
	_, _ = conn.Exec(ctx, `SELECT pg_advisory_unlock(hashtextextended($1, 0))`, id)
}

// rescue makes the jobs available again whose process shows no sign of life, and has the pages looked for that it
// saved and asked for no reading of.

func (r *Runner) rescue(ctx context.Context) error {
	tag, err := r.pool.Exec(ctx, `
		WITH running AS MATERIALIZED (
			SELECT id, attempted_by[array_upper(attempted_by, 1)] AS owner
			FROM river.river_job
			WHERE state = 'running'
		), owners AS MATERIALIZED (
			SELECT DISTINCT owner FROM running
		), dead AS MATERIALIZED (
			SELECT owner FROM owners
			WHERE owner IS NULL OR pg_try_advisory_xact_lock(hashtextextended(owner, 0))
		)
		UPDATE river.river_job
		SET state = 'available', scheduled_at = now(), attempt = greatest(attempt - 1, 0)
		FROM running JOIN dead USING (owner)
		WHERE river_job.id = running.id AND river_job.state = 'running'`)
	if err != nil {
		return fmt.Errorf("rescue abandoned jobs: %w", err)
	}
	n := tag.RowsAffected()
	if n == 0 {
		return nil
	}
	r.desk.Log.Info("jobs of a process that died are taken up again", "jobs", n)
	if _, err := r.client.Insert(ctx, sweepArgs{Orphans: true}, nil); err != nil {
		return fmt.Errorf("ask for the pages of a process that died: %w", err)
	}
	return nil
}
