package jobs

import (
	"context"
	"sync"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

const (
	// tellEvery is how soon tidings are told that this process did not note itself.
	tellEvery = time.Second
	// tellBatch bounds the tidings of one transaction.
	tellBatch = 100
	// indexEvery is how long a search may go without the names that groups and people got since.
	indexEvery = time.Hour
)

// A teller tells watchers what happened. Every process has one; one of them tells at a time.
type teller struct {
	runner *Runner
	wake   chan struct{}

	mu      sync.Mutex
	index   *alert.Index
	version int64
	built   time.Time
}

func newTeller(r *Runner) *teller { return &teller{runner: r, wake: make(chan struct{}, 1)} }

// soon makes the teller look at once.
func (t *teller) soon() {
	select {
	case t.wake <- struct{}{}:
	default: // it is about to look
	}
}

// run tells, and hands messages out, until ctx ends.
func (t *teller) run(ctx context.Context) {
	for ctx.Err() == nil {
		n, err := t.tell(ctx, time.Now())
		if err == nil {
			_, err = t.runner.handOut(ctx, time.Now())
		}
		t.complain(ctx, err)
		if n == tellBatch && err == nil {
			continue
		}
		select {
		case <-ctx.Done():
		case <-t.wake:
		case <-time.After(tellEvery):
		}
	}
}

// complain logs why watchers are not told, unless the process ends or the database is away.
func (t *teller) complain(ctx context.Context, err error) {
	if err != nil && ctx.Err() == nil && !postgres.IsUnavailable(err) {
		t.runner.desk.Log.Error("watchers are not told; trying again", "error", err)
	}
}

// tell matches a batch of tidings with the watches, and counts the tidings.
func (t *teller) tell(ctx context.Context, now time.Time) (int, error) {
	index, err := t.watches(ctx)
	if err != nil {
		return 0, err
	}
	return t.runner.desk.DB.Tell(ctx, tellBatch, func(tx postgres.Tx, tidings []postgres.Tiding) error {
		for _, tiding := range tidings {
			n := notice{tx: tx, index: index, folder: t.runner.desk.Lexicon.Folder(), now: now, slot: tiding.ID, closed: tiding.Channel}
			if err := n.tell(ctx, tiding); err != nil {
				return err
			}
		}
		return nil
	})
}

// watches are the newest watches of all.
func (t *teller) watches(ctx context.Context) (*alert.Index, error) {
	version, err := t.runner.desk.DB.WatchingVersion(ctx)
	if err != nil {
		return nil, err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.index != nil && t.version == version && time.Since(t.built) < indexEvery {
		return t.index, nil
	}
	all, err := t.runner.desk.DB.AllWatches(ctx)
	if err != nil {
		return nil, err
	}
	if err := t.findWays(ctx, all); err != nil {
		return nil, err
	}
	t.index, t.version, t.built = alert.NewIndex(all, t.runner.desk.Lexicon.Folder().String), version, time.Now()
	return t.index, nil
}

// findWays looks up what the searches among watches mean.
func (t *teller) findWays(ctx context.Context, watches []alert.Watch) (err error) {
	for i, w := range watches {
		if w.Condition.Kind == alert.Search && err == nil {
			watches[i].Ways, err = t.runner.seeker().Ways(ctx, w.Condition.Query)
		}
	}
	return err
}
