package crawl

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// once answers with a status and a header the first time, and then with the page.
func (s *fakeSite) once(path string, status int, header func() (name, value string)) {
	first := true
	s.mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
		if first {
			first = false
			name, value := header()
			w.Header().Set(name, value)
			// a server whose clock is an hour fast
			w.Header().Set("Date", time.Now().Add(time.Hour).UTC().Format(http.TimeFormat))
			w.WriteHeader(status)
			return
		}
		fmt.Fprint(w, article(path))
	})
}

func TestRetryAfter(t *testing.T) {
	seconds := func() (string, string) { return "Retry-After", "40" }
	date := func() (string, string) {
		return "Retry-After", time.Now().Add(time.Hour + 40*time.Second).UTC().Format(http.TimeFormat)
	}
	for name, header := range map[string]func() (string, string){"in seconds": seconds, "as a date": date} {
		for _, status := range []int{http.StatusTooManyRequests, http.StatusServiceUnavailable} {
			t.Run(fmt.Sprint(name, " with ", status), func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) {
					s := newFakeSite()
					s.mux = http.NewServeMux()
					s.mux.HandleFunc("/list", body("text/html", listOf("/a/1", "/a/2")))
					s.mux.HandleFunc("/a/2", body("text/html", article("2")))
					s.once("/a/1", status, header)
					got := s.visit(t, fakeSource(t, ""), NewHosts())
					paths := []string{"/robots.txt", "/list", "/a/1", "/a/1", "/a/2"}
					gaps := s.gaps()
					if got.Saved != 2 || got.Failed != 0 || !slices.EqualFunc(s.asked, paths, func(r request, path string) bool { return r.path == path }) ||
						gaps[2] < 40*time.Second || gaps[2] > 45*time.Second || gaps[3] > 4*time.Second {
						t.Errorf("result %+v, asked %v, gaps %v", got, s.asked, gaps)
					}
				})
			})
		}
	}
}

// A host that wants to be left alone for hours ends the crawl, and puts off later ones, by
// whichever worker they come.
func TestLongRetryAfterEndsTheCrawl(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, src, hosts := newFakeSite(), fakeSource(t, ""), NewHosts()
		s.mux = http.NewServeMux()
		s.mux.HandleFunc("/list", body("text/html", listOf("/a/1", "/a/2")))
		s.mux.HandleFunc("/a/2", body("text/html", article("2")))
		s.once("/a/1", http.StatusTooManyRequests, func() (string, string) { return "Retry-After", "7200" })
		began := time.Now()
		got := s.visit(t, src, hosts)
		if got.Failed != 1 || got.Left != 1 || got.Paused == nil || got.Paused.Until.Sub(began).Round(time.Minute) != 2*time.Hour ||
			!strings.Contains(got.Paused.Error(), "www.yunling.example rests: status 429 Too Many Requests; nothing is asked before") {
			t.Errorf("result %+v", got)
		}
		asked := len(s.asked)
		time.Sleep(time.Hour)
		if got := s.visit(t, src, hosts); got.Paused == nil || len(s.asked) != asked {
			t.Errorf("an hour later: result %+v, %d requests more", got, len(s.asked)-asked)
		}
		time.Sleep(time.Hour + time.Minute)
		if got := s.visit(t, src, hosts); got.Saved != 2 || got.Paused != nil {
			t.Errorf("two hours later: result %+v", got)
		}
	})
}

func TestRetryAfterIsCapped(t *testing.T) {
	now := time.Now()
	for value, want := range map[string]time.Duration{
		"": 0, "0": 0, "90": 90 * time.Second, "999999999": 24 * time.Hour, "99999999999999999999": 0, "-5": 0, "soon": 0,
		now.Add(-time.Hour).UTC().Format(http.TimeFormat):       0,
		now.Add(9000 * time.Hour).UTC().Format(http.TimeFormat): 24 * time.Hour,
	} {
		page := news.Page{Status: 503, FetchedAt: now, Header: map[string][]string{"Retry-After": {value}}}
		if got := retryAfter(page); got != want {
			t.Errorf("Retry-After: %s is %v, want %v", value, got, want)
		}
	}
}

// The rest of a failing host doubles with each failure up to an hour, over crawls, and ends with
// the first sound answer.
func TestBackOff(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, src, hosts := newFakeSite("/a/1", "/a/2"), fakeSource(t, ""), NewHosts()
		down := true
		sound := s.mux
		s.mux = http.NewServeMux()
		s.mux.HandleFunc("/robots.txt", status(404))
		s.mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
			if down {
				w.WriteHeader(http.StatusInternalServerError)
				return
			}
			sound.ServeHTTP(w, r)
		})
		longest := time.Duration(0)
		for range 30 {
			if _, err := s.try(t, src, hosts); err != nil && !strings.Contains(err.Error(), "500") {
				t.Error(err)
			}
			time.Sleep(15 * time.Minute)
		}
		gaps := s.gaps()[1:]
		for i, gap := range gaps {
			longest = max(longest, gap)
			if want := min(3*time.Second<<(i+1), time.Hour); gap < want {
				t.Errorf("failure %d was followed by %v, want at least %v", i+1, gap, want)
			}
		}
		if len(gaps) < 10 || longest > 80*time.Minute {
			t.Errorf("gaps %v", gaps)
		}
		down = false
		time.Sleep(time.Hour)
		s.visit(t, src, hosts)
		before := len(s.asked)
		s.visit(t, src, hosts)
		if gaps := s.gaps()[before:]; slices.Max(gaps) > 4*time.Second {
			t.Errorf("after a sound answer: gaps %v", gaps)
		}
	})
}
