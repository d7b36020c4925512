package study

import (
	"context"
	"net/url"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/registry"
	"github.com/xiaozu-watch/xiaozu/internal/research"
	"github.com/xiaozu-watch/xiaozu/internal/research/plot"
)

// A Tier is a rank of roles in a group.
type Tier string

// Tiers, the highest first.
const (
	Heads       Tier = "head"
	Deputies    Tier = "deputy"
	Secretaries Tier = "secretary"
	Members     Tier = "member"
	Office      Tier = "office" // any role in the group's general office
)

// Tiers returns all tiers, the highest first.
func Tiers() []Tier { return []Tier{Heads, Deputies, Secretaries, Members, Office} }

// tierOf is the tier of a role.
func tierOf(role string) Tier {
	switch rank := registry.RoleRank(role); {
	case rank >= registry.OfficeRank:
		return Office
	case rank == 0:
		return Heads
	case rank <= 3:
		return Deputies
	case rank == 4:
		return Secretaries
	}
	return Members
}

// Seats counts seats on a day by how surely they were held then: see registry.Certainty.
type Seats struct{ Certain, Possible, NotKnown int }

// A Make is how many seats of which tier a group had at the end of a period, or has today if it is not over.
type Make struct {
	Group  string
	Period news.Period
	Begin  news.Date
	On     news.Date
	Tiers  map[Tier]Seats
}

// Composition gives what the group was made up of, period by period, from the first in which a seat is dated.
func Composition(ctx context.Context, db *postgres.DB, q Question) ([]Make, error) {
	if q.Group == "" {
		return nil, ErrNoGroup
	}
	groups, err := q.groups(ctx, db)
	if err != nil {
		return nil, err
	}
	var seats []postgres.Seat
	for _, group := range groups {
		of, err := db.Seats(ctx, group)
		if err != nil {
			return nil, err
		}
		seats = append(seats, of...)
	}
	return madeUp(q, seats), nil
}

func madeUp(q Question, seats []postgres.Seat) (makes []Make) {
	today, first := news.DateOf(q.Now), firstDate(seats)
	if first.IsZero() {
		return nil
	}
	for begin := q.period().Begin(first); !today.Before(begin); begin = q.period().Next(begin) {
		m := Make{Group: q.Group, Period: q.period(), Begin: begin, On: lastDay(q.period(), begin, today), Tiers: map[Tier]Seats{}}
		for _, s := range seats {
			m.count(s)
		}
		makes = append(makes, m)
	}
	return makes
}

func (m *Make) count(s postgres.Seat) {
	n := m.Tiers[tierOf(s.Role)]
	switch registry.Held(s, m.On) {
	case registry.Certain:
		n.Certain++
	case registry.Possible:
		n.Possible++
	case registry.NotKnown:
		n.NotKnown++
	}
	m.Tiers[tierOf(s.Role)] = n
}

// firstDate is the earliest date at which a seat is known to have been held or to have ended.
func firstDate(seats []postgres.Seat) (first news.Date) {
	for _, s := range seats {
		for _, d := range []news.Date{s.From, s.FirstSeen, s.To} {
			if !d.IsZero() && (first.IsZero() || d.Before(first)) {
				first = d
			}
		}
	}
	return first
}

func lastDay(p news.Period, begin, today news.Date) news.Date {
	last := p.Last(begin)
	if today.Before(last) {
		return today
	}
	return last
}

// A tierRow is one tier of a period.
type tierRow struct {
	Make
	tier Tier
}

func compositionTable(makes []Make) research.Table {
	var rows []tierRow
	for _, m := range makes {
		for _, tier := range Tiers() {
			rows = append(rows, tierRow{m, tier})
		}
	}
	return research.NewTable("composition", research.InTurn(rows),
		research.Text("group", "id of the group", func(r tierRow) string { return r.Group }),
		research.Text("period", "2024, 2024-Q1, 2024-03, …, in Beijing", func(r tierRow) string { return r.Period.Label(r.Begin) }),
		research.Date("on", "the day that is told of: the last of the period, or that of the export", func(r tierRow) news.Date { return r.On }),
		research.Text("tier", "head, deputy, secretary, member or office", func(r tierRow) string { return string(r.tier) }),
		research.Integer("certain", "seats that were held then whichever days their dates mean", func(r tierRow) int { return r.Tiers[r.tier].Certain }),
		research.Integer("possible", "seats that began or ended in a time around that day, of which no more is known", func(r tierRow) int { return r.Tiers[r.tier].Possible }),
		research.Integer("not_known", "seats of which the end, or the beginning, that would tell is not known", func(r tierRow) int { return r.Tiers[r.tier].NotKnown }),
		research.Path("the group on that day", func(r tierRow) string {
			return research.PathTo("/groups/"+url.PathEscape(r.Group), "on", r.On.String())
		}),
	)
}

// Stack is the composition as columns, the heads lowest; what is not certain is not sure. names are those of tiers.
func Stack(makes []Make, names func(Tier) string) (s plot.Stack) {
	for _, m := range makes {
		s.Periods = append(s.Periods, m.Period.Label(m.Begin))
	}
	for _, tier := range Tiers() {
		l := plot.Layer{Name: names(tier)}
		for _, m := range makes {
			n := m.Tiers[tier]
			l.Sure, l.Unsure = append(l.Sure, n.Certain), append(l.Unsure, n.Possible+n.NotKnown)
		}
		s.Layers = append(s.Layers, l)
	}
	return s
}
