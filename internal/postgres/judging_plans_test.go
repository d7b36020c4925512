package postgres_test

import (
	"context"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

func audit(filter postgres.ActFilter) func(context.Context, *postgres.DB) error {
	return func(ctx context.Context, db *postgres.DB) error { return some(db.Acts(ctx, filter)) }
}

// judgingCalls serve the pages on which curators look at each other's decisions.
func judgingCalls(t *testing.T, dsn string) map[string]func(context.Context, *postgres.DB) error {
	skipped, taught, lesson := key(t, dsn, "f9"), key(t, dsn, "f200"), key(t, dsn, "l200")
	second := postgres.SecondFilter{By: "curator1", UpTo: "1fffffff-ffff-ffff-ffff-ffffffffffff", Limit: 20}
	return map[string]func(context.Context, *postgres.DB) error{
		"to second": func(ctx context.Context, db *postgres.DB) error { return some(db.ToSecond(ctx, second)) },
		"further to second": func(ctx context.Context, db *postgres.DB) error {
			further := second
			further.After = skipped
			_, err := db.ToSecond(ctx, further)
			return err
		},
		"disagreements":      func(ctx context.Context, db *postgres.DB) error { return some(db.Disagreements(ctx, 50)) },
		"lessons":            func(ctx context.Context, db *postgres.DB) error { return some(db.Lessons(ctx, "", 50)) },
		"lessons of a fact":  func(ctx context.Context, db *postgres.DB) error { return some(db.Lessons(ctx, taught, 5)) },
		"lesson":             func(ctx context.Context, db *postgres.DB) error { _, err := db.Lesson(ctx, lesson); return err },
		"effects":            func(ctx context.Context, db *postgres.DB) error { return some(db.LessonEffects(ctx, lesson)) },
		"audit":              audit(postgres.ActFilter{Limit: 50}),
		"audit of a curator": audit(postgres.ActFilter{By: "curator3", Limit: 50}),
		"audit of opinions":  audit(postgres.ActFilter{What: postgres.OpinionAct, Limit: 50}),
		"audit of a kind":    audit(postgres.ActFilter{Kind: news.GroupFact, Limit: 50}),
		"audit of a group":   audit(postgres.ActFilter{Group: "组2997", Limit: 50}),
		"audit of a month":   audit(postgres.ActFilter{On: news.Date{Year: 2019, Month: 3}, Limit: 50}),
		"earlier audit":      audit(postgres.ActFilter{After: "2019-01-01T09:00:00Z,decision," + skipped + ",1", By: "curator3", Limit: 50}),
		"last opinion": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.LastOpinion(ctx, "curator3")
			return err
		},
	}
}
