package study

import (
	"context"
	"slices"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
)

// A Tenure is how long a seat was held.
type Tenure struct {
	postgres.Seat
	Group string // official name
	Level string
	Tier  Tier
	postgres.Ground
	Least *int // days that it lasted whichever days its dates mean; nil if nothing is known
	Most  *int // days that it can have lasted; nil without a known beginning and end
}

// Over reports whether the beginning and the end are known.
func (t Tenure) Over() bool { return t.Most != nil }

// Days is in the middle between the least and the most, of a tenure that is over.
func (t Tenure) Days() int { return (*t.Least + *t.Most) / 2 }

// Tenures gives all seats in groups of the registry, by group.
func Tenures(ctx context.Context, db *postgres.DB, q Question) (tenures []Tenure, err error) {
	groups, err := db.Lives(ctx)
	if err != nil {
		return nil, err
	}
	seats, err := db.GroupSeats(ctx)
	if err != nil {
		return nil, err
	}
	grounds, err := db.SeatGrounds(ctx)
	if err != nil {
		return nil, err
	}
	for _, g := range groups {
		if !q.asks(g.Group, g.Level) {
			continue
		}
		for _, s := range seats[g.Group] {
			t := Tenure{Seat: s, Group: g.Name, Level: g.Level, Tier: tierOf(s.Role), Ground: grounds[s.Fact]}
			t.Least, t.Most = lasted(s)
			tenures = append(tenures, t)
		}
	}
	return tenures, nil
}

// lasted is how many days a seat was held, at least and at most. Where its beginning or its end is not known, it was
// held at least for the time that it is shown.
func lasted(s postgres.Seat) (least, most *int) {
	from, to := s.From, s.To
	if from.IsZero() {
		from = s.FirstSeen
	}
	if to.IsZero() {
		to = s.LastSeen
	}
	if from.IsZero() || to.IsZero() {
		return nil, nil
	}
	n := max(daysBetween(from.Last(), to.First()), 0)
	if !s.From.IsZero() && !s.To.IsZero() {
		m := daysBetween(from.First(), to.Last())
		most = &m
	}
	return &n, most
}

func daysBetween(a, b time.Time) int { return int(b.Sub(a).Hours() / 24) }

func tenureTable(tenures []Tenure) research.Table {
	return research.NewTable("tenures", research.InTurn(tenures),
		research.Text("group", "id of the group", func(t Tenure) string { return t.Body }),
		research.Text("name", "its official name, simplified", func(t Tenure) string { return t.Group }),
		research.Text("level", "whose it is", func(t Tenure) string { return t.Level }),
		research.Text("person", "id of the person, else the name", func(t Tenure) string { return t.Person }),
		research.Text("person_name", "simplified", func(t Tenure) string { return t.PersonName }),
		research.Text("role", "as printed", func(t Tenure) string { return t.Role }),
		research.Text("tier", "head, deputy, secretary, member or office", func(t Tenure) string { return string(t.Tier) }),
		research.Date("from", "first day; empty if unknown", func(t Tenure) news.Date { return t.From }),
		research.Date("to", "last day; empty if unknown, which does not mean that the seat is still held", func(t Tenure) news.Date { return t.To }),
		research.Text("end_basis", "empty if a text states the end; inferred or confirmed", func(t Tenure) string { return string(t.EndBasis) }),
		research.Optional("days_least", "days that it lasted whichever days its dates mean; empty if nothing is known", func(t Tenure) *int { return t.Least }),
		research.Optional("days_most", "days that it can have lasted; empty unless it is over and both dates are known", func(t Tenure) *int { return t.Most }),
		research.Text("basis", "dictionary or fact", func(t Tenure) string { return string(t.Basis) }),
		research.Text("fact", "id of the fact that opened it; empty for the dictionary", func(t Tenure) string { return t.Fact }),
		research.Text("url", "address of the article that states that fact best; empty for the dictionary", func(t Tenure) string { return t.URL }),
		research.Text("read_by", "the versions of what read it; empty for the dictionary", func(t Tenure) string { return t.ReadBy }),
	)
}

// A TierTenures sums up the seats of a tier.
type TierTenures struct {
	Tier                      Tier
	Over, Open                int // seats whose beginning and end are known, and others
	Shortest, Median, Longest int // days; of those that are over
}

// ByTier sums tenures up, the highest tier first; tiers without seats are left out.
func ByTier(tenures []Tenure) (sums []TierTenures) {
	for _, tier := range Tiers() {
		sum := TierTenures{Tier: tier}
		var over []int
		for _, t := range tenures {
			switch {
			case t.Tier != tier:
			case t.Over():
				over = append(over, t.Days())
			default:
				sum.Open++
			}
		}
		slices.Sort(over)
		if sum.Over = len(over); sum.Over > 0 {
			sum.Shortest, sum.Median, sum.Longest = over[0], over[len(over)/2], over[len(over)-1]
		}
		if sum.Over+sum.Open > 0 {
			sums = append(sums, sum)
		}
	}
	return sums
}
