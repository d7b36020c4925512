package web

import (
	"context"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/registry"
)

// An effectView lists what accepting a fact would change in the registry.
type effectView struct {
	Changes []consequence
}

// A consequence is one row that would come, end or go.
type consequence struct {
	Sign  string // the shape beside the colour of Class
	What  any    // in words
	Class string
	Seat  *seat
	Group string
	Rest  any
}

// addEffect tells what accepting a fact that waits would change.
func (s *site) addEffect(ctx context.Context, v *factView, known postgres.Statement) error {
	if known.BodyKey() == "" || known.State != postgres.Proposed && known.State != postgres.Unsure {
		return nil
	}
	effect, err := registry.EffectOf(ctx, s.db, known.Fact)
	if err != nil {
		return err
	}
	v.Effect = newEffectView(effect)
	return nil
}

func newEffectView(e registry.Effect) *effectView {
	v := &effectView{}
	for _, change := range e.Changes() {
		c := consequence{Sign: change.Sign, What: change.Says, Class: effectClasses[change.Sign]}
		if g := change.Group; g != nil {
			c.Group, c.Rest = g.ID, registry.Span(g.Established, g.Ended)
		} else {
			held := newSeat(*change.Seat)
			c.Seat = &held
		}
		v.Changes = append(v.Changes, c)
	}
	return v
}

// addAlike lists facts that may say the same, or the contrary.
func (s *site) addAlike(ctx context.Context, v *factView, known postgres.Statement) error {
	alike, err := s.db.FactsAlike(ctx, known.Fact)
	v.Alike = newItems(alike)
	return err
}
