package postgres_test

import (
	"context"
	"fmt"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// countingCalls go by everything there is, and so may read it.
func countingCalls(rows int) map[string]func(context.Context, *postgres.DB) error {
	return map[string]func(context.Context, *postgres.DB) error{
		"find a name": func(ctx context.Context, db *postgres.DB) error {
			pages, err := db.QueueNamed(ctx, func(string) []int32 { return []int32{-12, -11, -10, -9, -8, -7, -6, -5, -4, -3, -2, -1} })
			if err == nil && (pages == 0 || pages > int64(rows/500)) {
				err = fmt.Errorf("%d pages are queued, want some of the five-hundredth part", pages)
			}
			return err
		},
		"counts": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.Counts(ctx, postgres.CountFilter{})
			return err
		},
		"counts of one group": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.Counts(ctx, postgres.CountFilter{Group: "g10"})
			return err
		},
		"counts of a lineage": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.Counts(ctx, postgres.CountFilter{Group: "g10", Lineage: true})
			return err
		},
		"counts of merged groups": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.Counts(ctx, postgres.CountFilter{Group: "g10", Also: []string{"g11"}})
			return err
		},
		"counts of a level": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.Counts(ctx, postgres.CountFilter{Group: "provincial", ByLevel: true})
			return err
		},
		"counts of a publisher": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.Counts(ctx, postgres.CountFilter{Group: "g10", Publisher: "云岭日报"})
			return err
		},
		"totals of a publisher": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.PeriodTotals(ctx, postgres.CountFilter{Publisher: "云岭日报"})
			return err
		},
		"publishers naming": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.PublishersNaming(ctx, postgres.CountFilter{Group: "g10"})
			return err
		},
		"most named": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.MostNamed(ctx, news.GroupMention, 50)
			return err
		},
		"merged groups": func(ctx context.Context, db *postgres.DB) error { _, err := db.Group(ctx, "g10", "g11"); return err },
		"articles counted": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.CountedArticles(ctx, postgres.CountFilter{Group: "g10", From: news.Date{Year: 2019}, To: news.Date{Year: 2019}}, true, "", 50)
			return err
		},
		"counts of a year": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.Counts(ctx, postgres.CountFilter{From: news.Date{Year: 2019}, To: news.Date{Year: 2019}})
			return err
		},
		"totals by month": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.PeriodTotals(ctx, postgres.CountFilter{})
			return err
		},
		"source periods": func(ctx context.Context, db *postgres.DB) error {
			for _, err := range db.SourcePeriods(ctx, news.Monthly) {
				if err != nil {
					return err
				}
			}
			return nil
		},
		"first mentions": func(ctx context.Context, db *postgres.DB) error { _, err := db.FirstMentions(ctx); return err },
		"happenings": func(ctx context.Context, db *postgres.DB) error {
			return happenings(ctx, db, postgres.HappeningFilter{})
		},
		"meeting months":  func(ctx context.Context, db *postgres.DB) error { _, err := db.MeetingMonths(ctx); return err },
		"official name":   func(ctx context.Context, db *postgres.DB) error { _, err := db.OfficialName(ctx, "g10"); return err },
		"lives":           func(ctx context.Context, db *postgres.DB) error { _, err := db.Lives(ctx); return err },
		"seat grounds":    func(ctx context.Context, db *postgres.DB) error { _, err := db.SeatGrounds(ctx); return err },
		"seats":           func(ctx context.Context, db *postgres.DB) error { _, err := db.GroupSeats(ctx); return err },
		"events":          func(ctx context.Context, db *postgres.DB) error { _, err := db.LifeEvents(ctx); return err },
		"rivals":          func(ctx context.Context, db *postgres.DB) error { _, err := db.RivalDates(ctx, 50); return err },
		"groups":          func(ctx context.Context, db *postgres.DB) error { _, err := db.Groups(ctx, ""); return err },
		"sources":         func(ctx context.Context, db *postgres.DB) error { _, err := db.Sources(ctx); return err },
		"totals":          func(ctx context.Context, db *postgres.DB) error { _, err := db.Totals(ctx); return err },
		"seats by person": func(ctx context.Context, db *postgres.DB) error { _, err := db.PersonSeats(ctx); return err },
		"count names":     func(ctx context.Context, db *postgres.DB) error { return db.CountNames(ctx) },
	}
}

func happenings(ctx context.Context, db *postgres.DB, f postgres.HappeningFilter) error {
	for _, err := range db.Happenings(ctx, f) {
		if err != nil {
			return err
		}
	}
	_, _, err := db.HappeningsFrom(ctx, f)
	return err
}
