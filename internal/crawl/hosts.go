package crawl

import (
	"context"
	"sync"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/host"
)

// Hosts keeps what all crawls must know of web servers, in one process (NewHosts) or in a
// database for many. Each method is one step that happens or does not.
type Hosts interface {
	// Change lets change look at and alter what is known of a host, alone. now is the time by the
	// clock that all crawls share.
	Change(ctx context.Context, name string, change func(now time.Time, h *host.State)) error
	// Robots is the robots.txt that was kept for an origin ("https://www.gov.cn"), zero if none.
	Robots(ctx context.Context, origin string) (Robots, error)
	// KeepRobots keeps it in place of an older one.
	KeepRobots(ctx context.Context, origin string, r Robots) error
	// Spend adds requests, which may be negative, to those of a source on a day ("2006-01-02"),
	// up to most in all, and tells how many it added.
	Spend(ctx context.Context, source, day string, requests, most int) (granted int, err error)
}

// Robots is an answer for robots.txt.
type Robots struct {
	Fetched time.Time
	Status  int
	Text    []byte
}

// NewHosts keeps what is known of hosts in memory.
func NewHosts() Hosts {
	return &localHosts{hosts: map[string]host.State{}, robots: map[string]Robots{}, spent: map[[2]string]int{}}
}

type localHosts struct {
	mu     sync.Mutex
	hosts  map[string]host.State
	robots map[string]Robots
	spent  map[[2]string]int // by source and day
}

func (m *localHosts) Change(_ context.Context, name string, change func(time.Time, *host.State)) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	h := m.hosts[name]
	change(time.Now(), &h)
	m.hosts[name] = h
	return nil
}

func (m *localHosts) Robots(_ context.Context, origin string) (Robots, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.robots[origin], nil
}

func (m *localHosts) KeepRobots(_ context.Context, origin string, r Robots) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.robots[origin] = r
	return nil
}

func (m *localHosts) Spend(_ context.Context, source, day string, requests, most int) (int, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	before := m.spent[[2]string{source, day}]
	after := max(before, min(before+requests, most))
	if requests < 0 {
		after = max(0, before+requests)
	}
	m.spent[[2]string{source, day}] = after
	return after - before, nil
}
