package postgres_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// key is the UUID that many.sql makes from a name.
func key(t *testing.T, dsn, name string) string {
	t.Helper()
	id, err := query(t, dsn, "", `SELECT md5('`+name+`')::uuid`)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// some turns a list into an error if it is empty.
func some[T any](list []T, err error) error {
	if err == nil && len(list) == 0 {
		err = fmt.Errorf("nothing is found")
	}
	return err
}

// watchingCalls serve the pages of watches, their feeds, and the workers that tell watchers.
func watchingCalls(t *testing.T, dsn string) map[string]func(context.Context, *postgres.DB) error {
	watch, channel, waiting, sent := key(t, dsn, "w0"), key(t, dsn, "c0"), key(t, dsn, "d500"), key(t, dsn, "d1000")
	fact, page, day := key(t, dsn, "f0"), news.PageID("http://x.example/0"), news.Date{Year: 2025, Month: 4, Day: 25}
	now := time.Now()
	return map[string]func(context.Context, *postgres.DB) error{
		"watches": func(ctx context.Context, db *postgres.DB) error { return some(db.Watches(ctx, "watcher0")) },
		"watch": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.Watch(ctx, "watcher0", watch)
			return err
		},
		"watch events":  func(ctx context.Context, db *postgres.DB) error { return some(db.WatchEvents(ctx, watch, 50)) },
		"group events":  func(ctx context.Context, db *postgres.DB) error { return some(db.GroupEvents(ctx, "g12", 50)) },
		"person events": func(ctx context.Context, db *postgres.DB) error { return some(db.PersonEvents(ctx, "人77", 50)) },
		"new group events": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.NewGroupEvents(ctx, 50)
			return err
		},
		"messages": func(ctx context.Context, db *postgres.DB) error {
			return some(db.Deliveries(ctx, "watcher0", postgres.DeliveryFilter{}, 50))
		},
		"messages of a watch": func(ctx context.Context, db *postgres.DB) error {
			return some(db.Deliveries(ctx, "watcher0", postgres.DeliveryFilter{Watch: watch}, 50))
		},
		"due messages": func(ctx context.Context, db *postgres.DB) error { return some(db.DueDeliveries(ctx, now, 50)) },
		"untold":       func(ctx context.Context, db *postgres.DB) error { _, err := db.Untold(ctx); return err },
		"begin sending": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.BeginDelivery(ctx, waiting, now)
			return err
		},
		"sent": func(ctx context.Context, db *postgres.DB) error {
			return db.DeliverySent(ctx, sent, "", now)
		},
		"latency": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.Latency(ctx, now.Add(-time.Hour))
			return err
		},
		"tell": func(ctx context.Context, db *postgres.DB) error {
			return taken(db.Tell(ctx, 50, func(postgres.Tx, []postgres.Tiding) error { return nil }))
		},
		"events of an article": inTx(func(ctx context.Context, tx postgres.Tx) error {
			if _, err := tx.ArticleEvent(ctx, "s0", page); err != nil {
				return err
			}
			if _, err := tx.LostFacts(ctx, "s0", page); err != nil {
				return err
			}
			_, err := tx.Edited(ctx, "s0", page, 2)
			return err
		}),
		"events of facts": inTx(func(ctx context.Context, tx postgres.Tx) error { return some(tx.FactEvents(ctx, []string{fact})) }),
		"event":           inTx(func(ctx context.Context, tx postgres.Tx) error { _, err := tx.Event(ctx, fact); return err }),
		"told":            inTx(func(ctx context.Context, tx postgres.Tx) error { return some(tx.Told(ctx, fact)) }),
		"routes":          inTx(func(ctx context.Context, tx postgres.Tx) error { return some(tx.Routes(ctx, []string{"watcher0"})) }),
		"last named": inTx(func(ctx context.Context, tx postgres.Tx) error {
			_, err := tx.LastNamed(ctx, "g10", day)
			return err
		}),
		"told of a story": inTx(func(ctx context.Context, tx postgres.Tx) error {
			_, err := tx.ToldOfStory(ctx, "s0", page)
			return err
		}),
		"last due": inTx(func(ctx context.Context, tx postgres.Tx) error {
			_, err := tx.LastDue(ctx, watch, channel, time.Date(2025, 4, 18, 0, 0, 0, 0, news.Beijing))
			return err
		}),
		"add alerts": inTx(func(ctx context.Context, tx postgres.Tx) error {
			e := alert.Event{ID: alert.UUID("test", "plan"), What: alert.Test, At: now}
			if _, err := tx.AddAlerts(ctx, e, []string{watch}, now); err != nil {
				return err
			}
			_, err := tx.AddDelivery(ctx, channel, "slot", now, now, []string{e.ID})
			return err
		}),
		"covers": inTx(func(ctx context.Context, tx postgres.Tx) error {
			_, err := tx.CoveredBy(ctx, "s0", []string{"g10", "g11", "人77"}, day.First())
			return err
		}),
		"main of its place": inTx(func(ctx context.Context, tx postgres.Tx) error {
			_, _, err := tx.MainOf(ctx, alert.Event{Source: "s0"}, day.First())
			return err
		}),
		"lost coverage": inTx(func(ctx context.Context, tx postgres.Tx) error {
			_, err := tx.LostCoverage(ctx, "s0")
			return err
		}),
		"try new groups": tried(alert.Condition{Kind: alert.NewGroups, Words: []string{"组2"}}),
		"try a group":    tried(alert.Condition{Kind: alert.Seats, Group: "g12"}),
		"try a person":   tried(alert.Condition{Kind: alert.Seats, Person: "人77"}),
		"try words":      tried(alert.Condition{Kind: alert.Words, Words: []string{"海岛"}}),
		"try pages":      tried(alert.Condition{Kind: alert.Pages, Group: "g10"}),
		"try silence":    tried(alert.Condition{Kind: alert.Silence, Group: "g10", Months: 1}),
		"try a surge":    looked(alert.Condition{Kind: alert.Surge, Group: "g10"}),
		"try an absence": looked(alert.Condition{Kind: alert.Absent, Group: "g10"}),
		"looks": inTx(func(ctx context.Context, tx postgres.Tx) error {
			if err := some(tx.MonthsNamed(ctx, "g10", day)); err != nil {
				return err
			}
			if _, err := tx.HeadsOf(ctx, "g10", day); err != nil {
				return err
			}
			_, err := tx.NameOfGroup(ctx, "g10")
			return err
		}),
	}
}

// tried is a condition that is tried on the past, whose words are in every five hundredth article.
func tried(c alert.Condition) func(context.Context, *postgres.DB) error {
	return func(ctx context.Context, db *postgres.DB) error {
		pairs := func(string) []int32 { return []int32{-1, -2} }
		same := func(text string) string { return text }
		events, _, err := db.Backtest(ctx, alert.Watch{Condition: c}, pairs, same, same)
		return some(events, err)
	}
}

// looked is tried, of what may never have happened.
func looked(c alert.Condition) func(context.Context, *postgres.DB) error {
	return func(ctx context.Context, db *postgres.DB) error {
		_, _, err := db.Backtest(ctx, alert.Watch{Condition: c}, nil, nil, nil)
		return err
	}
}

func inTx(do func(context.Context, postgres.Tx) error) func(context.Context, *postgres.DB) error {
	return func(ctx context.Context, db *postgres.DB) error {
		return db.Change(ctx, func(tx postgres.Tx) error { return do(ctx, tx) })
	}
}

// taken is an error if no tidings were.
func taken(n int, err error) error {
	if err == nil && n == 0 {
		err = fmt.Errorf("no tidings are taken")
	}
	return err
}
