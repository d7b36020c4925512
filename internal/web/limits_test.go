package web

import (
	"net/http"
	"net/http/httptest"
	"strconv"
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/api"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// A program has its burst, then a question every tenth of a second, and takes nothing from others.
func TestLimits(t *testing.T) {
	t.Parallel()
	var l limits
	now := time.Date(2024, 3, 5, 8, 0, 0, 0, time.UTC)
	for i := range asksAtOnce {
		if wait := l.wait("anna", now); wait != 0 {
			t.Fatalf("question %d waits %v", i, wait)
		}
	}
	for range 3 { // what is refused does not count
		if wait := l.wait("anna", now); wait != time.Second/asksPerSecond {
			t.Errorf("a question too many waits %v", wait)
		}
	}
	if l.wait("anna", now.Add(time.Second/asksPerSecond)) != 0 || l.wait("bert", now) != 0 {
		t.Error("a question that may be asked waits")
	}
}

// However many ask, few are remembered, and those who ask often among them.
func TestLimitsForget(t *testing.T) {
	t.Parallel()
	var l limits
	now := time.Now()
	for range asksAtOnce {
		l.wait("anna", now)
	}
	for i := range 5 * mostAskers {
		l.wait(strconv.Itoa(i), now)
		if i%1000 == 0 && l.wait("anna", now) == 0 {
			t.Fatalf("after %d others anna is forgotten", i)
		}
	}
	if n := len(l.recent) + len(l.before); n > 2*mostAskers {
		t.Errorf("%d are remembered", n)
	}
}

// Tokens are limited wherever they are sent, and so is who guesses them; people are not.
func TestProgramsAreToldToWait(t *testing.T) {
	t.Parallel()
	here := newSite(t)
	pages := newPages(pgtest.Open(t, here.dsn, postgres.WithRole(postgres.WebRole)), Options{Lexicon: testLexicon(t)})
	server := httptest.NewServer(pages.handler())
	t.Cleanup(server.Close)
	here.base = server.URL
	program, guesser := here.program(t, here.user(t, "watcher"), postgres.ReadScope), here.visit(t)
	guesser.token = "xiaozu_GUESS"
	for who, path := range map[*visitor]string{&program: api.Prefix + "/openapi.json", &guesser: "/sources"} {
		subject := who.token
		if who == &guesser {
			subject = addressSubject + "127.0.0.1"
		}
		if got := who.get(path); got.status == http.StatusTooManyRequests {
			t.Errorf("%s: told to wait at once", path)
		}
		for range 10 * asksAtOnce { // at one moment an hour ahead, so that the time that passes frees nothing
			pages.asked.wait(subject, time.Now().Add(time.Hour))
		}
		got := who.get(path)
		if wait, err := strconv.Atoi(got.header.Get("Retry-After")); got.status != http.StatusTooManyRequests || err != nil || wait < 1 {
			t.Errorf("%s: status %d, Retry-After %q", path, got.status, got.header.Get("Retry-After"))
		}
	}
	if got := here.visitAs(t, "watcher").get("/sources"); got.status != http.StatusOK {
		t.Errorf("a person: status %d", got.status)
	}
}
