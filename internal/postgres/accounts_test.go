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
	want := postgres.User{Name: "苏曼", Role: "curator", Shortcuts: true}
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

// A name is given once: whoever adds it again changes nothing.
func TestAddUserTwice(t *testing.T) {
	t.Parallel()
	db := pgtest.Open(t, pgtest.DSN(t), postgres.WithRole(postgres.WebRole))
	if err := db.AddUser(t.Context(), postgres.User{Name: "何平", Role: "watcher"}); err != nil {
		t.Fatal(err)
	}
	if err := db.Disable(t.Context(), "何平", true); err != nil {
		t.Fatal(err)
	}
	if err := db.AddUser(t.Context(), postgres.User{Name: "何平", Role: "administrator"}); !errors.Is(err, postgres.ErrExists) {
		t.Errorf("error %v", err)
	}
	accounts, err := db.Accounts(t.Context())
	if err != nil || len(accounts) != 1 || accounts[0].Role != "watcher" || accounts[0].Disabled.IsZero() || !accounts[0].SignedIn.IsZero() {
		t.Errorf("%+v, %v", accounts, err)
	}
}

func TestChangesOfNobody(t *testing.T) {
	t.Parallel()
	db := pgtest.Open(t, pgtest.DSN(t), postgres.WithRole(postgres.WebRole))
	for name, err := range map[string]error{
		"role": db.SetRole(t.Context(), "nobody", "watcher"), "language": db.SetLanguage(t.Context(), "nobody", "en"),
		"shortcuts": db.SetShortcuts(t.Context(), "nobody", true), "password": db.SetPassword(t.Context(), "nobody", "x", ""),
		"disable": db.Disable(t.Context(), "nobody", true), "session": db.EndSession(t.Context(), "nobody", "00"),
		"token": db.RevokeAPIToken(t.Context(), "nobody", "00"),
	} {
		if !errors.Is(err, postgres.ErrNotFound) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Attempts are counted within a window, which begins with the first.
func TestCountAttempt(t *testing.T) {
	t.Parallel()
	dsn := pgtest.DSN(t)
	db := pgtest.Open(t, dsn, postgres.WithRole(postgres.WebRole))
	count := func(subject string, want int) {
		t.Helper()
		n, until, err := db.CountAttempt(t.Context(), subject, time.Minute)
		if left := time.Until(until); err != nil || n != want || left <= 0 || left > time.Minute {
			t.Errorf("%s: attempt %d, %s left, %v; want %d", subject, n, left, err, want)
		}
	}
	count("a", 1)
	count("a", 2)
	count("b", 1)
	if _, err := query(t, dsn, "", `UPDATE sign_in_attempts SET since = since - interval '2 minutes'`); err != nil {
		t.Fatal(err)
	}
	count("a", 1)
	if left, err := query(t, dsn, "", `SELECT count(*) FROM sign_in_attempts`); err != nil || left != "1" {
		t.Errorf("%s subjects are kept, %v; the other's window is over", left, err)
	}
	count("a", 2)
	if err := db.ForgetAttempts(t.Context(), "a"); err != nil {
		t.Fatal(err)
	}
	count("a", 1)
}

// A token acts as its owner within its scope; the secret itself is not kept.
func TestAPITokens(t *testing.T) {
	t.Parallel()
	dsn := pgtest.DSN(t)
	db := pgtest.Open(t, dsn, postgres.WithRole(postgres.WebRole))
	for _, role := range postgres.Roles() {
		if err := db.AddUser(t.Context(), postgres.User{Name: role, Role: role}); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		owner string
		scope postgres.Scope
		want  string
	}{
		{"administrator", postgres.ReadScope, "watcher"}, {"administrator", postgres.ResearchScope, "researcher"},
		{"administrator", postgres.ReviewScope, "curator"}, {"watcher", postgres.ReviewScope, "watcher"}, {"researcher", postgres.ReviewScope, "researcher"},
	} {
		secret, err := db.NewAPIToken(t.Context(), postgres.APIToken{User: c.owner, Label: "x", Scope: c.scope})
		if err != nil {
			t.Fatal(err)
		}
		if u, err := db.TokenUser(t.Context(), secret); err != nil || u.Name != c.owner || u.Role != c.want {
			t.Errorf("%s with scope %s: %+v, %v", c.owner, c.scope, u, err)
		}
		if kept, err := query(t, dsn, "", `SELECT count(*) FROM api_tokens t WHERE t::text LIKE '%`+secret+`%'`); err != nil || kept != "0" {
			t.Errorf("the secret is kept: %s, %v", kept, err)
		}
	}
	late, err := db.NewAPIToken(t.Context(), postgres.APIToken{User: "watcher", Label: "late", Scope: postgres.ReadScope, Expires: time.Now().Add(-time.Second)})
	if err != nil {
		t.Fatal(err)
	}
	revoked, err := db.NewAPIToken(t.Context(), postgres.APIToken{User: "curator", Label: "revoked", Scope: postgres.ReadScope})
	if err != nil {
		t.Fatal(err)
	}
	tokens, err := db.APITokens(t.Context(), "curator")
	if err != nil || len(tokens) != 1 || tokens[0].Label != "revoked" || !tokens[0].Used.IsZero() {
		t.Fatalf("%+v, %v", tokens, err)
	}
	if err := db.RevokeAPIToken(t.Context(), "curator", tokens[0].ID); err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{late, revoked, "", "xiaozu_made_up"} {
		if _, err := db.TokenUser(t.Context(), secret); !errors.Is(err, postgres.ErrNotFound) {
			t.Errorf("token %q: %v", secret, err)
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
