package jobs

import (
	"context"
	"slices"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// lookEvery is how often it is looked for what no single article tells: a group that is named more
// than it was, a head who stopped appearing.
const lookEvery = 6 * time.Hour

// look tells of what many articles together show. An event is told once however often it is seen.
func (t *teller) look(ctx context.Context, now time.Time) error {
	index, err := t.watches(ctx)
	if err != nil {
		return err
	}
	for _, w := range index.Of(alert.Surge, alert.Absent) {
		err := t.runner.desk.DB.Change(ctx, func(tx postgres.Tx) error {
			n := notice{tx: tx, index: index, now: now, slot: alert.UUID("look", w.ID, now.Format(time.DateOnly)), told: map[string]map[string][]alert.Watch{}}
			e, seen, err := n.seen(ctx, w.Condition)
			if err != nil || !seen {
				return err
			}
			if err := n.record(ctx, e); err != nil {
				return err
			}
			return n.send(ctx)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// seen looks at one group.
func (n *notice) seen(ctx context.Context, c alert.Condition) (alert.Event, bool, error) {
	e := alert.Event{At: n.now, Groups: []string{c.Group}, Names: []string{c.Group}}
	if c.Kind == alert.Surge {
		counts, err := n.tx.MonthsBefore(ctx, c.Group, n.now)
		if err != nil || len(counts) == 0 {
			return e, false, err
		}
		last := len(counts) - 1
		e.What, e.ID = alert.Surged, alert.UUID("surge", c.Group, n.now.In(news.Beijing).Format("2006-01"))
		return e, alert.Rises(counts[:last], counts[last]), nil
	}
	head, err := n.tx.HeadOf(ctx, c.Group, n.now)
	if err != nil || !alert.Missing(head.Days, n.now) {
		return e, false, err
	}
	last := head.Days[len(head.Days)-1].Format(time.DateOnly)
	e.What, e.ID, e.Note = alert.HeadAbsent, alert.UUID("absent", c.Group, head.Person, last), head.Name+", "+last
	return e, true, nil
}

// lostCoverage tells those whose watches lived mainly on a source that it fell silent: what they are
// not told of may have happened all the same.
func (n *notice) lostCoverage(ctx context.Context, broken alert.Event) error {
	e := broken
	e.ID, e.What, e.Follows = alert.UUID("coverage", broken.ID), alert.CoverageLost, ""
	var lost []alert.Watch
	for _, w := range n.index.Of(alert.Kinds...) {
		for _, subject := range []string{w.Condition.Group, w.Condition.Person} {
			if subject == "" || slices.ContainsFunc(lost, func(l alert.Watch) bool { return l.ID == w.ID }) {
				continue
			}
			mainly, err := n.tx.Covers(ctx, e.Source, subject, n.now)
			if err != nil {
				return err
			}
			if mainly {
				lost = append(lost, w)
			}
		}
	}
	return n.alert(ctx, e, lost)
}
