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

// open adds a seat, unless it is known with a beginning that can mean the same.
func (b *bench) open(f postgres.Fact) {
	for _, s := range b.of(f) {
		if s.To.IsZero() && sameStart(s.From, f.Date) {
			return
		}
	}
	b.opened = append(b.opened, postgres.Seat{
		Body: f.BodyKey(), BodyName: f.Body, Person: f.PersonKey(), PersonName: f.Person, Role: f.Role,
		From: f.Date, Basis: postgres.FromFact, Fact: f.Key,
	})
}

// show adds a seat that was shown in passing, so without a beginning, unless the person is known
// in it already.
func (b *bench) show(f postgres.Fact) {
	if len(b.of(f)) > 0 {
		return
	}
	f.Date = news.Date{}
	b.open(f)
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
		b.opened = append(b.opened, postgres.Seat{
			Body: f.BodyKey(), BodyName: f.Body, Person: f.PersonKey(), PersonName: f.Person, Role: f.Role,
			Basis: postgres.FromFact, Fact: f.Key,
		})
		latest = &b.opened[len(b.opened)-1]
	}
	latest.To, latest.EndedBy = f.Date, f.Key
}

// of finds the seats of the fact's person in its role.
func (b *bench) of(f postgres.Fact) (seats []*postgres.Seat) {
	for _, all := range [][]postgres.Seat{b.dictionary, b.opened} {
		for i := range all {
			if all[i].Person == f.PersonKey() && all[i].Role == f.Role {
				seats = append(seats, &all[i])
			}
		}
	}
	return seats
}

// closed are the seats of the dictionary that facts ended.
func (b *bench) closed() (closed []postgres.Seat) {
	for _, s := range b.dictionary {
		if s.EndedBy != "" {
			closed = append(closed, s)
		}
	}
	return closed
}

// sameStart reports whether two beginnings can be the same day: one may be less precise. An
// unknown one may be any day, and so tells nothing.
func sameStart(a, b news.Date) bool {
	if a.IsZero() || b.IsZero() {
		return a == b
	}
	return strings.HasPrefix(a.String(), b.String()) || strings.HasPrefix(b.String(), a.String())
}
