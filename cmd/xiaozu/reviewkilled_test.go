package main

import (
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/cookiejar"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
)

// TestKilledWhileDeciding kills `xiaozu up` with signal 9 right after it answered a decision, or while
// the next is under way, again and again. Every decision that was answered is there exactly once; one
// that was not can be sent again, and is not taken twice. The session goes on over all of it.
func TestKilledWhileDeciding(t *testing.T) {
	t.Parallel()
	const kills = 6
	data := pgtest.Folder(t)
	site := newStorySite(t, 6)
	c := newDecider(t, data, site.declare(t))
	left := c.plan(t)
	rand.Shuffle(len(left), func(i, j int) { left[i], left[j] = left[j], left[i] })
	inTurn(left)
	want, most, life := decisionsOf(left), len(left)/(kills+1), 0
	for ; len(left) > 0; life++ {
		up := startUp(t, data, c.sources, "--listen", c.address)
		waitFor(t, "the pages", c.isServed)
		c.signIn(t)
		last := len(left)
		if life < kills {
			last = 1 + rand.IntN(most)
		}
		left = c.decide(t, left, last, up)
		if len(left) == 0 {
			up.interrupt(t)
		}
	}
	if life != kills+1 {
		t.Errorf("the program lived %d times, want %d", life, kills+1)
	}
	got := queried(t, data, `
		SELECT fact || ' ' || n || ' ' || verdict || ' with ' || count(*) OVER (PARTITION BY act) || ' by ' || decided_by
		FROM decisions
		ORDER BY 1`)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("decisions (-answered +kept):\n%s", diff)
	}
	odd := queried(t, data, `
		SELECT 'is not what the last decision made it: ' || fact FROM facts f
		WHERE state <> coalesce((SELECT after FROM decisions d WHERE d.fact = f.fact ORDER BY n DESC LIMIT 1), 'proposed')`, `
		SELECT 'seat and fact differ: ' || coalesce(f.fact, s.fact)
		FROM (SELECT fact FROM facts WHERE state = 'accepted' AND kind = 'appointment') f
		FULL JOIN (SELECT fact FROM seats WHERE fact IS NOT NULL) s USING (fact)
		WHERE f.fact IS NULL OR s.fact IS NULL`)
	if len(odd) > 0 {
		t.Errorf("%q", odd)
	}
}

// A decider is a curator who decides over HTTP.
type decider struct {
	http.Client
	data, sources, address, signInAddress string
}

// newDecider reads the stories of the sources, and makes the account.
func newDecider(t *testing.T, data, sources string) *decider {
	t.Helper()
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	free.Close()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	c := &decider{data: data, sources: sources, address: free.Addr().String()}
	c.Jar, c.Timeout = jar, 30*time.Second
	c.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse } // is the answer
	c.run(t, "crawl", "--once", "--sources", sources, "stories")
	c.signInAddress = strings.TrimSpace(c.run(t, "user", "add", "anna", "--role", "curator", "--base", "http://"+c.address))
	return c
}

func (c *decider) run(t *testing.T, args ...string) string {
	t.Helper()
	command := exec.Command("xiaozu", append(args, "--data", c.data)...)
	command.Env = append(os.Environ(), "DATABASE_URL=")
	out, err := command.Output()
	if err != nil {
		t.Fatalf("xiaozu %s: %v", strings.Join(args, " "), err)
	}
	return string(out)
}

func (c *decider) isServed() bool {
	got, err := c.Get("http://" + c.address + "/healthz")
	if err == nil {
		got.Body.Close()
	}
	return err == nil && got.StatusCode == http.StatusOK
}

// signIn opens the one-time address, once.
func (c *decider) signIn(t *testing.T) {
	t.Helper()
	if c.signInAddress == "" {
		return
	}
	got, err := c.Get(c.signInAddress)
	if err != nil || got.StatusCode != http.StatusSeeOther {
		t.Fatalf("sign in: %v, %v", got, err)
	}
	got.Body.Close()
	c.signInAddress = ""
}

// decide asks for decisions and kills the program at most four milliseconds after the answer to the
// last that it is to live for; it returns those that were not answered.
func (c *decider) decide(t *testing.T, left []asking, last int, up *running) []asking {
	t.Helper()
	for i := range left {
		answer, err := c.PostForm("http://"+c.address+left[i].path, left[i].form)
		if err != nil {
			left[i].again = true
			_ = up.cmd.Wait() // says only that it was killed
			return left[i:]
		}
		answer.Body.Close()
		if answer.StatusCode != http.StatusSeeOther && (!left[i].again || answer.StatusCode != http.StatusConflict) {
			t.Fatalf("%s %v: %s", left[i].path, left[i].form, answer.Status)
		}
		if i+1 == last && last < len(left) {
			time.AfterFunc(rand.N(4*time.Millisecond), func() { _ = up.cmd.Process.Kill() })
		}
	}
	return nil
}
