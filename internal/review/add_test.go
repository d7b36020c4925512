package review_test

import (
	"errors"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/review"
)

// What a curator adds is accepted with its passage, stays when the article is read again, can be taken
// back, and counts as missed.
func TestAdd(t *testing.T) {
	t.Parallel()
	n := newNewsroom(t)
	const url = "http://www.yunling.example/1.htm"
	read, missed := appointment("沈若兰", "组长", in2024), appointment("顾明远", "副组长", in2024)
	n.read(url, read)
	missed.Evidence = news.Evidence{Span: news.Span{Start: 2, End: 5}, Text: "沈若兰"}
	add := review.Addition{Fact: missed, Source: "yunling", Page: news.PageID(url), By: "苏曼"}
	if err := n.Add(t.Context(), add); err != nil {
		t.Fatal(err)
	}
	n.decide(review.Request{Fact: read.Key(), Verdict: postgres.Accept, Expect: postgres.Proposed})
	n.read(url, read)
	n.expect("read again", []news.Fact{read, missed}, postgres.Accepted, postgres.Accepted)
	if s := n.known(missed); len(s.Passages) != 1 || s.Passages[0].Evidence != missed.Evidence {
		t.Errorf("passages %+v", s.Passages)
	}
	if found, missed, err := n.DB.Missed(t.Context()); err != nil || found != 1 || missed != 1 {
		t.Errorf("%d found, %d missed, %v", found, missed, err)
	}
	n.decide(review.Request{Fact: missed.Key(), Verdict: postgres.Undo, Expect: postgres.Accepted})
	n.expect("taken back", []news.Fact{missed}, postgres.Withdrawn)
	n.decide(review.Request{Fact: read.Key(), Verdict: postgres.Undo, Expect: postgres.Accepted})
	n.decide(review.Request{Fact: read.Key(), Verdict: postgres.Reject, Expect: postgres.Proposed, Reason: "other"})
	add.Fact = read
	if err := n.Add(t.Context(), add); !errors.Is(err, review.ErrNotAllowed) {
		t.Errorf("what was rejected is added: %v", err)
	}
}

// Another name of a group, added from an article, is one that pages are read with from then on.
func TestAddName(t *testing.T) {
	t.Parallel()
	n := newNewsroom(t)
	const url = "http://www.yunling.example/1.htm"
	n.read(url)
	alias := news.Fact{Kind: news.GroupFact, Action: news.AlsoCalled, Body: fact.Body, Other: "海岛专班",
		Evidence: news.Evidence{Span: news.Span{Start: 0, End: 2}, Text: "任命"}}
	if err := n.Add(t.Context(), review.Addition{Fact: alias, Source: "yunling", Page: news.PageID(url), By: "苏曼"}); err != nil {
		t.Fatal(err)
	}
	learned := func() int {
		t.Helper()
		if err := n.crawler.LearnNames(t.Context()); err != nil {
			t.Fatal(err)
		}
		_, names, err := n.crawler.LearnedNames(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return len(names)
	}
	if got := learned(); got != 2 {
		t.Errorf("%d names are learned, want the group's own and the other one", got)
	}
	n.decide(review.Request{Fact: alias.Key(), Verdict: postgres.Undo, Expect: postgres.Accepted})
	if got := learned(); got != 0 {
		t.Errorf("%d names are left after undo", got)
	}
}
