package web

import (
	"context"
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// addQueue lists what comes next, so that a curator sees what a decision moves in.
func (s *site) addQueue(ctx context.Context, v *factView, known postgres.Statement, filter postgres.FactFilter) error {
	after, err := s.following(ctx, filter, known.Fact, 12)
	if err != nil {
		return err
	}
	keep := queueQuery(filter)
	for _, i := range append([]postgres.Item{{Fact: known.Fact}}, after...) {
		it := newItem(i)
		it.Href = factPath(i.Key, keep)
		v.Queue = append(v.Queue, it)
	}
	if len(after) > 0 {
		v.Skip = factPath(after[0].Key, keep)
	}
	return nil
}

// following are the facts that wait after f; after the last one, those from the top.
func (s *site) following(ctx context.Context, filter postgres.FactFilter, f postgres.Fact, limit int) ([]postgres.Item, error) {
	filter.Limit, filter.After = limit, postgres.Item{Fact: f}.Cursor()
	after, err := s.db.Facts(ctx, filter)
	if err != nil || len(after) > 0 {
		return after, err
	}
	filter.After = ""
	top, err := s.db.Facts(ctx, filter)
	return slices.DeleteFunc(top, func(i postgres.Item) bool { return i.Key == f.Key }), err
}
