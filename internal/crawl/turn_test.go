package crawl

import (
	"fmt"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/host"
)

// Many crawls at once, of sources on one host: one request at a time, none before the delay.
func TestManyCrawlsOnOneHost(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, hosts := newFakeSite("/a/1", "/a/2", "/a/3", "/a/4", "/a/5"), NewHosts()
		s.mux.HandleFunc("/robots.txt", status(404))
		var crawls sync.WaitGroup
		for i := range 5 {
			src := fakeSource(t, fmt.Sprintf("delay: %dms", 1000+100*i))
			crawls.Go(func() { s.visit(t, src, hosts) })
		}
		crawls.Wait()
		if gaps := s.gaps(); slices.Min(gaps) < time.Second || s.count("/a/1") != 5 || slices.Max(gaps) > 3*time.Second {
			t.Errorf("%d requests, gaps %v", len(s.asked), gaps)
		}
	})
}

// A crawl that died while it held the host is waited for as long as its request may have taken,
// and then its delay.
func TestHostOfADeadCrawl(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, src, hosts := newFakeSite("/a/1"), fakeSource(t, "delay: 10s"), NewHosts()
		dead := newTurn(hosts, 30*time.Second)
		if err := dead.enter(t.Context(), "www.yunling.example", 10*time.Second); err != nil {
			t.Fatal(err)
		}
		began := time.Now()
		s.visit(t, src, hosts)
		if waited := s.asked[0].at.Sub(began); waited < hold+40*time.Second || waited > hold+45*time.Second {
			t.Errorf("the first request came %v after the death, want its lease and the delay", waited)
		}
	})
}

// A clock that was years ahead, and is right again, holds nobody up.
func TestClockThatWasAhead(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, src, hosts := newFakeSite("/a/1"), fakeSource(t, ""), NewHosts()
		ahead := time.Now().AddDate(6, 0, 0)
		err := hosts.Change(t.Context(), "www.yunling.example", func(_ time.Time, h *host.State) {
			*h = host.State{Holder: "x", HeldUntil: ahead, Wanted: "y", WantedAt: ahead, Asked: ahead}
		})
		if err != nil {
			t.Fatal(err)
		}
		if err := hosts.KeepRobots(t.Context(), "http://www.yunling.example", Robots{Fetched: ahead, Status: 503}); err != nil {
			t.Fatal(err)
		}
		began := time.Now()
		if got := s.visit(t, src, hosts); got.Saved != 1 || time.Since(began) > 20*time.Minute {
			t.Errorf("result %+v after %v", got, time.Since(began))
		}
	})
}
