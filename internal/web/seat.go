package web

import (
	"context"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// A seat is a role of a person in a group through time.
type seat struct {
	Role   string
	Person string
	Span   any // from when to when; nil if unknown
	End    postgres.EndBasis
	Fact   string // address of the fact that it rests on; "" for the dictionary
}

func newSeats(list []postgres.Seat) []seat {
	seats := make([]seat, len(list))
	for i, st := range list {
		seats[i] = seat{Role: st.Role, Person: st.PersonName, Span: span(st.From, st.To), End: st.EndBasis}
		if st.Fact != "" {
			seats[i].Fact = factPath(st.Fact, nil)
		}
	}
	return seats
}

// addSeats tells what is known of the group before the decision.
func (s *site) addSeats(ctx context.Context, v *factView, known postgres.Statement, _ postgres.FactFilter) error {
	if known.BodyKey() == "" {
		return nil
	}
	seats, err := s.db.Seats(ctx, known.BodyKey())
	v.Seats = newSeats(seats)
	return err
}
