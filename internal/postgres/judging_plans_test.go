package postgres_test

import (
	"context"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

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
		"disagreements":     func(ctx context.Context, db *postgres.DB) error { return some(db.Disagreements(ctx, 50)) },
		"lessons":           func(ctx context.Context, db *postgres.DB) error { return some(db.Lessons(ctx, "", 50)) },
		"lessons of a fact": func(ctx context.Context, db *postgres.DB) error { return some(db.Lessons(ctx, taught, 5)) },
		"lesson":            func(ctx context.Context, db *postgres.DB) error { _, err := db.Lesson(ctx, lesson); return err },
		"effects":           func(ctx context.Context, db *postgres.DB) error { return some(db.LessonEffects(ctx, lesson)) },
		"last opinion": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.LastOpinion(ctx, "curator3")
			return err
		},
	}
}
