package jobs

import (
	"context"
	"maps"
	"slices"
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
)

// A teller tells watchers what happened. Every process has one; one of them tells at a time.
type teller struct {
	runner *Runner
	wake   chan struct{}

	mu      sync.Mutex
	index   *alert.Index
	version int64
}

func newTeller(r *Runner) *teller { return &teller{runner: r, wake: make(chan struct{}, 1)} }

// soon makes the teller look at once.
func (t *teller) soon() {
	select {
	case t.wake <- struct{}{}:
	default: // it is about to look
	}
}

// run tells until ctx ends.
func (t *teller) run(ctx context.Context) {
	for ctx.Err() == nil {
		n, err := t.tell(ctx, time.Now())
		if err != nil && ctx.Err() == nil && !postgres.IsUnavailable(err) {
			t.runner.desk.Log.Error("watchers are not told; trying again", "error", err)
		}
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

// tell matches a batch of tidings with the watches, and counts the tidings.
func (t *teller) tell(ctx context.Context, now time.Time) (int, error) {
	index, err := t.watches(ctx)
	if err != nil {
		return 0, err
	}
	return t.runner.desk.DB.Tell(ctx, tellBatch, func(tx postgres.Tx, tidings []postgres.Tiding) error {
		for _, tiding := range tidings {
			n := notice{tx: tx, index: index, fold: t.runner.desk.Lexicon.Folder().String, now: now, slot: tiding.ID}
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
	if t.index != nil && t.version == version {
		return t.index, nil
	}
	all, err := t.runner.desk.DB.AllWatches(ctx)
	if err != nil {
		return nil, err
	}
	t.index, t.version = alert.NewIndex(all, t.runner.desk.Lexicon.Folder().String), version
	return t.index, nil
}

// A notice tells of one tiding.
type notice struct {
	tx    postgres.Tx
	index *alert.Index
	fold  func(string) string
	now   time.Time
	slot  string // of the messages that leave at once: what one tiding tells a person goes together

	told map[string]map[string][]alert.Watch // by user and event: the watches that noticed it
}

func (n *notice) tell(ctx context.Context, tiding postgres.Tiding) error {
	events, err := n.events(ctx, tiding)
	if err != nil {
		return err
	}
	n.told = map[string]map[string][]alert.Watch{}
	for _, e := range events {
		if err := n.record(ctx, e); err != nil {
			return err
		}
	}
	return n.send(ctx)
}

// record keeps an event that concerns anybody, with the alerts of those that did not notice it
// before.
func (n *notice) record(ctx context.Context, e alert.Event) error {
	watches, err := n.concerned(ctx, e)
	if err != nil || len(watches) == 0 {
		return err
	}
	ids := make([]string, len(watches))
	for i, w := range watches {
		ids[i] = w.ID
	}
	added, err := n.tx.AddAlerts(ctx, e, ids, n.now)
	for _, w := range watches {
		if !slices.Contains(added, w.ID) {
			continue
		}
		if n.told[w.User] == nil {
			n.told[w.User] = map[string][]alert.Watch{}
		}
		n.told[w.User][e.ID] = append(n.told[w.User][e.ID], w)
	}
	return err
}

// concerned are the watches that notice an event: one that corrects another is for those that
// noticed that.
func (n *notice) concerned(ctx context.Context, e alert.Event) ([]alert.Watch, error) {
	if e.Follows != "" {
		ids, err := n.tx.Told(ctx, e.Follows)
		return n.index.ByID(ids), err
	}
	return slices.DeleteFunc(n.index.Match(e), func(w alert.Watch) bool { return !w.Tells(e) }), nil
}

// send puts what was recorded into messages to the people concerned.
func (n *notice) send(ctx context.Context) error {
	if len(n.told) == 0 {
		return nil
	}
	routes, err := n.tx.Routes(ctx, slices.Sorted(maps.Keys(n.told)))
	if err != nil {
		return err
	}
	for _, route := range routes {
		if err := n.sendOn(ctx, route); err != nil {
			return err
		}
	}
	return nil
}

// sendOn puts the events for a channel into the messages in which they are due.
func (n *notice) sendOn(ctx context.Context, route postgres.Route) error {
	due := map[time.Time][]string{}
	for event, watches := range n.told[route.User] {
		when, err := n.due(ctx, route, watches)
		if err != nil {
			return err
		}
		if !when.IsZero() {
			due[when] = append(due[when], event)
		}
	}
	for _, when := range slices.SortedFunc(maps.Keys(due), time.Time.Compare) {
		slot := n.slot
		if when.After(n.now) {
			slot = when.UTC().Format(time.RFC3339)
		}
		slices.Sort(due[when])
		if err := n.tx.AddDelivery(ctx, route.Channel, slot, when, n.now, due[when]); err != nil {
			return err
		}
	}
	return nil
}

// due is when a channel tells of what watches noticed: as soon as one of them may. Zero is never,
// since none uses the channel.
func (n *notice) due(ctx context.Context, route postgres.Route, watches []alert.Watch) (first time.Time, err error) {
	for _, w := range watches {
		if len(w.Channels) > 0 && !slices.Contains(w.Channels, route.Channel) {
			continue
		}
		var last time.Time
		if w.CoolDown > 0 {
			if last, err = n.tx.LastDue(ctx, w.ID, route.Channel, n.now.Add(-w.CoolDown)); err != nil {
				return first, err
			}
		}
		if due := route.Manner.Due(w, n.now, last); first.IsZero() || due.Before(first) {
			first = due
		}
	}
	return first, nil
}
