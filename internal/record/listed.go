package record

import (
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/registry"
	"github.com/xiaozu-watch/xiaozu/internal/review"
)

// A ListedGroup is one of the registry, or one that facts name and nobody has accepted yet.
type ListedGroup struct {
	Group       string    `json:"group"`
	Name        string    `json:"name"`
	Level       string    `json:"level"`
	Established news.Date `json:"established"`
	Ended       news.Date `json:"ended"`
	State       string    `json:"state"`
	Articles    int       `json:"articles"`
	Last        news.Date `json:"last"` // day of the latest of them
}

// NewListedGroup is g in its published shape.
func NewListedGroup(g postgres.GroupItem) ListedGroup {
	return ListedGroup{g.ID, g.Name, g.Level, g.Established, g.Ended, string(g.State), g.Articles, g.Last}
}

// A ListedPerson is one of the dictionaries, or one who has a seat.
type ListedPerson struct {
	Person    string `json:"person"`
	Name      string `json:"name"`
	BirthYear int    `json:"birth_year"` // 0 if unknown
	Seats     int    `json:"seats"`      // in groups
	Posts     int    `json:"posts"`      // elsewhere
	Known     bool   `json:"known"`      // to the dictionaries
}

// NewListedPerson is p in its published shape.
func NewListedPerson(p postgres.PersonItem) ListedPerson {
	return ListedPerson{p.ID, p.Name, p.BirthYear, p.Seats, p.Posts, p.Known}
}

// A Change is an edit or deletion.
type Change struct {
	Kind   string `json:"kind"` // edited, gone
	Seen   string `json:"seen"`
	Source string `json:"source"`
	Page   string `json:"page"`
	URL    string `json:"url"`
	Title  string `json:"title"`
	How    string `json:"how"`
}

// NewChange is c in its published shape.
func NewChange(c postgres.Change) Change {
	return Change{string(c.Kind), c.At.Format(time.RFC3339), c.Source, c.Page, c.URL, c.Title, c.How}
}

// A Counted is an article that a point of a chart counts.
type Counted struct {
	Source        string `json:"source"`
	Page          string `json:"page"`
	URL           string `json:"url"`
	Title         string `json:"title"`
	Published     string `json:"published"`
	Mentions      int    `json:"mentions"`       // of the subject, bare forms not counted
	FirstPrinting bool   `json:"first_printing"` // whether it counts as a story
}

// NewCounted is a in its published shape.
func NewCounted(a postgres.CountedArticle) Counted {
	return Counted{a.Source, a.Page, a.URL, a.Title, a.Published.String(), a.Mentions, a.FirstPrinting}
}

// A Version is one of a page.
type Version struct {
	Version int    `json:"version"`
	Fetched string `json:"fetched"`
	Bytes   int    `json:"bytes"`
	Problem string `json:"problem"`
}

// NewVersion is v in its published shape.
func NewVersion(v postgres.PageVersion) Version {
	return Version{v.Version, v.Fetched.Format(time.RFC3339), v.Bytes, v.Problem}
}

// A Rule is how often a rule was right, by the decisions of curators.
type Rule struct {
	Rule  string  `json:"rule"`
	Right int     `json:"right"`
	Wrong int     `json:"wrong"`
	Low   float64 `json:"low"`  // of the share of right ones, in 95 of 100 cases
	High  float64 `json:"high"` // at most 1
}

// NewRule is j in its published shape.
func NewRule(j postgres.Judged) Rule {
	low, high := review.Wilson(j.Right, j.Right+j.Wrong)
	return Rule{j.Rule, j.Right, j.Wrong, low, high}
}

// A SharedSeat is one of several that a person, or people of one agency, hold in groups on a date.
type SharedSeat struct {
	Kind      string `json:"kind"` // person, agency
	ID        string `json:"id"`
	Name      string `json:"name"`
	Group     string `json:"group"`
	GroupName string `json:"group_name"`
	Role      string `json:"role"`
	Sitting   string `json:"sitting"` // name of who sits there
	Sure      string `json:"sure"`
}

// SharedSeats are the seats that interlock groups, group by group for each who has them.
func SharedSeats(found registry.Interlocks) (seats []SharedSeat) {
	for _, of := range []struct {
		kind string
		list []registry.Interlocked
	}{{"person", found.People}, {"agency", found.Agencies}} {
		for _, x := range of.list {
			for _, g := range found.Groups {
				if s, sits := x.Seats[g.Group]; sits {
					seats = append(seats, SharedSeat{of.kind, x.ID, x.Name, g.Group, g.Name, s.Role, s.PersonName, s.Sure.String()})
				}
			}
		}
	}
	return seats
}
