package postgres_test

import (
	"context"
	"fmt"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// searchingCalls serve the search, and the articles that it finds.
func searchingCalls() map[string]func(context.Context, *postgres.DB) error {
	page := news.PageID("http://x.example/77")
	return map[string]func(context.Context, *postgres.DB) error{
		"article":               func(ctx context.Context, db *postgres.DB) error { _, err := db.Article(ctx, "s37", page); return err },
		"rare text":             texts(postgres.TextQuery{Terms: [][]int32{{-1, -2}}, Limit: 21}),
		"frequent text":         texts(postgres.TextQuery{Terms: [][]int32{{-1}}, Limit: 21}),
		"text of a source":      texts(postgres.TextQuery{Terms: [][]int32{{-1, -2}, {-2}}, Source: "s7", Limit: 1}),
		"text of a year":        texts(postgres.TextQuery{Terms: [][]int32{{-1, -2}}, From: news.Date{Year: 2014}, To: news.Date{Year: 2014}, Limit: 1}),
		"rare text to rank":     toRank(postgres.TextQuery{Terms: [][]int32{{-1, -2}}, Limit: 30_000}, true),
		"frequent text to rank": toRank(postgres.TextQuery{Terms: [][]int32{{-1}}, Limit: 300}, false),
		"names typed": func(ctx context.Context, db *postgres.DB) error {
			keys, err := db.NamesTyped(ctx, []string{"人77", "77"}, 100)
			if err == nil && len(keys) < 4 {
				err = fmt.Errorf("%d keys", len(keys))
			}
			return err
		},
		"named": func(ctx context.Context, db *postgres.DB) error {
			named, err := db.Named(ctx, []postgres.Name{{Kind: "person", Text: "人77"}, {Kind: "group", Text: "组10"}})
			if err == nil && len(named) != 2 {
				err = fmt.Errorf("%+v", named)
			}
			return err
		},
	}
}

func texts(q postgres.TextQuery) func(context.Context, *postgres.DB) error {
	return func(ctx context.Context, db *postgres.DB) error {
		hits, err := db.FindArticles(ctx, q)
		if err == nil && len(hits) == 0 {
			err = fmt.Errorf("%+v finds nothing", q)
		}
		return err
	}
}

// toRank finds articles of which the best are wanted: whether they are all there are is known.
func toRank(q postgres.TextQuery, wantAll bool) func(context.Context, *postgres.DB) error {
	return func(ctx context.Context, db *postgres.DB) error {
		hits, all, err := db.FindMany(ctx, q, 40)
		if err == nil && (len(hits) == 0 || all != wantAll) {
			err = fmt.Errorf("%d to rank by %+v, all: %v", len(hits), q, all)
		}
		return err
	}
}
