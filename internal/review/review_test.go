package review_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/review"
	"github.com/xiaozu-watch/xiaozu/internal/source"
	"github.com/xiaozu-watch/xiaozu/migrations"
)

func TestMain(m *testing.M) { pgtest.Main(m, migrations.FS) }

var fact = news.Fact{Kind: news.GroupFact, Action: news.Found, Body: "云岭省海岛保护领导小组"}

// desk is one on a database that proposes the fact, and acts as the web pages do.
func desk(t *testing.T) review.Desk {
	t.Helper()
	dsn := pgtest.DSN(t)
	db := pgtest.Open(t, dsn, postgres.WithRole(postgres.CrawlerRole))
	if err := db.SaveSource(t.Context(), source.Source{ID: "yunling"}); err != nil {
		t.Fatal(err)
	}
	url := "http://www.yunling.example/1.htm"
	page := news.Page{Source: "yunling", ID: news.PageID(url), URL: url, Status: 200, FetchedAt: time.Now()}
	if _, _, err := db.SavePage(t.Context(), page); err != nil {
		t.Fatal(err)
	}
	a := news.Article{Source: page.Source, Page: page.ID, Version: 1, URL: url}
	if err := db.SaveReadings(t.Context(), []postgres.Reading{{Article: a, Facts: []news.Fact{fact}}}); err != nil {
		t.Fatal(err)
	}
	return review.Desk{
		DB:      pgtest.Open(t, dsn, postgres.WithRole(postgres.WebRole)),
		Rebuild: func(context.Context, postgres.Tx, postgres.Fact) error { return nil },
	}
}

func ask(v postgres.Verdict, expect postgres.State) review.Request {
	r := review.Request{Fact: fact.Key(), Verdict: v, Expect: expect, By: "苏曼"}
	if v == postgres.Reject {
		r.Reason = "not stated"
	}
	return r
}

func TestDecide(t *testing.T) {
	t.Parallel()
	d := desk(t)
	for i, c := range []struct {
		verdict postgres.Verdict
		expect  postgres.State
		after   postgres.State
		err     error
	}{
		{postgres.Undo, postgres.Proposed, "", review.ErrNotAllowed},
		{"admire", postgres.Proposed, "", review.ErrNotAllowed},
		{postgres.BeUnsure, postgres.Proposed, postgres.Unsure, nil},
		{postgres.BeUnsure, postgres.Unsure, "", review.ErrNotAllowed},
		{postgres.Accept, postgres.Proposed, "", postgres.ErrChanged},
		{postgres.Accept, postgres.Unsure, postgres.Accepted, nil},
		{postgres.Reject, postgres.Accepted, "", review.ErrNotAllowed},
		{postgres.Undo, postgres.Accepted, postgres.Unsure, nil},
		{postgres.Undo, postgres.Unsure, postgres.Proposed, nil},
		{postgres.Undo, postgres.Proposed, "", review.ErrNotAllowed},
		{postgres.Reject, postgres.Proposed, postgres.Rejected, nil},
		{postgres.Undo, postgres.Rejected, postgres.Proposed, nil},
	} {
		got, err := d.Decide(t.Context(), ask(c.verdict, c.expect))
		if !errors.Is(err, c.err) || got.After != c.after {
			t.Fatalf("step %d, %s of a %s fact: %q, %v; want %q, %v", i, c.verdict, c.expect, got.After, err, c.after, c.err)
		}
	}
	s, err := d.DB.Statement(t.Context(), fact.Key())
	if err != nil || s.State != postgres.Proposed || len(s.Decisions) != 6 {
		t.Errorf("%s after %d decisions, %v", s.State, len(s.Decisions), err)
	}
	if got := review.Verdicts(s.Fact, s.Decisions); !slices.Equal(got, []postgres.Verdict{postgres.Accept, postgres.Reject, postgres.Correct, postgres.BeUnsure}) {
		t.Errorf("allowed now: %v", got)
	}
}

func TestRefused(t *testing.T) {
	t.Parallel()
	d := desk(t)
	nobody := ask(postgres.Accept, postgres.Proposed)
	nobody.By = ""
	noReason := ask(postgres.Reject, postgres.Proposed)
	noReason.Reason = "because"
	reason := ask(postgres.Accept, postgres.Proposed)
	reason.Reason = "duplicate"
	long := ask(postgres.Accept, postgres.Proposed)
	long.Note = strings.Repeat("长", 501)
	for _, r := range []review.Request{nobody, noReason, reason, long} {
		if _, err := d.Decide(t.Context(), r); !errors.Is(err, review.ErrNotAllowed) {
			t.Errorf("%+v: %v", r, err)
		}
	}
	unknown := ask(postgres.Accept, postgres.Proposed)
	unknown.Fact = news.PageID("no such fact")
	if _, err := d.Decide(t.Context(), unknown); !errors.Is(err, postgres.ErrNotFound) {
		t.Error(err)
	}
}

// When the registry cannot follow, nothing is decided.
func TestAllOrNothing(t *testing.T) {
	t.Parallel()
	d := desk(t)
	broken := errors.New("registry is broken")
	d.Rebuild = func(context.Context, postgres.Tx, postgres.Fact) error { return broken }
	if _, err := d.Decide(t.Context(), ask(postgres.Accept, postgres.Proposed)); !errors.Is(err, broken) {
		t.Fatal(err)
	}
	s, err := d.DB.Statement(t.Context(), fact.Key())
	if err != nil || s.State != postgres.Proposed || len(s.Decisions) != 0 {
		t.Errorf("%s after %d decisions, %v", s.State, len(s.Decisions), err)
	}
}

// Of curators who see the same state and decide at once, one is heard and the others are told.
func TestOneOfMany(t *testing.T) {
	t.Parallel()
	d := desk(t)
	const curators = 8
	errs := make([]error, curators)
	var all sync.WaitGroup
	for i := range curators {
		all.Go(func() { _, errs[i] = d.Decide(t.Context(), ask(postgres.Accept, postgres.Proposed)) })
	}
	all.Wait()
	refused := 0
	for _, err := range errs {
		if errors.Is(err, postgres.ErrChanged) {
			refused++
		} else if err != nil {
			t.Error(err)
		}
	}
	if refused != curators-1 {
		t.Errorf("%d of %d were refused", refused, curators)
	}
}
