package postgres_test

import (
	"context"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// judgingCalls serve the pages on which curators look at each other's decisions.
func judgingCalls(t *testing.T, dsn string) map[string]func(context.Context, *postgres.DB) error {
	skipped := key(t, dsn, "f9")
	second := postgres.SecondFilter{By: "curator1", UpTo: "1fffffff-ffff-ffff-ffff-ffffffffffff", Limit: 20}
	return map[string]func(context.Context, *postgres.DB) error{
		"to second": func(ctx context.Context, db *postgres.DB) error { return some(db.ToSecond(ctx, second)) },
		"further to second": func(ctx context.Context, db *postgres.DB) error {
			further := second
			further.After = skipped
			_, err := db.ToSecond(ctx, further)
			return err
		},
		"disagreements": func(ctx context.Context, db *postgres.DB) error { return some(db.Disagreements(ctx, 50)) },
		"last opinion": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.LastOpinion(ctx, "curator3")
			return err
		},
	}
}
