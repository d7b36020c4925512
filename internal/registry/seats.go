package registry

import (
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// A bench is the seats of one body while facts are applied to it.
type bench struct {
	dictionary []postgres.Seat
	opened     []postgres.Seat // by facts
}

func newBench(dictionary []postgres.Seat) *bench { return &bench{dictionary: dictionary} }

// appoint opens or closes a seat. Nominations and proposals are no seats yet.
func (b *bench) appoint(f postgres.Fact) {
	switch f.Action {
	case news.Appointed, news.Concurrent, news.Elected:
		b.open(f)
	case news.Removed:
		b.close(f)
	}
}

// open adds a seat, unless it is known with a beginning that can mean the same. A roster names those
// who stay as it names those who come: who sat there already has been seen again.
func (b *bench) open(f postgres.Fact) {
	for _, s := range b.of(f) {
		switch {
		case s.To.IsZero() && sameStart(s.From, f.Date):
			return
		case s.To.IsZero() && f.Rule == "roster" && before(s.From, f.Date):
			see(s, f.Date)
			return
		}
	}
	b.add(f).From = f.Date
}

// add adds a seat of which nothing but its fact is known.
func (b *bench) add(f postgres.Fact) *postgres.Seat {
	b.opened = append(b.opened, postgres.Seat{
		Body: f.BodyKey(), BodyName: f.Body, Person: f.PersonKey(), PersonName: f.Person, Role: f.Role,
		Basis: postgres.FromFact, Fact: f.Key,
	})
	return &b.opened[len(b.opened)-1]
}

// show notes that the person was seen in a seat, or adds one that was shown in passing, so without
// a beginning, unless the person is known in it already.
func (b *bench) show(f postgres.Fact) {
	for _, s := range b.of(f) {
		if f.Date.IsZero() || Held(*s, f.Date) != No {
			see(s, f.Date)
			return
		}
	}
	s := b.add(f)
	see(s, f.Date)
}

// see notes that the person was in the seat on the day.
func see(s *postgres.Seat, on news.Date) {
	if on.IsZero() {
		return
	}
	if s.FirstSeen.IsZero() || on.First().Before(s.FirstSeen.First()) {
		s.FirstSeen = on
	}
	if s.LastSeen.IsZero() || on.First().After(s.LastSeen.First()) {
		s.LastSeen = on
	}
}

// replace ends the seats of those whom a full roster leaves out, unless a curator knows better.
func (b *bench) replace(r roster, verdicts map[postgres.End]postgres.EndVerdict) {
	for _, s := range b.all() {
		if !r.ends(*s) {
			continue
		}
		basis := postgres.Inferred
		switch verdicts[postgres.End{Body: s.Body, Person: s.Person, Role: s.Role, Fact: r.Fact}] {
		case postgres.RefuseEnd:
			continue
		case postgres.ConfirmEnd:
			basis = postgres.Confirmed
		}
		s.To, s.EndedBy, s.EndBasis = r.Date, r.Fact, basis
	}
}

// close ends the latest open seat of the person. A removal from a seat that nobody knew of tells
// that it was there: it is kept as a seat with an end and no beginning.
func (b *bench) close(f postgres.Fact) {
	var latest *postgres.Seat
	for _, s := range b.of(f) {
		if s.To.IsZero() && !s.From.First().After(f.Date.Last()) && (latest == nil || !s.From.First().Before(latest.From.First())) {
			latest = s
		}
	}
	if latest == nil {
		latest = b.add(f)
	}
	latest.To, latest.EndedBy = f.Date, f.Key
}

// of finds the seats of the fact's person in its role.
func (b *bench) of(f postgres.Fact) (seats []*postgres.Seat) {
	for _, s := range b.all() {
		if s.Person == f.PersonKey() && s.Role == f.Role {
			seats = append(seats, s)
		}
	}
	return seats
}

func (b *bench) all() (seats []*postgres.Seat) {
	for _, all := range [][]postgres.Seat{b.dictionary, b.opened} {
		for i := range all {
			seats = append(seats, &all[i])
		}
	}
	return seats
}

// changed are the seats of the dictionary of which facts say more.
func (b *bench) changed() (changed []postgres.Seat) {
	for _, s := range b.dictionary {
		if s.EndedBy != "" || !s.LastSeen.IsZero() {
			changed = append(changed, s)
		}
	}
	return changed
}

// sameStart reports whether two beginnings can be the same day: one may be less precise. An
// unknown one may be any day, and so tells nothing.
func sameStart(a, b news.Date) bool {
	if a.IsZero() || b.IsZero() {
		return a == b
	}
	return strings.HasPrefix(a.String(), b.String()) || strings.HasPrefix(b.String(), a.String())
}
