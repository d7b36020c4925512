package search

import (
	"context"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
	"github.com/xiaozu-watch/xiaozu/internal/terms"
)

// Ways are the texts that must stand together in an article, in each of the ways to say a query.
func (d Desk) Ways(ctx context.Context, query string) ([][]string, error) {
	return d.ways(ctx, d.Parse(query))
}

// Backtest returns what the archive holds that a watch with the condition would have noticed: see
// postgres.DB.Backtest.
func (d Desk) Backtest(ctx context.Context, c alert.Condition) (events []alert.Event, tried bool, err error) {
	w, folder := alert.Watch{Condition: c}, d.Lexicon.Folder()
	if c.Kind == alert.Search {
		if w.Ways, err = d.Ways(ctx, c.Query); err != nil {
			return nil, true, err
		}
	}
	return d.DB.Backtest(ctx, w, d.Lexicon.Pairs, folder.String, func(text string) string { return terms.Plain(folder, text) })
}
