package web

import (
	"bytes"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/password"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

const secret = "correct horse 沈若兰"

// withPassword makes a watcher who has the password secret.
func (s testSite) withPassword(t *testing.T) string {
	t.Helper()
	name := s.user(t, "watcher")
	must(t, s.owner.SetPassword(t.Context(), name, password.Hash(secret), ""))
	return name
}

func signingIn(name, password, back string) url.Values {
	return url.Values{"name": {name}, "password": {password}, "back": {back}}
}

func TestSignInByPassword(t *testing.T) {
	t.Parallel()
	site := newSite(t)
	name := site.withPassword(t)
	must(t, site.owner.AddUser(t.Context(), postgres.User{Name: "bare", Role: "curator"}))
	v := site.visit(t)
	asked := v.get("/groups?level=new")
	if asked.status != http.StatusUnauthorized || !strings.Contains(asked.body, `name="back" value="/groups?level=new"`) {
		t.Errorf("the form does not know where to go: status %d\n%s", asked.status, asked.body)
	}
	for _, wrong := range []url.Values{signingIn(name, "wrong", ""), signingIn("nobody", secret, ""), signingIn("bare", "", ""), {}} {
		if got := v.post("/sign-in", wrong); got.status != http.StatusUnauthorized || !strings.Contains(got.body, "The name or the password is wrong.") {
			t.Errorf("%v: status %d", wrong, got.status)
		}
	}
	if got := v.post("/sign-in", signingIn(name, secret, "/groups?level=new")); got.path != "/groups?level=new" || got.status != http.StatusOK {
		t.Errorf("signed in: status %d at %s", got.status, got.path)
	}
	if got := v.post("/sign-in", signingIn(name, secret, "//elsewhere.example")); got.path != "/" {
		t.Errorf("led to %s", got.path)
	}
	must(t, site.owner.Disable(t.Context(), name, true))
	if got := v.post("/sign-in", signingIn(name, secret, "")); got.status != http.StatusUnauthorized {
		t.Errorf("a disabled account: status %d", got.status)
	}
}

// Guessing ends soon, for one account and from one address, and the right password does not help
// then; a one-time address does.
func TestSignInIsLimited(t *testing.T) {
	t.Parallel()
	site := newSite(t)
	name := site.withPassword(t)
	v := site.visit(t)
	for range accountAttempts {
		if got := v.post("/sign-in", signingIn(name, "wrong", "")); got.status != http.StatusUnauthorized {
			t.Fatalf("status %d", got.status)
		}
	}
	got := v.post("/sign-in", signingIn(name, secret, ""))
	if got.status != http.StatusTooManyRequests || got.header.Get("Retry-After") == "" || !strings.Contains(got.body, "Wait 15 minutes") {
		t.Errorf("status %d, %v", got.status, got.header)
	}
	site.exec(t, `UPDATE sign_in_attempts SET n = 50 WHERE subject LIKE 'address %'`)
	if got := v.post("/sign-in", signingIn("another", secret, "")); got.status != http.StatusTooManyRequests {
		t.Errorf("another account from there: status %d", got.status)
	}
	if got := site.visitAs(t, name).get("/"); got.status != http.StatusOK {
		t.Errorf("by a one-time address: status %d", got.status)
	}
	site.exec(t, `UPDATE sign_in_attempts SET since = since - interval '1 hour'`)
	if got := v.post("/sign-in", signingIn(name, secret, "")); got.status != http.StatusOK {
		t.Errorf("an hour later: status %d", got.status)
	}
}

func TestAddressOf(t *testing.T) {
	s := site{Options: Options{Proxies: []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}}}
	for _, c := range []struct{ remote, forwarded, want string }{
		{"192.0.2.7:5000", "", "192.0.2.7"},
		{"192.0.2.7:5000", "198.51.100.1", "192.0.2.7"},
		{"10.1.1.1:5000", "198.51.100.1", "198.51.100.1"},
		{"10.1.1.1:5000", "203.0.113.5, 198.51.100.1, 10.2.2.2", "198.51.100.1"},
		{"10.1.1.1:5000", "rubbish", "10.1.1.1"},
		{"10.1.1.1:5000", "", "10.1.1.1"},
		{"[::ffff:10.1.1.1]:5000", "::ffff:198.51.100.1", "198.51.100.1"},
		{"[2001:db8:1:2:3:4:5:6]:5000", "", "2001:db8:1:2::/64"},
	} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.RemoteAddr = c.remote
		r.Header.Set("X-Forwarded-For", c.forwarded)
		if got := s.addressOf(r); got != c.want {
			t.Errorf("from %s, forwarded for %q: %s, want %s", c.remote, c.forwarded, got, c.want)
		}
	}
}

// A new password needs the old one, and signs out everywhere else.
func TestChangePassword(t *testing.T) {
	t.Parallel()
	site := newSite(t)
	name := site.withPassword(t)
	here, elsewhere := site.visitAs(t, name), site.visitAs(t, name)
	change := func(current, next string) url.Values { return url.Values{"current": {current}, "new": {next}} }
	for _, c := range []struct {
		form url.Values
		want string
	}{
		{change("wrong", secret+"!"), "The current password is wrong."},
		{change(secret, "short"), "at least 12 characters"},
		{change(secret, "a watcher who watches"), "must not hold your name"},
	} {
		if got := here.post("/account/password", c.form); got.status != http.StatusUnprocessableEntity || !strings.Contains(got.body, c.want) {
			t.Errorf("%v: status %d", c.form, got.status)
		}
	}
	if got := here.post("/account/password", change(secret, "another horse entirely")); got.status != http.StatusOK || !strings.Contains(got.body, "The password is changed.") {
		t.Fatalf("status %d\n%s", got.status, got.body)
	}
	if got := here.get("/account"); got.status != http.StatusOK {
		t.Errorf("here: status %d", got.status)
	}
	if got := elsewhere.get("/account"); got.status != http.StatusUnauthorized {
		t.Errorf("elsewhere: status %d", got.status)
	}
	if got := elsewhere.post("/sign-in", signingIn(name, "another horse entirely", "")); got.status != http.StatusOK {
		t.Errorf("with the new password: status %d", got.status)
	}
}

func TestAccountSettings(t *testing.T) {
	t.Parallel()
	site := newSite(t)
	name := site.user(t, "watcher")
	here, phone, elsewhere := site.visitAs(t, name), site.visitAs(t, name), site.visitAs(t, name)
	here.post("/account/shortcuts", url.Values{"shortcuts": {"off"}})
	here.expect("/", `<body data-shortcuts="off">`)
	here.post("/account/shortcuts", url.Values{"shortcuts": {"on"}})
	here.expect("/", "<body>")

	here.post("/language", url.Values{"language": {"zh-Hant"}, "back": {"/"}})
	phone.expect("/", `<html lang="zh-Hant">`)

	phone.post("/language", url.Values{"language": {"en"}})
	id := between(t, here.get("/account").body, `name="session" value="`, `"`)
	here.post("/account/sessions", url.Values{"session": {id}})
	left := 0
	for _, v := range []visitor{phone, elsewhere} {
		if v.get("/").status == http.StatusOK {
			left++
		}
	}
	if left != 1 {
		t.Errorf("%d of two other sessions are left after one was ended", left)
	}
	here.post("/account/sessions", url.Values{})
	for _, v := range []visitor{here, phone, elsewhere} {
		if got := v.get("/"); got.status != http.StatusUnauthorized {
			t.Errorf("after signing out everywhere: status %d", got.status)
		}
	}
}

// A token reads what its owner may, as far as its scope goes, until it is revoked; it is shown once.
func TestTokens(t *testing.T) {
	t.Parallel()
	site := newSite(t, stories()[0])
	v := site.visitAs(t, site.user(t, "curator"))
	made := v.post("/account/tokens", url.Values{"label": {"my script"}, "scope": {"read"}, "days": {"90"}})
	if made.status != http.StatusCreated {
		t.Fatalf("status %d\n%s", made.status, made.body)
	}
	program := site.visit(t)
	program.token = between(t, made.body, `<code class="secret">`, `</code>`)
	if again := v.get("/account"); strings.Contains(again.body, program.token) || !strings.Contains(again.body, "my script") {
		t.Error("the token is shown again, or not listed")
	}
	_, _, facts := stories()[0].article()
	if got := program.get(factPath(facts[1].Key(), nil)); got.status != http.StatusOK || strings.Contains(got.body, `name="verdict"`) {
		t.Errorf("reading: status %d", got.status)
	}
	if got := program.post(factPath(facts[1].Key(), nil), verdict(postgres.Proposed, postgres.Accept)); got.status != http.StatusForbidden {
		t.Errorf("deciding: status %d", got.status)
	}
	if got := site.program(t, "curator", postgres.ReviewScope).post(factPath(facts[1].Key(), nil), verdict(postgres.Proposed, postgres.Accept)); got.status != http.StatusOK {
		t.Errorf("deciding with the scope for it: status %d", got.status)
	}
	must(t, site.owner.SetRole(t.Context(), "curator", "watcher"))
	if got := site.program(t, "curator", postgres.ReviewScope).post(factPath(facts[1].Key(), nil), url.Values{}); got.status != http.StatusForbidden {
		t.Errorf("beyond the role of its owner: status %d", got.status)
	}
	v.post("/account/tokens/"+between(t, v.get("/account").body, `action="/account/tokens/`, `"`), url.Values{})
	must(t, site.owner.Disable(t.Context(), "curator", true))
	got := program.get("/")
	if got.status != http.StatusUnauthorized || got.header.Get("WWW-Authenticate") != "Bearer" {
		t.Errorf("of a disabled account: status %d", got.status)
	}
}

func TestTokensThatCannotBeMade(t *testing.T) {
	t.Parallel()
	site := newSite(t)
	v := site.visitAs(t, site.user(t, "watcher"))
	for _, form := range []url.Values{
		{"label": {"x"}, "scope": {"review"}, "days": {"90"}},
		{"label": {"x"}, "scope": {"all"}, "days": {"90"}},
		{"label": {"x"}, "scope": {"read"}, "days": {"91"}},
		{"label": {""}, "scope": {"read"}, "days": {"90"}},
		{},
	} {
		if got := v.post("/account/tokens", form); got.status != http.StatusBadRequest {
			t.Errorf("%v: status %d", form, got.status)
		}
	}
}

// Whatever goes wrong, no password, token or address of a feed or to sign in with is in the log.
func TestLogHoldsNoSecrets(t *testing.T) {
	t.Parallel()
	dsn := pgtest.DSN(t)
	var log bytes.Buffer
	db := pgtest.Open(t, dsn, postgres.WithRole(postgres.WebRole))
	server := httptest.NewServer(New(db, Options{Lexicon: testLexicon(t), Log: slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))}))
	t.Cleanup(server.Close)
	site := testSite{owner: pgtest.Open(t, dsn), dsn: dsn, base: server.URL}
	name := site.withPassword(t)
	program, v := site.program(t, name, postgres.ReadScope), site.visitAs(t, name)
	feed := v.feedPath()
	site.exec(t, `ALTER TABLE users RENAME TO gone`)
	for _, got := range []answer{v.get(feed), program.get("/"), v.get("/sign-in/one-time-token"), v.post("/sign-in", signingIn(name, secret, ""))} {
		if got.status != http.StatusInternalServerError {
			t.Errorf("status %d", got.status)
		}
	}
	for _, hidden := range []string{secret, program.token, "one-time-token", strings.Split(feed, "/")[2]} {
		if strings.Contains(log.String(), hidden) {
			t.Errorf("the log holds %q:\n%s", hidden, log.String())
		}
	}
	if log.Len() == 0 {
		t.Error("nothing was logged")
	}
}
