package record

import (
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/registry"
)

// A StatedFact is a fact with where it is stated and what was decided on it.
type StatedFact struct {
	Statement
	Passages  []Passage `json:"passages"`  // best first, at most a hundred
	Decisions []Verdict `json:"decisions"` // oldest first
}

// A Passage is one place where a fact is stated, as that text puts it.
type Passage struct {
	Statement
	Start     int    `json:"start"` // in characters of the article's text
	End       int    `json:"end"`   // not included
	Source    string `json:"source"`
	Page      string `json:"page"`
	URL       string `json:"url"`
	Published string `json:"published"`
	Story     string `json:"story"` // the same for all reprints
}

// A Verdict is a decision of a curator.
type Verdict struct {
	Verdict string `json:"verdict"`
	Before  string `json:"before"` // state of the fact
	After   string `json:"after"`
	Reason  string `json:"reason"`
	Note    string `json:"note"`
	By      string `json:"by"`
	At      string `json:"at"`
}

// NewStatedFact is s in its published shape.
func NewStatedFact(s postgres.Statement) StatedFact {
	r := StatedFact{Statement: newStatement(s.Fact), Passages: make([]Passage, len(s.Passages)), Decisions: make([]Verdict, len(s.Decisions))}
	for i, p := range s.Passages {
		r.Passages[i] = Passage{newStatement(p.Fact), p.Evidence.Start, p.Evidence.End, p.Article.Source, p.Article.Page, p.Article.URL,
			p.Article.Published.String(), p.Story}
	}
	for i, d := range s.Decisions {
		r.Decisions[i] = newVerdict(d)
	}
	return r
}

func newVerdict(d postgres.Decision) Verdict {
	return Verdict{string(d.Verdict), string(d.Before), string(d.After), d.Reason, d.Note, d.By, d.At.Format(time.RFC3339)}
}

// A Disagreement is a fact of which two curators say different things.
type Disagreement struct {
	Fact
	First    string `json:"first"` // verdict
	FirstBy  string `json:"first_by"`
	Second   string `json:"second"`
	SecondBy string `json:"second_by"`
}

// NewDisagreement is d in its published shape.
func NewDisagreement(d postgres.Disagreement) Disagreement {
	return Disagreement{NewFact(d.Item), string(d.First.Verdict), d.First.By, string(d.Second.Verdict), d.Second.By}
}

// A Namesake is a person who may be two, or two who may be one.
type Namesake struct {
	Suspicion string `json:"suspicion"` // split, merge
	Person    string `json:"person"`
	Other     string `json:"other"` // of a merger
	Seats     []Seat `json:"seats"` // that rouse it
}

// NewNamesake is n in its published shape.
func NewNamesake(n registry.Namesake) Namesake {
	r := Namesake{string(n.Action), n.Person, n.Other, make([]Seat, len(n.Seats))}
	for i, s := range n.Seats {
		r.Seats[i] = newSeat(registry.Sitting{Seat: s, Sure: registry.Certain})
	}
	return r
}

// A Lesson is a name that came to those that pages are read with, or went.
type Lesson struct {
	Lesson   string `json:"lesson"`
	Name     string `json:"name"`
	Group    string `json:"group"`
	What     string `json:"what"` // came, went, dated
	Fact     string `json:"fact"` // that taught it
	Learned  string `json:"learned"`
	Articles int    `json:"articles"` // that may have the name
	Left     int    `json:"left"`     // of them that are yet to be read again
	Gained   int    `json:"gained"`   // facts that they state since
	Changed  int    `json:"changed"`
	Lost     int    `json:"lost"`
}

// NewLesson is l in its published shape.
func NewLesson(l postgres.Lesson) Lesson {
	return Lesson{l.ID, l.Name, l.Group, string(l.What), l.Fact, l.Learned.Format(time.RFC3339), l.Articles, l.Left, l.Gained, l.Changed, l.Lost}
}

// An Effect is what articles state in place of what they stated before a lesson.
type Effect struct {
	Said     string `json:"said"` // fact; empty where one is gained
	Was      string `json:"was"`  // its state
	Says     string `json:"says"` // fact; empty where one is lost
	Is       string `json:"is"`   // its state
	Articles int    `json:"articles"`
	URL      string `json:"url"` // of the first of them
}

// NewEffect is e in its published shape.
func NewEffect(e postgres.LessonEffect) Effect {
	r := Effect{Was: string(e.Was), Is: string(e.Is), Articles: e.Articles, URL: e.First.URL}
	if e.Said != nil {
		r.Said = e.Said.Fact
	}
	if e.Says != nil {
		r.Says = e.Says.Fact
	}
	return r
}
