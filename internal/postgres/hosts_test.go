package postgres_test

import (
	"sync"
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/host"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

func TestHosts(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t, postgres.WithRole(postgres.CrawlerRole))
	const name = "www.yunling.example:8080"
	var began time.Time
	change := func(do func(now time.Time, h *host.State)) {
		t.Helper()
		if err := db.ChangeHost(t.Context(), name, do); err != nil {
			t.Error(err)
		}
	}
	change(func(now time.Time, h *host.State) {
		if *h != (host.State{}) {
			t.Errorf("a new host is %+v", *h)
		}
		began = now
		*h = host.State{Holder: "a", HeldUntil: now, Asked: now, RestUntil: now.Add(time.Hour), Strikes: 3, Why: "status 429"}
	})
	change(func(now time.Time, h *host.State) {
		if now.Before(began) || !h.Asked.Equal(began) || h.RestUntil.Sub(began) != time.Hour || h.Why != "status 429" || !h.WantedAt.IsZero() {
			t.Errorf("kept %+v at %v, began %v", *h, now, began)
		}
	})
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 10 {
				change(func(_ time.Time, h *host.State) { h.Strikes++ })
			}
		})
	}
	all.Wait()
	change(func(_ time.Time, h *host.State) {
		if h.Strikes != 83 {
			t.Errorf("after eighty changes at once: %d strikes, want 83", h.Strikes)
		}
	})
}

func TestRobotsFiles(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t, postgres.WithRole(postgres.CrawlerRole))
	const origin = "http://www.yunling.example"
	if f, err := db.Robots(t.Context(), origin); err != nil || !f.Fetched.IsZero() {
		t.Errorf("nothing was kept: %+v, %v", f, err)
	}
	for _, f := range []postgres.RobotsFile{
		{Fetched: noon, Status: 404}, {Fetched: noon.Add(time.Hour), Status: 200, Body: []byte("User-agent: *\n\xff\x00")},
		{Fetched: noon, Status: 500}, // an older one, told late
	} {
		if err := db.SaveRobots(t.Context(), origin, f); err != nil {
			t.Fatal(err)
		}
	}
	f, err := db.Robots(t.Context(), origin)
	if err != nil || f.Status != 200 || !f.Fetched.Equal(noon.Add(time.Hour)) || string(f.Body) != "User-agent: *\n\xff\x00" {
		t.Errorf("kept %+v, %v", f, err)
	}
}

func TestSpendRequests(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t, postgres.WithRole(postgres.CrawlerRole))
	for _, c := range []struct{ requests, want int }{{20, 20}, {20, 20}, {20, 10}, {20, 0}, {-15, -15}, {20, 15}, {-99, -50}} {
		if got, err := db.SpendRequests(t.Context(), yunling, "2024-02-29", c.requests, 50); got != c.want || err != nil {
			t.Errorf("spend %d: %d, %v; want %d", c.requests, got, err, c.want)
		}
	}
}
