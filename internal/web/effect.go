package web

import (
	"context"

	"github.com/xiaozu-watch/xiaozu/internal/locale"
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
	for _, g := range e.Groups {
		v.Changes = append(v.Changes, consequence{Sign: "+", What: say("new group:"), Class: "added", Group: g.ID, Rest: span(g.Established, g.Ended)})
	}
	if e.Over != nil {
		v.Changes = append(v.Changes, consequence{Sign: "†", What: say("group ends:"), Class: "ended", Group: e.Over.ID, Rest: span(e.Over.Established, e.Over.Ended)})
	}
	for _, part := range []struct {
		seats       []postgres.Seat
		sign, class string
		what        locale.Message
	}{
		{e.Opened, "+", "added", say("new seat:")}, {e.Ended, "†", "ended", say("seat ends:")}, {e.Gone, "−", "gone", say("seat goes:")},
	} {
		for _, st := range newSeats(part.seats) {
			v.Changes = append(v.Changes, consequence{Sign: part.sign, What: part.what, Class: part.class, Seat: &st})
		}
	}
	return v
}

// addAlike lists facts that may say the same, or the contrary.
func (s *site) addAlike(ctx context.Context, v *factView, known postgres.Statement) error {
	alike, err := s.db.FactsAlike(ctx, known.Fact)
	v.Alike = newItems(alike)
	return err
}
