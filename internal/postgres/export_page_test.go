package postgres_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// pageCalls are the lists that programs read: two pages of each, and what narrows them.
func pageCalls(fact string) map[string]func(context.Context, *postgres.DB) error {
	calls := map[string]func(context.Context, *postgres.DB) error{
		"facts of a group":  pagesOf("facts", postgres.ExportFilter{Group: "g12"}),
		"facts of a person": pagesOf("facts", postgres.ExportFilter{Person: "人77"}),
		"one fact": func(ctx context.Context, db *postgres.DB) error {
			records, _, err := db.ExportPage(ctx, tableNamed("facts"), postgres.ExportFilter{Fact: fact}, nil, 1)
			if err == nil && len(records) != 1 {
				err = errors.New("it is not there")
			}
			return err
		},
		"events found": func(ctx context.Context, db *postgres.DB) error {
			_, next, err := db.EventsFound(ctx, "", "", nil, 50)
			if err != nil {
				return err
			}
			_, _, err = db.EventsFound(ctx, "", "", next, 50)
			return err
		},
		"events of a group": func(ctx context.Context, db *postgres.DB) error {
			_, _, err := db.EventsFound(ctx, "g12", "", nil, 50)
			return err
		},
	}
	for _, table := range []string{"articles", "mentions", "facts", "seats", "groups", "decisions"} {
		calls["pages of "+table] = pagesOf(table, postgres.ExportFilter{})
	}
	calls["articles of a month"] = pagesOf("articles", postgres.ExportFilter{Source: "s7", From: news.Date{Year: 2014, Month: 3}})
	return calls
}

func tableNamed(name string) postgres.Table {
	tables := postgres.Tables()
	return tables[slices.IndexFunc(tables, func(t postgres.Table) bool { return t.Name == name })]
}

func pagesOf(table string, filter postgres.ExportFilter) func(context.Context, *postgres.DB) error {
	return func(ctx context.Context, db *postgres.DB) error {
		first, next, err := db.ExportPage(ctx, tableNamed(table), filter, nil, 1)
		if err != nil || next == nil {
			return errors.Join(err, fmt.Errorf("%d rows, and no more", len(first)))
		}
		_, _, err = db.ExportPage(ctx, tableNamed(table), filter, next, 50)
		return err
	}
}

// What somebody puts into a question stays text.
func TestExportPageQuotes(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	nasty := `'; DROP TABLE facts; -- $on $day \ "`
	for _, table := range postgres.Tables() {
		filter := postgres.ExportFilter{}
		for _, choice := range table.ChosenBy() {
			switch choice {
			case "group":
				filter.Group = nasty
			case "person":
				filter.Person = nasty
			case "level":
				filter.Level = nasty
			case "source":
				filter.Source = nasty
			}
		}
		if records, _, err := db.ExportPage(t.Context(), table, filter, nil, 1); err != nil || len(records) > 0 {
			t.Errorf("%s: %d rows, error %v", table.Name, len(records), err)
		}
		cursor := postgres.Cursor{table.Name, nasty, nasty, nasty, nasty}
		if _, _, err := db.ExportPage(t.Context(), table, postgres.ExportFilter{}, cursor, 1); err != nil && !errors.Is(err, postgres.ErrNoCursor) {
			t.Errorf("%s: %v", table.Name, err)
		}
	}
}
