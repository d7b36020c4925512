package jobs

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

const (
	// lookRetry is how soon a look that failed is taken again.
	lookRetry = time.Minute
	// lookEvery is how often it is looked for what no single article tells: a group that is named more
	// than it was, a head who stopped appearing.
	lookEvery = 6 * time.Hour
)

// keepLooking looks every so often until ctx ends, beside the telling, which does not wait for it.
func (t *teller) keepLooking(ctx context.Context) {
	for ctx.Err() == nil {
		next := lookEvery
		if err := t.look(ctx, time.Now()); err != nil {
			t.complain(ctx, err)
			next = lookRetry
		}
		select {
		case <-ctx.Done():
		case <-time.After(next):
		}
	}
}

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
			e.At = now
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
func (n *notice) seen(ctx context.Context, c alert.Condition) (e alert.Event, seen bool, err error) {
	called, err := n.tx.NameOfGroup(ctx, c.Group)
	if err != nil {
		return e, false, err
	}
	if c.Kind == alert.Surge {
		return n.surge(ctx, c.Group, called)
	}
	return n.absence(ctx, c.Group, called)
}

func (n *notice) surge(ctx context.Context, group, called string) (e alert.Event, seen bool, err error) {
	counts, err := n.tx.MonthsNamed(ctx, group, news.DateOf(n.now))
	if err != nil || len(counts) == 0 {
		return e, false, err
	}
	last := len(counts) - 1
	r, rises := alert.RiseOf(counts[:last], counts[last])
	return alert.SurgeOf(group, called, news.DateOf(n.now), r), rises, nil
}

// absence looks at the present head.
func (n *notice) absence(ctx context.Context, group, called string) (e alert.Event, seen bool, err error) {
	heads, err := n.tx.HeadsOf(ctx, group, news.DateOf(n.now.AddDate(-2, 0, 0)))
	h, found := postgres.HeadAt(heads, n.now)
	if err != nil || !found || !alert.Missing(h.Days, n.now) {
		return e, false, err
	}
	return alert.AbsenceOf(group, called, h.Person, h.Name, alert.Absence{Last: h.Days[len(h.Days)-1], Noticed: n.now}), true, nil
}

// lostCoverage tells those whose watches lived mainly on a source that it fell silent: what they are
// not told of may have happened all the same.
func (n *notice) lostCoverage(ctx context.Context, broken alert.Event) error {
	e := broken
	e.ID, e.What, e.Follows = alert.UUID("coverage", broken.ID), alert.CoverageLost, ""
	watches := n.index.Of(alert.Kinds...)
	var subjects []string
	for _, w := range watches {
		if subject := cmp.Or(w.Condition.Group, w.Condition.Person); subject != "" {
			subjects = append(subjects, subject)
		}
	}
	covered, err := n.tx.CoveredBy(ctx, e.Source, subjects, n.now)
	if err != nil {
		return err
	}
	place, level, err := n.tx.MainOf(ctx, e, n.now)
	if err != nil {
		return err
	}
	return n.alert(ctx, e, slices.DeleteFunc(watches, func(w alert.Watch) bool {
		c := w.Condition
		return c.Source != e.Source && !slices.Contains(covered, cmp.Or(c.Group, c.Person)) && !livesOn(c, e, place, level)
	}))
}

// livesOn reports whether a condition asks for the place or level of a source that is the main one of it.
func livesOn(c alert.Condition, e alert.Event, place, level bool) bool {
	return c.Place+c.Level != "" && (c.Place == "" || place && c.Place == e.Place) && (c.Level == "" || level && c.Level == e.Level)
}

// coverageBack corrects that the coverage by a source was lost.
func (n *notice) coverageBack(ctx context.Context, works alert.Event) ([]alert.Event, error) {
	lost, err := n.tx.LostCoverage(ctx, works.Source)
	for i, e := range lost {
		lost[i] = works
		lost[i].ID, lost[i].What, lost[i].Follows = alert.UUID("coverage back", e.ID), alert.CoverageBack, e.ID
	}
	return lost, err
}
