package crawl

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestRobots(t *testing.T) {
	for _, c := range []struct {
		name      string
		robots    http.HandlerFunc
		asked     []string
		forbidden int
		problem   string
		broken    int // lists
	}{
		{"none", status(404), []string{"/list", "/a/1", "/a/private/2"}, 0, "", 0},
		{"for all", body("text/plain", "User-agent: *\nDisallow: /a/private/\n"), []string{"/list", "/a/1"}, 1, forbidden, 0},
		{"for us", body("text/plain", "User-agent: *\nDisallow:\n\nUser-agent: xiaozu\nDisallow: /a/private/\n"), []string{"/list", "/a/1"}, 1, forbidden, 0},
		{"for others", body("text/plain", "User-agent: greedybot\nDisallow: /\n"), []string{"/list", "/a/1", "/a/private/2"}, 0, "", 0},
		{"a web page in its place", body("text/html", "<html>Disallow: /\n</html>"), []string{"/list", "/a/1", "/a/private/2"}, 0, "", 0},
		{"elsewhere", redirect("/rules.txt"), []string{"/rules.txt", "/list", "/a/1"}, 1, forbidden, 0},
		{"on a foreign host", redirect("http://192.0.2.1/robots.txt"), []string{"/list", "/a/1", "/a/private/2"}, 0, "", 0},
		{"a server error", status(503), nil, 0, "", 1},
		{"forbids everything", body("text/plain", "User-agent: *\nDisallow: /\n"), nil, 0, "", 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newSite(t)
			s.articles("/a/1", "/a/private/2")
			s.serve("/robots.txt", c.robots)
			s.serve("/rules.txt", body("text/plain", "User-agent: *\nDisallow: /a/private/\n"))
			got, err := Run(t.Context(), declare(t, s, ""), newMemory().store(), Options{})
			if len(got.Lists.Broken) != c.broken || got.Forbidden != c.forbidden || got.Problems[c.problem] != c.forbidden {
				t.Errorf("result %+v, error %v", got, err)
			}
			s.wantAsked(t, c.asked...)
		})
	}
}

func redirect(to string) http.HandlerFunc {
	return http.RedirectHandler(to, http.StatusFound).ServeHTTP
}

func TestRedirects(t *testing.T) {
	s := newSite(t)
	s.serve("/robots.txt", body("text/plain", "User-agent: *\nDisallow: /a/private/\n"))
	s.page("/list", listOf("/a/old", "/a/new", "/a/out", "/a/hidden", "/a/loop", "/a/gone", "/a/home", "/a/cookie", "/a/nowhere"))
	s.page("/a/new", article("new"))
	s.serve("/a/old", redirect("/a/new#top"))
	s.serve("/a/out", redirect("http://192.0.2.1/a/out"))
	s.serve("/a/hidden", redirect("/a/private/1"))
	s.serve("/a/loop", redirect("/a/loop2"))
	s.serve("/a/loop2", redirect("/a/loop"))
	s.serve("/a/gone", redirect("/list"))
	s.serve("/a/home", redirect("/"))
	s.serve("/a/nowhere", status(http.StatusFound))
	s.serve("/a/cookie", func(w http.ResponseWriter, r *http.Request) {
		if _, err := r.Cookie("seen"); err != nil {
			http.SetCookie(w, &http.Cookie{Name: "seen", Value: "1", Path: "/"})
			http.Redirect(w, r, "/a/cookie", http.StatusFound)
			return
		}
		fmt.Fprint(w, article("cookie"))
	})
	m := newMemory()
	got := crawled(t, declare(t, s, ""), m)
	if got.Saved != 2 || got.Failed != 5 || got.Forbidden != 1 {
		t.Errorf("result %+v", got)
	}
	if want := []string{"/a/old > /a/new"}; !slices.Equal(m.moved, want) {
		t.Errorf("noted as moved: %q, want %q", m.moved, want)
	}
	m.wantProblem(t, "/a/new", "")
	m.wantProblem(t, "/a/cookie", "")
	m.wantProblem(t, "/a/out", "redirected to 192.0.2.1, which is not a host of the source")
	m.wantProblem(t, "/a/loop", tooManyHops)
	m.wantProblem(t, "/a/gone", toAListPage)
	m.wantProblem(t, "/a/home", toAListPage)
	m.wantProblem(t, "/a/nowhere", "status 302 Found")
	for _, path := range s.paths() {
		if strings.HasPrefix(path, "/a/private/") {
			t.Errorf("%s was asked for through a redirect, though robots.txt forbids it", path)
		}
	}
	if _, saved := m.pages["/a/old"]; saved {
		t.Error("a redirect was saved as if it were an article")
	}
}

func TestPrivateAddressIsRefused(t *testing.T) {
	s := newSite(t)
	s.articles("/a/1")
	src := declare(t, s, "")
	src.Loopback = false
	got, err := Run(t.Context(), src, newMemory().store(), Options{})
	if err == nil || !strings.Contains(err.Error(), "address 127.0.0.1 refused: it is not a public one") || len(got.Lists.Broken) != 1 {
		t.Errorf("result %+v, error %v", got, err)
	}
	if asked := s.requests(); len(asked) != 0 {
		t.Errorf("the server was reached: %v", asked)
	}
}

func TestDelayAtTheServer(t *testing.T) {
	const delay = 120 * time.Millisecond
	s := newSite(t)
	s.articles("/a/1", "/a/2")
	s.page("/a/3", article("3"))
	s.serve("/a/4", redirect("/a/3"))
	src := declare(t, s, fmt.Sprintf("delay: %v", delay))
	m := newMemory()
	m.due = []string{s.URL + "/a/4"}
	// two crawls at once: the delay is that of the host
	hosts := NewHosts()
	var crawls sync.WaitGroup
	for range 2 {
		crawls.Go(func() {
			if _, err := Run(t.Context(), src, newMemory().store(), Options{Hosts: hosts}); err != nil {
				t.Error(err)
			}
		})
	}
	crawls.Wait()
	if _, err := Run(t.Context(), src, m.store(), Options{Hosts: hosts}); err != nil {
		t.Fatal(err)
	}
	asked := s.requests()
	if n := len(asked); n != 1+3+3+5 && n != 2+3+3+5 { // robots.txt, by both if at once; list and two articles; and a redirect
		t.Fatalf("%d requests: %v", len(asked), asked)
	}
	for i := range asked[1:] {
		if gap := asked[i+1].at.Sub(asked[i].at); gap < delay {
			t.Errorf("%s came %v after %s, want at least %v", asked[i+1].path, gap, asked[i].path, delay)
		}
	}
}

func TestCancellation(t *testing.T) {
	for name, extra := range map[string]string{
		"while the host rests":      "delay: 1h",
		"while a header is awaited": "limits: {timeout: 10m, header: 10m}",
	} {
		t.Run(name, func(t *testing.T) {
			s := newSite(t)
			s.page("/list", listOf("/a/1"))
			s.serve("/a/1", slowHeader)
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			time.AfterFunc(200*time.Millisecond, cancel)
			begin := time.Now()
			_, err := Run(ctx, declare(t, s, extra), newMemory().store(), Options{})
			if took := time.Since(begin); !errors.Is(err, context.Canceled) || took > 3*time.Second {
				t.Errorf("ended %v after the start with %v", took, err)
			}
		})
	}
}

func TestPhaseTimeout(t *testing.T) {
	s := newSite(t)
	s.articles("/a/1", "/a/2", "/a/3")
	src := declare(t, s, "delay: 150ms")
	got, err := Run(t.Context(), src, newMemory().store(), Options{PhaseTimeout: 400 * time.Millisecond})
	want := "crawl yunling: reading articles took longer than 400ms and was ended"
	if err == nil || err.Error() != want || got.Left == 0 || got.Saved+got.Left != 3 {
		t.Errorf("result %+v, error %v", got, err)
	}
}
