package postgres_test

import (
	"context"
	"errors"
	"fmt"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// curatingCalls serve the pages on which curators look for facts and decide on them.
func curatingCalls(fact, day string) map[string]func(context.Context, *postgres.DB) error {
	return map[string]func(context.Context, *postgres.DB) error{
		"queue":     queue(postgres.QueueFilter{Limit: 50, For: "anna"}),
		"uncertain": queue(postgres.QueueFilter{Order: postgres.ByUncertainty, After: fact, Limit: 50}),
		"oldest":    queue(postgres.QueueFilter{Order: postgres.ByAge, After: fact, Limit: 50}),
		"further":   queue(postgres.QueueFilter{After: fact, Limit: 50}),
		"of a kind": queue(postgres.QueueFilter{Kind: news.GroupFact, Limit: 50}),
		"a source":  queue(postgres.QueueFilter{Source: "s36", Limit: 50}),
		"a level":   queue(postgres.QueueFilter{Rank: 3, Limit: 50}),
		"no level": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.Queue(ctx, postgres.QueueFilter{Rank: 1, Limit: 50})
			return err
		},
		"reopened": queue(postgres.QueueFilter{Reopened: true, Limit: 50}),
		"count reopened": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.CountReopened(ctx)
			return err
		},
		"of bodies": queue(postgres.QueueFilter{Group: "组12", Limit: 50}),
		"of a rule": queue(postgres.QueueFilter{Rule: "r7", Limit: 50}),
		"surely":    queue(postgres.QueueFilter{Below: 0.6, Limit: 50}),
		"count facts": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.CountFacts(ctx, postgres.Proposed)
			return err
		},
		"notice": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.FactsOfNotice(ctx, "s36", news.PageID("http://x.example/76"))
			return err
		},
		"chosen": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.FactsThatWait(ctx, []string{fact})
			return err
		},
		"lease":  func(ctx context.Context, db *postgres.DB) error { _, err := db.Lease(ctx, "anna", fact); return err },
		"judged": func(ctx context.Context, db *postgres.DB) error { _, err := db.JudgedRule(ctx, ""); return err },
		"pace":   func(ctx context.Context, db *postgres.DB) error { _, err := db.PaceOf(ctx, "anna"); return err },
		"last act": func(ctx context.Context, db *postgres.DB) error {
			if _, _, err := db.LastAct(ctx, "anna"); !errors.Is(err, postgres.ErrNotFound) {
				return fmt.Errorf("an act of nobody: %w", err)
			}
			return nil
		},
		"facts":     facts(postgres.FactFilter{State: postgres.Proposed, Limit: 50}),
		"last page": facts(postgres.FactFilter{State: postgres.Proposed, After: day + "," + fact, Limit: 50}),
		"kind":      facts(postgres.FactFilter{State: postgres.Proposed, Kind: news.AppointmentFact, Limit: 50}),
		"action":    facts(postgres.FactFilter{Kind: news.GroupFact, Action: news.Found, Limit: 50}),
		"recent":    facts(postgres.FactFilter{Limit: 50}),
		"group":     facts(postgres.FactFilter{Group: "组10", Limit: 50}),
		"one group": facts(postgres.FactFilter{Group: "组2999", State: postgres.Unsure, Limit: 50}),
		"person":    facts(postgres.FactFilter{Person: "人77", Limit: 50}),
		"statement": func(ctx context.Context, db *postgres.DB) error { _, err := db.Statement(ctx, fact); return err },
		"alike": func(ctx context.Context, db *postgres.DB) error {
			f, err := db.Statement(ctx, fact)
			if err != nil {
				return err
			}
			_, err = db.FactsAlike(ctx, f.Fact)
			return err
		},
	}
}

func queue(filter postgres.QueueFilter) func(context.Context, *postgres.DB) error {
	return func(ctx context.Context, db *postgres.DB) error {
		items, err := db.Queue(ctx, filter)
		if err == nil && len(items) == 0 {
			err = fmt.Errorf("%+v finds nothing", filter)
		}
		return err
	}
}

func facts(filter postgres.FactFilter) func(context.Context, *postgres.DB) error {
	return func(ctx context.Context, db *postgres.DB) error {
		items, err := db.Facts(ctx, filter)
		if err == nil && len(items) == 0 {
			err = fmt.Errorf("%+v finds nothing", filter)
		}
		return err
	}
}
