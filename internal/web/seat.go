package web

import (
	"context"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/registry"
)

// A seat is a role of a person in a group through time.
type seat struct {
	Role       string
	Person     string
	PersonHref string
	Span       any // from when to when; nil if unknown
	Seen       any // when facts show the person in it; nil if none do
	End        postgres.EndBasis
	Fact       string // address of the fact that it rests on; "" for the dictionary
	EndFact    string // address of the fact that ended it; "" for the dictionary, or no end
}

func newSeats(list []postgres.Seat) []seat {
	seats := make([]seat, len(list))
	for i, st := range list {
		seats[i] = newSeat(st)
	}
	return seats
}

func newSeat(st postgres.Seat) seat {
	s := seat{Role: st.Role, Person: st.PersonName, PersonHref: personPath(st.Person), Span: registry.Span(st.From, st.To),
		Seen: seen(st.FirstSeen, st.LastSeen), End: st.EndBasis}
	if st.Fact != "" {
		s.Fact = factPath(st.Fact, nil)
	}
	if st.EndedBy != "" {
		s.EndFact = factPath(st.EndedBy, nil)
	}
	return s
}

// seen says when facts show somebody in a seat.
func seen(first, last news.Date) any {
	switch {
	case first.IsZero():
		return nil
	case first == last:
		return say("seen {date}", first)
	}
	return say("seen {first} and {last}", first, last)
}

// addSeats tells what is known of the group before the decision.
func (s *site) addSeats(ctx context.Context, v *factView, known postgres.Statement) error {
	if known.BodyKey() == "" {
		return nil
	}
	seats, err := s.db.Seats(ctx, known.BodyKey())
	v.held = registry.PresentFirst(seats)
	v.Seats = newSeats(v.held)
	return err
}
