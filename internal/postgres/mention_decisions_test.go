package postgres_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// chair is the mention that no rule reads in the story: of 林海生.
func chair(s story) news.Mention {
	place, _ := news.Locate(s.Text(), "林海生", 0)
	return news.Mention{Kind: news.PersonMention, Form: news.FullForm, Span: place, Text: "林海生", Canonical: "林海生"}
}

// added is what curators added to the story, which must be so many and laid or not.
func added(t *testing.T, db *postgres.DB, when string, s story, laid ...bool) []postgres.AddedMention {
	t.Helper()
	a, err := db.Article(t.Context(), s.Source, s.Page)
	if err != nil || len(a.Added) != len(laid) {
		t.Fatalf("%s: %+v were added, want %d, %v", when, a.Added, len(laid), err)
	}
	named := 0
	for i, m := range a.Added {
		if m.Laid != laid[i] {
			t.Errorf("%s: %+v", when, m)
		}
	}
	for _, m := range a.Mentions {
		if m.Text == "林海生" {
			named++
			if m.Span.Of([]rune(a.Text())) != m.Text {
				t.Errorf("%s: %v stands at %v", when, m.Text, m.Span)
			}
		}
	}
	if want := strings.Contains(a.Body, "林海生") && len(laid) > 0; named != map[bool]int{true: 1}[want] {
		t.Errorf("%s: the article names 林海生 %d times", when, named)
	}
	return a.Added
}

// A mention that a curator adds counts at once, stands in every later reading that has its words, and goes when it is taken back.
func TestAddedMention(t *testing.T) {
	t.Parallel()
	dsn := pgtest.DSN(t)
	db, web := withSourceAt(t, dsn), pgtest.Open(t, dsn, postgres.WithRole(postgres.WebRole))
	s := storyOn(1, noon).naming(islands)
	keep(t, db, s)
	rollUp(t, db)
	add := func(m news.Mention, want error) {
		t.Helper()
		if err := web.AddMention(t.Context(), s.Article, m, "苏曼"); !errors.Is(err, want) {
			t.Errorf("add %+v: %v, want %v", m, err, want)
		}
	}
	elsewhere := chair(s)
	elsewhere.Span = news.Span{Start: elsewhere.Span.Start + 1, End: elsewhere.Span.End + 1}
	add(elsewhere, postgres.ErrChanged)
	add(chair(s), nil)
	add(chair(s), postgres.ErrChanged)
	first := added(t, db, "added", s, true)[0]
	if first.By != "苏曼" || !strings.Contains(same(t, dsn, "added"), "month 林海生 person 2019-03-01 1 1 1 0 0") {
		t.Errorf("it does not count: %+v", first)
	}
	rollUp(t, db)
	same(t, dsn, "counted")
	keep(t, db, s)
	added(t, db, "read again", s, true)
	s.Version, s.Body = 2, "会上，"+s.Body
	keep(t, db, s)
	added(t, db, "edited before it", s, true)
	read := s
	read.mentions = append(read.mentions, chair(s))
	keep(t, db, read)
	added(t, db, "read by a rule", s, false)
	s.Version, s.Body = 3, islands+"成立。"
	keep(t, db, s)
	added(t, db, "edited away", s, false)
	s.Version, s.Body = 4, storyOn(1, noon).Body
	keep(t, db, s)
	added(t, db, "back", s, true)
	rollUp(t, db)
	for _, want := range []error{nil, postgres.ErrChanged} {
		if err := web.RemoveMention(t.Context(), first.N, "贝"); !errors.Is(err, want) {
			t.Errorf("taken back: %v, want %v", err, want)
		}
	}
	added(t, db, "taken back", s)
	same(t, dsn, "taken back")
	keep(t, db, s)
	added(t, db, "taken back and read again", s)
	for _, statement := range []string{`UPDATE mention_decisions SET text = ''`, `DELETE FROM mention_decisions`, `TRUNCATE mention_decisions CASCADE`} {
		if _, err := query(t, dsn, "", statement); err == nil || !strings.Contains(err.Error(), "append-only") {
			t.Errorf("%s as the owner: %v", statement, err)
		}
	}
}

func rollUp(t *testing.T, db *postgres.DB) {
	t.Helper()
	if _, err := db.RollUp(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// A mention follows its article to another address of it, and is taken back there; it keeps apart what is not the same.
func TestAddedMentionMoves(t *testing.T) {
	t.Parallel()
	dsn := pgtest.DSN(t)
	db := withSourceAt(t, dsn)
	older, younger, other := storyOn(1, noon).naming(islands), storyOn(2, noon).naming(islands), storyOn(3, noon)
	other.Body += "会议指出"
	for _, s := range []story{older, younger, other} {
		keep(t, db, s)
	}
	for _, s := range []story{younger, other} {
		if err := db.AddMention(t.Context(), s.Article, chair(s), "苏曼"); err != nil {
			t.Fatal(err)
		}
	}
	move(t, db, older, younger)
	first := added(t, db, "moved", older, true)[0]
	same(t, dsn, "moved")
	keep(t, db, older)
	added(t, db, "read again", older, true)
	if moved, err := db.MovePage(t.Context(), yunling, older.URL, other.URL, noon); err != nil || moved {
		t.Errorf("moved to another text: %t, %v", moved, err)
	}
	if err := db.RemoveMention(t.Context(), first.N, "苏曼"); err != nil {
		t.Error(err)
	}
	added(t, db, "taken back", older)
	same(t, dsn, "taken back")
}
