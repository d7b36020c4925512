package review_test

import (
	"errors"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/registry"
	"github.com/xiaozu-watch/xiaozu/internal/review"
	"github.com/xiaozu-watch/xiaozu/internal/source"
)

// A newsroom is a desk with a reader that states what it is told to.
type newsroom struct {
	review.Desk
	t       *testing.T
	crawler *postgres.DB
	words   string // in which the pages state facts
}

func newNewsroom(t *testing.T) newsroom {
	t.Helper()
	dsn := pgtest.DSN(t)
	n := newsroom{t: t, words: "任命", crawler: pgtest.Open(t, dsn, postgres.WithRole(postgres.CrawlerRole))}
	n.Desk = review.Desk{DB: pgtest.Open(t, dsn, postgres.WithRole(postgres.WebRole)), Rebuild: registry.Rebuild}
	if err := n.crawler.SaveSource(t.Context(), source.Source{ID: "yunling"}); err != nil {
		t.Fatal(err)
	}
	return n
}

// read makes the page with the address state the facts, in place of what it stated before.
func (n newsroom) read(url string, facts ...news.Fact) {
	n.t.Helper()
	page := news.Page{Source: "yunling", ID: news.PageID(url), URL: url, Status: 200, FetchedAt: time.Now()}
	if _, _, err := n.crawler.SavePage(n.t.Context(), page); err != nil {
		n.t.Fatal(err)
	}
	for i := range facts {
		facts[i].Evidence = news.Evidence{Span: news.Span{Start: 0, End: utf8.RuneCountInString(n.words)}, Text: n.words}
	}
	a := news.Article{Source: page.Source, Page: page.ID, Version: 1, URL: url, Title: "任命沈若兰"}
	if err := n.crawler.SaveReadings(n.t.Context(), []postgres.Reading{{Article: a, Facts: facts}}); err != nil {
		n.t.Fatal(err)
	}
}

func (n newsroom) decide(r review.Request) {
	n.t.Helper()
	r.By = "苏曼"
	if _, err := n.Decide(n.t.Context(), r); err != nil {
		n.t.Fatalf("%s: %v", r.Verdict, err)
	}
}

func (n newsroom) known(f news.Fact) postgres.Statement {
	n.t.Helper()
	s, err := n.DB.Statement(n.t.Context(), f.Key())
	if err != nil {
		n.t.Fatal(err)
	}
	return s
}

// expect checks the states of facts, by their order.
func (n newsroom) expect(step string, facts []news.Fact, states ...postgres.State) {
	n.t.Helper()
	for i, f := range facts {
		if got := n.known(f).State; got != states[i] {
			n.t.Errorf("%s: %s %s is %s, want %s", step, f.Person, f.Role, got, states[i])
		}
	}
}

func (n newsroom) seats(body string) (seats []string) {
	n.t.Helper()
	all, err := n.DB.Seats(n.t.Context(), body)
	if err != nil {
		n.t.Fatal(err)
	}
	for _, s := range all {
		seats = append(seats, s.Role+" "+s.PersonName+" "+s.From.String())
	}
	return seats
}

func appointment(person, role string, date news.Date) news.Fact {
	return news.Fact{Kind: news.AppointmentFact, Action: news.Appointed, Person: person, Role: role, Body: fact.Body, Date: date,
		Basis: news.PublishedDate, Rule: "by-as", Confidence: 0.9}
}

var in2024 = news.Date{Year: 2024, Month: 5}

// A correction accepts what the curator says, shows where from, survives every reading, and is taken
// back as a whole.
func TestCorrect(t *testing.T) {
	t.Parallel()
	n := newNewsroom(t)
	read, right := appointment("沈若", "组长", in2024), appointment("沈若兰", "组长", in2024)
	n.read("http://www.yunling.example/1.htm", read)
	correct := review.Request{Fact: read.Key(), Verdict: postgres.Correct, Expect: postgres.Proposed, Corrected: &right}
	n.decide(correct)
	both := []news.Fact{read, right}
	n.expect("corrected", both, postgres.Corrected, postgres.Accepted)
	if got := n.seats(fact.Body); len(got) != 1 || got[0] != "组长 沈若兰 2024-05" {
		t.Errorf("seats %q", got)
	}
	put := n.known(right)
	if len(put.Passages) != 1 || put.Passages[0].Evidence.Text != "任命" || put.Passages[0].Rule != postgres.CuratorRule {
		t.Errorf("evidence of what was put in place: %+v", put.Passages)
	}
	if s := n.known(read); s.CorrectedTo != right.Key() || s.Decisions[0].Corrected.Person != "沈若兰" {
		t.Errorf("the corrected fact leads to %q, its decision holds %+v", s.CorrectedTo, s.Decisions[0].Corrected)
	}
	n.read("http://www.yunling.example/1.htm", read)
	n.expect("read again", both, postgres.Corrected, postgres.Accepted)
	n.read("http://www.yunling.example/1.htm")
	n.expect("read as nothing", both, postgres.Corrected, postgres.Accepted)
	n.decide(review.Request{Fact: right.Key(), Verdict: postgres.Undo, Expect: postgres.Accepted})
	n.expect("taken back", both, postgres.Proposed, postgres.Withdrawn)
	if got := n.seats(fact.Body); len(got) != 0 || n.known(read).CorrectedTo != "" {
		t.Errorf("after undo: seats %q, corrected to %q", got, n.known(read).CorrectedTo)
	}
	n.read("http://www.yunling.example/2.htm", right)
	n.expect("an article states what was withdrawn", both, postgres.Proposed, postgres.Proposed)
	n.decide(correct)
	n.expect("corrected to a fact that waits", both, postgres.Corrected, postgres.Accepted)
}

// A correction to a fact that is accepted joins it; undoing it leaves that one alone.
func TestCorrectionJoins(t *testing.T) {
	t.Parallel()
	n := newNewsroom(t)
	read, right := appointment("沈若", "组长", in2024), appointment("沈若兰", "组长", in2024)
	wrong := appointment("顾明远", "组长", in2024)
	n.read("http://www.yunling.example/1.htm", read, right, wrong)
	n.decide(review.Request{Fact: right.Key(), Verdict: postgres.Accept, Expect: postgres.Proposed})
	n.decide(review.Request{Fact: read.Key(), Verdict: postgres.Correct, Expect: postgres.Proposed, Corrected: &right})
	if s := n.known(right); len(s.Decisions) != 1 || len(n.seats(fact.Body)) != 1 {
		t.Errorf("%d decisions on the joined fact, seats %q", len(s.Decisions), n.seats(fact.Body))
	}
	n.decide(review.Request{Fact: read.Key(), Verdict: postgres.Undo, Expect: postgres.Corrected})
	n.expect("taken back", []news.Fact{read, right}, postgres.Proposed, postgres.Accepted)

	n.decide(review.Request{Fact: wrong.Key(), Verdict: postgres.Reject, Expect: postgres.Proposed, Reason: "wrong person"})
	_, err := n.Decide(t.Context(), review.Request{Fact: read.Key(), Verdict: postgres.Correct, Expect: postgres.Proposed, Corrected: &wrong, By: "苏曼"})
	if !errors.Is(err, review.ErrNotAllowed) {
		t.Errorf("a correction to what was rejected: %v", err)
	}
	n.expect("refused", []news.Fact{read, wrong}, postgres.Proposed, postgres.Rejected)
}

// A better date stays with its fact, whatever is read later; undo gives back what was read.
func TestCorrectedDate(t *testing.T) {
	t.Parallel()
	n := newNewsroom(t)
	read := appointment("沈若兰", "组长", in2024)
	right := read
	right.Date, right.Basis = news.Date{Year: 2024, Month: 5, Day: 12}, news.StatedDate
	n.read("http://www.yunling.example/1.htm", read)
	n.decide(review.Request{Fact: read.Key(), Verdict: postgres.Correct, Expect: postgres.Proposed, Corrected: &right})
	n.read("http://www.yunling.example/2.htm", appointment("沈若兰", "组长", news.Date{Year: 2024, Month: 6, Day: 1}))
	if s := n.known(read); s.State != postgres.Accepted || s.Date != right.Date || n.seats(fact.Body)[0] != "组长 沈若兰 2024-05-12" {
		t.Errorf("%s on %s, seats %q", s.State, s.Date, n.seats(fact.Body))
	}
	n.decide(review.Request{Fact: read.Key(), Verdict: postgres.Undo, Expect: postgres.Accepted})
	if s := n.known(read); s.State != postgres.Proposed || s.Date.Day != 1 {
		t.Errorf("after undo: %s on %s", s.State, s.Date)
	}
}

// Several decisions are one act: all or none, and one undo, unless somebody decided since.
func TestDecideAll(t *testing.T) {
	t.Parallel()
	n := newNewsroom(t)
	facts := []news.Fact{appointment("沈若兰", "组长", in2024), appointment("顾明远", "副组长", in2024), appointment("岑知秋", "成员", in2024)}
	n.read("http://www.yunling.example/1.htm", facts...)
	var requests []review.Request
	for _, f := range facts {
		requests = append(requests, review.Request{Fact: f.Key(), Verdict: postgres.Accept, Expect: postgres.Proposed, By: "苏曼"})
	}
	n.decide(review.Request{Fact: facts[2].Key(), Verdict: postgres.BeUnsure, Expect: postgres.Proposed})
	if _, err := n.DecideAll(t.Context(), requests); !errors.Is(err, postgres.ErrChanged) {
		t.Fatalf("one of three was decided on: %v", err)
	}
	n.expect("all or none", facts, postgres.Proposed, postgres.Proposed, postgres.Unsure)
	requests[2].Expect = postgres.Unsure
	if _, err := n.DecideAll(t.Context(), requests); err != nil {
		t.Fatal(err)
	}
	if got := n.seats(fact.Body); len(got) != 3 {
		t.Errorf("seats %q", got)
	}
	n.decide(review.Request{Fact: facts[1].Key(), Verdict: postgres.Undo, Expect: postgres.Accepted})
	n.expect("one undo", facts, postgres.Proposed, postgres.Proposed, postgres.Unsure)
	if got := n.seats(fact.Body); len(got) != 0 {
		t.Errorf("seats %q", got)
	}
}
