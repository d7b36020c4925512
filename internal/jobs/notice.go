package jobs

import (
	"context"
	"maps"
	"slices"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// A notice tells of one tiding.
type notice struct {
	tx     postgres.Tx
	index  *alert.Index
	folder *zh.Folder
	now    time.Time
	slot   string // of the messages that leave at once: what one tiding tells a person goes together
	closed string // channel that cannot tell of itself

	// told are the watches that noticed an event, by user and event; none for what a person is told in
	// any case.
	told map[string]map[string][]alert.Watch
}

func (n *notice) tell(ctx context.Context, tiding postgres.Tiding) error {
	n.told = map[string]map[string][]alert.Watch{}
	events, err := n.events(ctx, tiding)
	if err != nil {
		return err
	}
	for _, e := range events {
		if err := n.record(ctx, e); err != nil {
			return err
		}
	}
	return n.send(ctx)
}

// inform puts down an event of which a person is told without any watch.
func (n *notice) inform(user, event string) {
	if n.told[user] == nil {
		n.told[user] = map[string][]alert.Watch{}
	}
	n.told[user][event] = nil
}

// record keeps an event that concerns anybody, with the alerts of those that did not notice it
// before.
func (n *notice) record(ctx context.Context, e alert.Event) error {
	watches, err := n.concerned(ctx, e)
	if err != nil {
		return err
	}
	return n.alert(ctx, e, watches)
}

// alert notes that watches noticed an event.
func (n *notice) alert(ctx context.Context, e alert.Event, watches []alert.Watch) error {
	if len(watches) == 0 {
		return nil
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
		if e.Past && w.Rhythm == alert.AtOnce {
			w.Rhythm = alert.Hourly // what fills years comes by thousands, and nobody waits for it
		}
		before := n.told[w.User][e.ID]
		n.inform(w.User, e.ID)
		n.told[w.User][e.ID] = append(before, w)
	}
	return err
}

// concerned are the watches that notice an event: one that corrects another is for those that
// noticed that, and a story that was found in one article is not found again in its copies.
func (n *notice) concerned(ctx context.Context, e alert.Event) ([]alert.Watch, error) {
	if e.Follows != "" {
		ids, err := n.tx.Told(ctx, e.Follows)
		return n.index.Following(e, ids), err
	}
	watches := slices.DeleteFunc(n.index.Match(e), func(w alert.Watch) bool { return !w.Tells(e) })
	if e.What != alert.ArticleFound || len(watches) == 0 {
		return watches, nil
	}
	told, err := n.tx.ToldOfStory(ctx, e.Source, e.Page)
	return slices.DeleteFunc(watches, func(w alert.Watch) bool { return slices.Contains(told, w.ID) }), err
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
		if route.Channel == n.closed {
			continue
		}
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
		if _, err := n.tx.AddDelivery(ctx, route.Channel, slot, when, n.now, due[when]); err != nil {
			return err
		}
	}
	return nil
}

// due is when a channel tells of what watches noticed: as soon as one of them may. Zero is never,
// since none uses the channel.
func (n *notice) due(ctx context.Context, route postgres.Route, watches []alert.Watch) (first time.Time, err error) {
	if len(watches) == 0 {
		return n.now, nil
	}
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
