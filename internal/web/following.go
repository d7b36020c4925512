package web

import (
	"context"
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// addQueue lists what comes next, so that a curator sees what a decision moves in.
func (s *site) addQueue(ctx context.Context, v *factView, known postgres.Statement) error {
	after, err := s.following(ctx, v.choice, v.reader.Name, known.Key, 12)
	if err != nil {
		return err
	}
	keep := v.choice.query()
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

// following are the facts that wait after the one with the key; after the last one, those from the
// top. Facts that others look at are passed over.
func (s *site) following(ctx context.Context, c queueChoice, curator, key string, limit int) ([]postgres.Item, error) {
	filter := c.filter(curator)
	filter.Limit, filter.After = limit, key
	after, err := s.db.Queue(ctx, filter)
	if err != nil || len(after) > 0 {
		return after, err
	}
	filter.After = ""
	top, err := s.db.Queue(ctx, filter)
	return slices.DeleteFunc(top, func(i postgres.Item) bool { return i.Key == key }), err
}
