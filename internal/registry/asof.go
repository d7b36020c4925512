package registry

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// A Sitting is a seat on a date.
type Sitting struct {
	postgres.Seat
	Sure Certainty // never No
	Post OwnPost   // of the person on that date, elsewhere
}

// An OwnPost is a post outside the group as far as it is known for a date.
type OwnPost struct {
	Text string // as printed beside the person, or as the dictionary has it; "" if none is known
	Fact string // key of the fact that prints it; "" for the dictionary
}

// A GroupOn is a group on a date.
type GroupOn struct {
	On      news.Date
	Existed Certainty
	Called  []postgres.Life // what it was then: itself, or those it came from or became
	Seats   []Sitting       // those of the head first
}

// OfGroup tells what was with a group on a date: how it was called, who sat in it. The seats are those of
// the group under its present name; those of its earlier names are in Called.
func OfGroup(ctx context.Context, db *postgres.DB, g postgres.GroupPage, on news.Date) (GroupOn, error) {
	v := GroupOn{On: on, Existed: Lasted(g.Established, g.Ended, on), Called: Called(g.Family, g.ID, on), Seats: sittingOn(g.Seats, on)}
	printed, err := db.OwnPosts(ctx, g.ID)
	if err != nil {
		return GroupOn{}, err
	}
	people := make([]string, len(v.Seats))
	for i, s := range v.Seats {
		people[i] = s.Person
	}
	posts, err := db.PostsOf(ctx, people)
	if err != nil {
		return GroupOn{}, err
	}
	for i := range v.Seats {
		v.Seats[i].Post = ownPost(v.Seats[i].Person, printed, posts, on)
	}
	return v, nil
}

// sittingOn gives the seats that were held on the date, or may have been, by the rank of their roles.
func sittingOn(seats []postgres.Seat, on news.Date) []Sitting {
	var sitting []Sitting
	for _, s := range seats {
		if sure := Held(s, on); sure != No {
			sitting = append(sitting, Sitting{Seat: s, Sure: sure})
		}
	}
	return ByRank(sitting)
}

// OfPerson gives the seats and posts of a person on a date. Nobody has a seat in a group that is not there: a seat whose end
// nobody tells ends with its group.
func OfPerson(p postgres.PersonPage, on news.Date) []Sitting {
	return sittingOn(slices.DeleteFunc(slices.Clone(p.Seats), func(s postgres.Seat) bool {
		l, isGroup := p.Groups[s.Body]
		return isGroup && Lasted(l.Established, l.Ended, on) == No
	}), on)
}

// ByRank sorts seats by the rank of their roles, the surest of a role first.
func ByRank(seats []Sitting) []Sitting {
	slices.SortStableFunc(seats, func(a, b Sitting) int {
		return cmp.Or(cmp.Compare(RoleRank(a.Role), RoleRank(b.Role)), cmp.Compare(a.Role, b.Role), cmp.Compare(b.Sure, a.Sure),
			cmp.Compare(a.PersonName, b.PersonName))
	})
	return seats
}

// PresentFirst sorts seats for who decides on one: those without a known end by the rank of their roles, then those that ended, the
// latest first.
func PresentFirst(seats []postgres.Seat) []postgres.Seat {
	slices.SortStableFunc(seats, func(a, b postgres.Seat) int {
		if a.To.IsZero() && b.To.IsZero() {
			return cmp.Or(cmp.Compare(RoleRank(a.Role), RoleRank(b.Role)), cmp.Compare(a.Role, b.Role))
		}
		if a.To.IsZero() || b.To.IsZero() {
			return cmp.Compare(a.To.String(), b.To.String())
		}
		return cmp.Or(cmp.Compare(b.To.String(), a.To.String()), cmp.Compare(RoleRank(a.Role), RoleRank(b.Role)))
	})
	return seats
}

// OfficeRank is the rank of the head of a group's office; those of the group itself are lower.
const OfficeRank = 10

// RoleRank orders roles in a group: heads, deputies, secretaries-general, members, and behind them
// those of its office, in the same order.
func RoleRank(role string) int {
	if of, inner := ofOffice(role), strings.TrimPrefix(role, "办公室"); of && inner != role {
		return OfficeRank + RoleRank(inner)
	}
	switch {
	case isHead(role):
		return 0
	case strings.HasPrefix(role, "第一"):
		return 1
	case strings.Contains(role, "常务副"), strings.Contains(role, "执行"):
		return 2
	case strings.HasPrefix(role, "副"):
		return 3
	case strings.HasSuffix(role, "秘书长"):
		return 4
	}
	return 5
}

// ownPost is the person's post at the date: what a text of that time or the latest one before prints
// beside the name, else a post of the dictionary that was surely or perhaps held.
func ownPost(person string, printed []postgres.OwnPost, posts []postgres.Seat, on news.Date) (post OwnPost) {
	for _, p := range printed {
		if p.Person == person && !before(on, p.Date) {
			post = OwnPost{p.Post, p.Fact}
		}
	}
	if post.Text != "" {
		return post
	}
	var held []string
	for _, s := range posts {
		if s.Person == person && Held(s, on) >= Possible {
			held = append(held, s.BodyName+s.Role)
		}
	}
	return OwnPost{Text: strings.Join(held, "、")}
}

// Called gives what a group was on a date: itself if it can have been there then, else those of its
// line that it came from or became which can.
func Called(f postgres.Family, id string, on news.Date) []postgres.Life {
	lives := map[string]postgres.Life{}
	for _, l := range f.Lives {
		lives[l.Group] = l
	}
	var called []postgres.Life
	seen := map[string]bool{}
	var visit func(id string)
	visit = func(id string) {
		l, known := lives[id]
		if seen[id] || !known {
			return
		}
		seen[id] = true
		back, ahead := before(on, l.Established), before(l.Ended, on)
		if !back && !ahead {
			called = append(called, l)
		}
		for _, d := range f.Descents {
			switch {
			case back && d.Successor == id:
				visit(d.Predecessor)
			case ahead && d.Predecessor == id:
				visit(d.Successor)
			}
		}
	}
	visit(id)
	return called
}
