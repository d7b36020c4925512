package review_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/review"
)

// A curator says by any name or the id whom words name; nobody learns a name from it.
func TestAddMention(t *testing.T) {
	t.Parallel()
	n := newNewsroom(t)
	const url = "http://www.yunling.example/1.htm"
	n.read(url, fact)
	a := news.Article{Source: "yunling", Page: news.PageID(url), Version: 1, URL: url}
	again := a
	again.Title, again.Body = fact.Body, "海岛专班近日开会，领导小组组长沈若兰讲话。"
	if err := n.crawler.SaveReadings(t.Context(), []postgres.Reading{{Article: again, Facts: []news.Fact{fact}}}); err != nil {
		t.Fatal(err)
	}
	n.decide(review.Request{Fact: fact.Key(), Verdict: postgres.Accept, Expect: postgres.Proposed})
	for _, c := range []struct {
		words, called string
		bare          bool
		want          news.MentionForm // "" where it is unclear
	}{
		{"海岛专班", fact.Body, false, news.ShortForm},
		{fact.Body, " " + fact.Body, false, news.FullForm},
		{"领导小组", fact.Body, true, news.BareForm},
		{"沈若兰", "沈若兰", false, ""},
		{"沈若兰", "", false, ""},
	} {
		place, _ := news.Locate(again.Text(), c.words, 99)
		err := n.AddMention(t.Context(), review.Naming{Article: a, Passage: news.Evidence{Span: place, Text: c.words}, Called: c.called, Bare: c.bare, By: "苏曼"})
		if _, unclear := errors.AsType[review.UnclearError](err); unclear != (c.want == "") || err != nil && !unclear {
			t.Errorf("%s as %s: %v", c.words, c.called, err)
		}
		known, err := n.DB.Article(t.Context(), a.Source, a.Page)
		if err != nil {
			t.Fatal(err)
		}
		if last := known.Added[len(known.Added)-1]; c.want != "" && (last.Form != c.want || last.Subject() != fact.Body || last.Text != c.words) {
			t.Errorf("%s as %s: %+v", c.words, c.called, last)
		}
	}
	if err := n.crawler.LearnNames(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, names, err := n.crawler.LearnedNames(t.Context()); err != nil || len(names) != 1 {
		t.Errorf("%+v are learned, %v; want the group's own name alone", names, err)
	}
}

// Of namesakes one is meant by the id.
func TestAddMentionOfNamesake(t *testing.T) {
	t.Parallel()
	n := newNewsroom(t)
	const url = "http://www.yunling.example/1.htm"
	n.read(url)
	place, _ := news.Locate("任命沈若兰\n", "沈若兰", 0)
	naming := review.Naming{Article: news.Article{Source: "yunling", Page: news.PageID(url), Version: 1}, By: "苏曼",
		Passage: news.Evidence{Span: place, Text: "沈若兰"}, Called: "沈若兰"}
	namesakes := postgres.Entries{People: []postgres.Person{{ID: "shen-1"}, {ID: "shen-2"}}}
	for _, p := range namesakes.People {
		namesakes.PersonNames = append(namesakes.PersonNames, postgres.PersonName{Person: p.ID, Name: "沈若兰", Language: "zh-Hans", Kind: "official"})
	}
	must(t, n.DB.Change(t.Context(), func(tx postgres.Tx) error { return tx.ReplaceEntries(t.Context(), nil, nil, namesakes) }))
	if err := n.AddMention(t.Context(), naming); err == nil || !strings.Contains(err.Error(), "shen-1, shen-2") {
		t.Errorf("two are called so: %v", err)
	}
	naming.Called = "shen-2"
	must(t, n.AddMention(t.Context(), naming))
	a, err := n.DB.Article(t.Context(), "yunling", news.PageID(url))
	if err != nil || len(a.Mentions) != 1 || a.Mentions[0].Entry != "shen-2" || a.Mentions[0].Canonical != "沈若兰" || a.Added[0].At.After(time.Now()) {
		t.Errorf("%+v, %v", a.Mentions, err)
	}
}
