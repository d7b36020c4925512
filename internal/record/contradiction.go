package record

import "github.com/xiaozu-watch/xiaozu/internal/registry"

// A Contradiction is what cannot be so.
type Contradiction struct {
	Kind  string   `json:"kind"`
	Sure  bool     `json:"sure"`
	Group string   `json:"group"`
	Name  string   `json:"name"`
	Seats []Seat   `json:"seats"`
	Event string   `json:"event"`
	Dates []string `json:"dates"`
	Fact  string   `json:"fact"`
}

// NewContradiction is c in its published shape.
func NewContradiction(c registry.Contradiction) Contradiction {
	r := Contradiction{Kind: string(c.Kind), Sure: c.Sure, Group: c.Group.Group, Name: c.Group.Name, Event: string(c.Event),
		Fact: c.Fact, Seats: []Seat{}, Dates: []string{}}
	for _, s := range c.Seats {
		r.Seats = append(r.Seats, newSeat(registry.Sitting{Seat: s, Sure: registry.Certain}))
	}
	for _, d := range c.Dates {
		r.Dates = append(r.Dates, d.String())
	}
	return r
}
