// Package record has the published shapes of what is known, for all who give it away: the command line as JSON, the
// API, and the pages as data. A shape that one command alone writes stands with that command. docs/contracts.md
// tells of each field; the doc tags are what the API says of those that it answers.
package record

import (
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/registry"
)

// A Seat is one on a date.
type Seat struct {
	Body       string    `json:"body" doc:"id of the group or agency, else its name"`
	BodyName   string    `json:"body_name" doc:"as the dictionary or the fact has it"`
	Role       string    `json:"role" doc:"head, deputy, member: as printed"`
	Person     string    `json:"person" doc:"id of the person, else the name"`
	PersonName string    `json:"person_name" doc:"simplified"`
	Sure       string    `json:"sure" enum:"certain,possible,not known" doc:"whether it was held on the date"`
	From       news.Date `json:"from" doc:"YYYY, YYYY-MM or YYYY-MM-DD; empty if unknown"`
	To         news.Date `json:"to" doc:"empty if unknown, which does not mean that the seat is still held"`
	EndBasis   string    `json:"end_basis" doc:"empty if a text states the end; inferred from a roster that leaves the person out; confirmed by a curator"`
	OwnPost    string    `json:"own_post" doc:"post elsewhere at that time, as printed beside the name or from the dictionary"`
	Basis      string    `json:"basis" doc:"dictionary or fact"`
	Fact       string    `json:"fact" doc:"id of the fact that opened it; empty for the dictionary"`
}

// newSeat is s in its published shape.
func newSeat(s registry.Sitting) Seat {
	return Seat{Body: s.Body, BodyName: s.BodyName, Role: s.Role, Person: s.Person, PersonName: s.PersonName, Sure: s.Sure.String(),
		From: s.From, To: s.To, EndBasis: string(s.EndBasis), OwnPost: s.Post.Text, Basis: string(s.Basis), Fact: s.Fact}
}

// newSeats never gives nil, which JSON would write as null.
func newSeats(sittings []registry.Sitting) []Seat {
	seats := make([]Seat, len(sittings))
	for i, s := range sittings {
		seats[i] = newSeat(s)
	}
	return seats
}

// A Group is one on a date.
type Group struct {
	Group   string    `json:"group" doc:"id; the name of a group that is in no dictionary"`
	Name    string    `json:"name" doc:"official, simplified; the latest where it had several"`
	On      news.Date `json:"on" doc:"the date that was asked for"`
	Existed string    `json:"existed" enum:"certain,possible,not known,no" doc:"whether it was there on the date"`
	Called  []string  `json:"called" doc:"names under which it was there: its own, or those of groups that it came from or became" nullable:"false"`
	Seats   []Seat    `json:"seats" doc:"held on the date, or perhaps; heads first" nullable:"false"`
}

// NewGroup is g as v has it on a date.
func NewGroup(g postgres.GroupPage, v registry.GroupOn) Group {
	r := Group{Group: g.ID, Name: g.Name, On: v.On, Existed: v.Existed.String(), Called: []string{}, Seats: newSeats(v.Seats)}
	for _, l := range v.Called {
		r.Called = append(r.Called, l.Name)
	}
	return r
}

// A Person is one on a date.
type Person struct {
	Person string    `json:"person" doc:"id, else the name"`
	Name   string    `json:"name" doc:"simplified"`
	On     news.Date `json:"on" doc:"the date that was asked for"`
	Seats  []Seat    `json:"seats" doc:"seats and posts held on the date, or perhaps" nullable:"false"`
}

// NewPerson is p on a date.
func NewPerson(p postgres.PersonPage, on news.Date) Person {
	return Person{Person: p.ID, Name: p.Name, On: on, Seats: newSeats(registry.OfPerson(p, on))}
}
