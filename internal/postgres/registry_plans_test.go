package postgres_test

import (
	"context"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// registryCalls serve the pages of groups and people, and keep the registry.
func registryCalls() map[string]func(context.Context, *postgres.DB) error {
	return map[string]func(context.Context, *postgres.DB) error{
		"group page": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.Group(ctx, "g10")
			return err
		},
		"new groups": func(ctx context.Context, db *postgres.DB) error { _, err := db.NewGroups(ctx, 50); return err },
		"registry": func(ctx context.Context, db *postgres.DB) error {
			return db.Change(ctx, func(tx postgres.Tx) error {
				if _, err := tx.DictionarySeats(ctx, "g10"); err != nil {
					return err
				}
				if _, err := tx.Notices(ctx, "g10"); err != nil {
					return err
				}
				if _, err := tx.EndVerdicts(ctx, "g10"); err != nil {
					return err
				}
				_, err := tx.AcceptedFacts(ctx, "g10")
				return err
			})
		},
		"person page": func(ctx context.Context, db *postgres.DB) error { _, err := db.PersonPage(ctx, "人77"); return err },
		"own posts":   func(ctx context.Context, db *postgres.DB) error { _, err := db.OwnPosts(ctx, "g10"); return err },
		"by office":   func(ctx context.Context, db *postgres.DB) error { _, err := db.ByOffice(ctx, "g10"); return err },
		"happenings": func(ctx context.Context, db *postgres.DB) error {
			return happenings(ctx, db, postgres.HappeningFilter{Groups: []string{"g10", "g11"}})
		},
		"meetings": func(ctx context.Context, db *postgres.DB) error { _, err := db.Meetings(ctx, "g10"); return err },
		"posts": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.PostsOf(ctx, []string{"人77", "人78"})
			return err
		},
		"family":        func(ctx context.Context, db *postgres.DB) error { _, err := db.Family(ctx, "g10"); return err },
		"inferred ends": func(ctx context.Context, db *postgres.DB) error { _, err := db.InferredEnds(ctx, 50); return err },
	}
}
