package registry

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// Interlocks are the people and agencies that several groups have in common on a date.
type Interlocks struct {
	Groups   []postgres.Life // that share somebody, those that share most first
	People   []Interlocked   // who sit on several of Groups, those on most first
	Agencies []Interlocked   // whose people sit on several of Groups
	Left     int             // groups that share somebody and are not in Groups
}

// Interlocked is a person or agency with its seats in several groups.
type Interlocked struct {
	ID    string
	Name  string
	Seats map[string]Sitting // by group: of a person the surest, of an agency that of one who sits for it
}

// A Pair is two groups with those who sit in both.
type Pair struct {
	A, B   int // places in Groups
	Shared []string
}

// mostGroups bounds how many groups are shown together: more cannot be read.
const mostGroups = 30

// longestOpen is for how many years after its beginning a seat counts whose end is not known.
const longestOpen = 10

// InterlocksOn finds who sits in several groups on a date, and whose agencies do. A seat that is not
// sure counts only if it had begun, and not longer ago than longestOpen.
func InterlocksOn(ctx context.Context, db *postgres.DB, on news.Date) (Interlocks, error) {
	lives, err := db.Lives(ctx)
	if err != nil {
		return Interlocks{}, err
	}
	seats, err := db.GroupSeats(ctx)
	if err != nil {
		return Interlocks{}, err
	}
	people := map[string]*Interlocked{}
	for _, l := range lives {
		if Lasted(l.Established, l.Ended, on) == No {
			delete(seats, l.Group)
			continue
		}
		for _, s := range sittingOn(seats[l.Group], on) {
			if s.Sure > NotKnown || !s.From.IsZero() && on.Year-s.From.Year <= longestOpen {
				interlock(people, s.Person, s.PersonName, l.Group, s)
			}
		}
	}
	agencies, err := agenciesOn(ctx, db, people, on)
	if err != nil {
		return Interlocks{}, err
	}
	return newInterlocks(lives, several(people), several(agencies)), nil
}

// interlock notes a seat of a person or agency in a group; of several the surest stays.
func interlock(all map[string]*Interlocked, id, name, group string, s Sitting) {
	if all[id] == nil {
		all[id] = &Interlocked{ID: id, Name: name, Seats: map[string]Sitting{}}
	}
	if known, sits := all[id].Seats[group]; !sits || known.Sure < s.Sure {
		all[id].Seats[group] = s
	}
}

// several are those with seats in more than one group, those in most first.
func several(all map[string]*Interlocked) (list []Interlocked) {
	for _, x := range all {
		if len(x.Seats) > 1 {
			list = append(list, *x)
		}
	}
	slices.SortFunc(list, byGroups)
	return list
}

// byGroups puts those in most groups first.
func byGroups(a, b Interlocked) int {
	return cmp.Or(cmp.Compare(len(b.Seats), len(a.Seats)), cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
}

// newInterlocks keeps the groups that share most people, and those who still sit in several of them.
func newInterlocks(lives []postgres.Life, people, agencies []Interlocked) (v Interlocks) {
	shared := map[string]int{}
	for _, p := range people {
		for g := range p.Seats {
			shared[g]++
		}
	}
	for _, l := range lives {
		if shared[l.Group] > 0 {
			v.Groups = append(v.Groups, l)
		}
	}
	slices.SortStableFunc(v.Groups, func(a, b postgres.Life) int { return cmp.Compare(shared[b.Group], shared[a.Group]) })
	v.Left = max(len(v.Groups)-mostGroups, 0)
	v.Groups = v.Groups[:len(v.Groups)-v.Left]
	v.People, v.Agencies = v.among(people), v.among(agencies)
	return v
}

// among are those with seats in several of the groups, with these seats alone.
func (v Interlocks) among(list []Interlocked) (kept []Interlocked) {
	for _, x := range list {
		x.Seats = maps.Clone(x.Seats)
		maps.DeleteFunc(x.Seats, func(id string, _ Sitting) bool {
			return !slices.ContainsFunc(v.Groups, func(l postgres.Life) bool { return l.Group == id })
		})
		if len(x.Seats) > 1 {
			kept = append(kept, x)
		}
	}
	slices.SortFunc(kept, byGroups)
	return kept
}

// Pairs are the groups that share people.
func (v Interlocks) Pairs() (pairs []Pair) {
	for a := range v.Groups {
		for b := a + 1; b < len(v.Groups); b++ {
			var shared []string
			for _, p := range v.People {
				_, inA := p.Seats[v.Groups[a].Group]
				_, inB := p.Seats[v.Groups[b].Group]
				if inA && inB {
					shared = append(shared, p.Name)
				}
			}
			if len(shared) > 0 {
				pairs = append(pairs, Pair{a, b, shared})
			}
		}
	}
	return pairs
}
