package crawl

import (
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func TestRobotsAreKeptForADay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, src, hosts := newFakeSite("/a/1"), fakeSource(t, ""), NewHosts()
		s.mux.HandleFunc("/robots.txt", body("text/plain", "User-agent: *\nDisallow:"))
		for _, c := range []struct {
			after time.Duration
			want  int
		}{{0, 1}, {time.Hour, 1}, {22 * time.Hour, 1}, {2 * time.Hour, 2}, {time.Hour, 2}} {
			time.Sleep(c.after)
			s.visit(t, src, hosts)
			if n := s.count("/robots.txt"); n != c.want {
				t.Errorf("%v later robots.txt was asked for %d times, want %d", c.after, n, c.want)
			}
		}
	})
}

// A server error in place of robots.txt forbids everything, for half an hour.
func TestFailedRobotsAreAskedForAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, src, hosts := newFakeSite("/a/1"), fakeSource(t, ""), NewHosts()
		answer := http.StatusBadGateway
		s.mux.HandleFunc("/robots.txt", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(answer) })
		for range 2 {
			if _, err := s.try(t, src, hosts); err == nil || !strings.Contains(err.Error(), robotsFailed) {
				t.Errorf("error %v, want %s", err, robotsFailed)
			}
			time.Sleep(10 * time.Minute)
		}
		answer = http.StatusNotFound
		time.Sleep(11 * time.Minute)
		if got := s.visit(t, src, hosts); got.Saved != 1 || s.count("/robots.txt") != 2 || s.count("/list") != 1 {
			t.Errorf("result %+v; asked %v", got, s.asked)
		}
	})
}
