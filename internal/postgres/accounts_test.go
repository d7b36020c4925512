package postgres_test

import (
	"errors"
	"testing"
	"time"

	"github.com/alexedwards/scs/v2"

	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

var _ scs.CtxStore = postgres.Sessions{}

func TestSignInOnce(t *testing.T) {
	t.Parallel()
	dsn := pgtest.DSN(t)
	db := pgtest.Open(t, dsn, postgres.WithRole(postgres.WebRole))
	token, err := db.NewSignIn(t.Context(), "苏曼")
	if err != nil {
		t.Fatal(err)
	}
	want := postgres.User{Name: "苏曼", Role: "curator"}
	if u, err := db.SignIn(t.Context(), token); err != nil || u != want {
		t.Fatalf("%+v, %v", u, err)
	}
	if u, err := db.User(t.Context(), "苏曼"); err != nil || u != want {
		t.Errorf("%+v, %v", u, err)
	}
	late, err := db.NewSignIn(t.Context(), "苏曼")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := query(t, dsn, "", `UPDATE sign_in_tokens SET expires = now() WHERE used IS NULL`); err != nil {
		t.Fatal(err)
	}
	for _, token := range []string{token, late, "", "made up"} {
		if _, err := db.SignIn(t.Context(), token); !errors.Is(err, postgres.ErrNotFound) {
			t.Errorf("token %q: %v", token, err)
		}
	}
	if kept, err := query(t, dsn, "", `SELECT count(*) FROM sign_in_tokens WHERE encode(hash, 'escape') LIKE '%`+token+`%'`); err != nil || kept != "0" {
		t.Errorf("the token itself is kept: %s, %v", kept, err)
	}
}

func TestDisabledUser(t *testing.T) {
	t.Parallel()
	dsn := pgtest.DSN(t)
	db := pgtest.Open(t, dsn, postgres.WithRole(postgres.WebRole))
	if err := db.AddUser(t.Context(), postgres.User{Name: "何平", Role: "watcher", Email: "he@yunling.example"}); err != nil {
		t.Fatal(err)
	}
	signIn, err := db.NewSignIn(t.Context(), "何平")
	if err != nil {
		t.Fatal(err)
	}
	feed, err := db.FeedToken(t.Context(), "何平")
	if err != nil {
		t.Fatal(err)
	}
	if again, err := db.FeedToken(t.Context(), "何平"); err != nil || again != feed {
		t.Errorf("the feed's address changed from %s to %s, %v", feed, again, err)
	}
	if u, err := db.FeedUser(t.Context(), feed); err != nil || u.Role != "watcher" {
		t.Errorf("%+v, %v", u, err)
	}
	if _, err := query(t, dsn, "", `UPDATE users SET disabled = now()`); err != nil {
		t.Fatal(err)
	}
	_, userErr := db.User(t.Context(), "何平")
	_, signInErr := db.SignIn(t.Context(), signIn)
	_, feedErr := db.FeedUser(t.Context(), feed)
	_, tokenErr := db.FeedToken(t.Context(), "何平")
	for _, err := range []error{userErr, signInErr, feedErr, tokenErr} {
		if !errors.Is(err, postgres.ErrNotFound) {
			t.Error(err)
		}
	}
}

func TestSessions(t *testing.T) {
	t.Parallel()
	dsn := pgtest.DSN(t)
	s := pgtest.Open(t, dsn, postgres.WithRole(postgres.WebRole)).Sessions()
	find := func(token, want string) {
		t.Helper()
		data, found, err := s.Find(token)
		if err != nil || found != (want != "") || string(data) != want {
			t.Errorf("%s: %q, %v, %v; want %q", token, data, found, err, want)
		}
	}
	commit := func(token, data string, expires time.Time) {
		t.Helper()
		if err := s.Commit(token, []byte(data), expires); err != nil {
			t.Fatal(err)
		}
	}
	find("a", "")
	commit("a", "one", time.Now().Add(time.Hour))
	commit("a", "two", time.Now().Add(time.Hour))
	commit("b", "late", time.Now().Add(-time.Second))
	find("a", "two")
	find("b", "")
	commit("c", "three", time.Now().Add(time.Hour))
	if left, err := query(t, dsn, "", `SELECT count(*) FROM sessions`); err != nil || left != "2" {
		t.Errorf("%s sessions are kept, %v; the expired one should be gone", left, err)
	}
	if err := s.Delete("a"); err != nil {
		t.Fatal(err)
	}
	find("a", "")
	find("c", "three")
}
