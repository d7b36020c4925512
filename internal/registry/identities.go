package registry

import (
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// Identities say who is who, by the decisions that stand. They never change.
type Identities struct {
	standing []postgres.IdentityDecision // oldest first
}

// NewIdentities takes all decisions, oldest first.
func NewIdentities(all []postgres.IdentityDecision) Identities {
	undone := map[int]bool{}
	for _, d := range all {
		undone[d.Undoes] = true
	}
	return Identities{slices.DeleteFunc(slices.Clone(all), func(d postgres.IdentityDecision) bool {
		return d.Action == postgres.UndoIdentity || undone[d.N]
	})}
}

// Standing are the decisions that nobody took back, oldest first.
func (x Identities) Standing() []postgres.IdentityDecision { return x.standing }

// Group is the id of the group that the texts of a day mean by an id.
func (x Identities) Group(id string, on news.Date) string {
	return x.resolve("group", id, func(d postgres.IdentityDecision) bool {
		return !on.IsZero() && !before(on, d.Since)
	})
}

// Person is the id of the person that texts about a body, by its id in them, mean by an id.
func (x Identities) Person(id, body string) string {
	return x.resolve("person", id, func(d postgres.IdentityDecision) bool { return slices.Contains(d.Bodies, body) })
}

// resolve follows the decisions in their order; parted says whether a split is about what is resolved.
func (x Identities) resolve(kind, id string, parted func(postgres.IdentityDecision) bool) string {
	for _, d := range x.standing {
		if d.Kind != kind || d.Subject != id {
			continue
		}
		if d.Action == postgres.Merge || d.Action == postgres.Split && parted(d) {
			id = d.Other
		}
	}
	return id
}

// Origins are the ids that may mean id: itself first.
func (x Identities) Origins(kind, id string) []string {
	ids := []string{id}
	for _, d := range slices.Backward(x.standing) {
		if d.Kind == kind && (d.Action == postgres.Merge || d.Action == postgres.Split) && slices.Contains(ids, d.Other) && !slices.Contains(ids, d.Subject) {
			ids = append(ids, d.Subject)
		}
	}
	return ids
}

// Merged are the other ids that mean id at any time.
func (x Identities) Merged(kind, id string) []string {
	return slices.DeleteFunc(x.Origins(kind, id), func(origin string) bool {
		return origin == id || x.resolve(kind, origin, never) != id
	})
}

// Links are the addresses at which one reads about a group or person, as they were entered.
func (x Identities) Links(kind, id string) (links []string) {
	for _, d := range x.standing {
		if d.Kind == kind && d.Action == postgres.Link && x.resolve(kind, d.Subject, never) == id && !slices.Contains(links, d.Other) {
			links = append(links, d.Other)
		}
	}
	return links
}

func never(postgres.IdentityDecision) bool { return false }

// fact is f about whom it is about, in the seat that is meant. Its key stays.
func (x Identities) fact(f postgres.Fact) postgres.Fact {
	f.Role = f.SeatRole()
	if person := x.Person(f.PersonKey(), f.BodyKey()); person != f.PersonKey() {
		f.PersonEntry = person
	}
	if body := x.Group(f.BodyKey(), f.Date); body != f.BodyKey() {
		f.BodyEntry = body
	}
	return f
}
