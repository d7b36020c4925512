package web

import (
	"context"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// addQueue lists what comes next, so that a curator sees what a decision moves in.
func (s *site) addQueue(ctx context.Context, v *factView, known postgres.Statement) error {
	after, err := s.desk.Following(ctx, v.choice.filter(v.reader.Name), known.Key, 12)
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
