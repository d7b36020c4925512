package crawl

import (
	"context"
	crand "crypto/rand"
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/host"
	"github.com/xiaozu-watch/xiaozu/internal/news"
)

const (
	// hold is how long a crawl keeps a host to itself before others may have their turn.
	hold = 5 * time.Second
	// pollEvery is how often a crawl looks whether a host that another holds has come free.
	pollEvery = 200 * time.Millisecond
	// wantedFor is how long a waiting crawl is waited for, should it have died.
	wantedFor = 10 * pollEvery
	// longestRest is what a crawl waits for within its time; for longer it is put off.
	longestRest = 2 * time.Minute
)

// A Pause says that a crawl ended, since nothing may be asked before a time: in quiet hours, when
// the requests of the day are used up, or while a host is left to rest. It is no fault of the
// source's declaration, and what was left is asked for later.
type Pause struct {
	Until time.Time
	Why   string
}

func (p *Pause) Error() string {
	return fmt.Sprintf("%s; nothing is asked before %s", p.Why, p.Until.Format("2006-01-02 15:04:05 -07:00"))
}

// A turn is a crawl's right to ask one host, one request at a time, none sooner than a delay
// after the end of the one before, whoever made that. It is taken from all others for a few
// seconds at a time, so that a host asked often costs few steps of Hosts.
type turn struct {
	hosts   Hosts
	crawl   string        // who holds
	longest time.Duration // that a request takes

	host    string    // held now, or ""
	until   time.Time // when it is given up
	asked   time.Time // end of the last request to it
	jitter  float64   // of the next delay, from 0 to 1
	strikes int       // of the host when it was taken
}

func newTurn(hosts Hosts, longest time.Duration) *turn {
	return &turn{hosts: hosts, crawl: crand.Text(), longest: longest, jitter: rand.Float64()}
}

// spaced is a delay with its jitter: up to a quarter longer.
func (t *turn) spaced(delay time.Duration) time.Duration {
	return delay + time.Duration(t.jitter*float64(delay)/4)
}

// enter waits until the host with the name may be asked. When it returns no error, leave must follow.
func (t *turn) enter(ctx context.Context, name string, delay time.Duration) error {
	next := t.asked.Add(t.spaced(delay))
	if t.host == name && next.Before(t.until) {
		return wait(ctx, time.Until(next))
	}
	if err := t.release(ctx); err != nil {
		return err
	}
	for {
		pause, err := t.take(ctx, name, t.spaced(delay))
		if err != nil || pause == 0 {
			return err
		}
		if err := wait(ctx, pause); err != nil {
			return err
		}
	}
}

// take takes the host if it is free, or tells how long to wait before the next try.
func (t *turn) take(ctx context.Context, name string, delay time.Duration) (pause time.Duration, err error) {
	var rest time.Duration
	var seen host.State
	err = t.hosts.Change(ctx, name, func(now time.Time, h *host.State) {
		pause = takeHost(h, now, t.crawl, delay, hold+t.longest)
		rest, seen = h.RestUntil.Sub(now), *h
	})
	switch {
	case err != nil:
		return 0, fmt.Errorf("take a turn at %s: %w", name, err)
	case rest > longestRest:
		return 0, &Pause{Until: time.Now().Add(rest), Why: fmt.Sprintf("%s rests: %s", name, seen.Why)}
	case pause == 0:
		t.host, t.until, t.asked, t.strikes = name, time.Now().Add(hold), time.Time{}, seen.Strikes
	}
	return pause, nil
}

// takeHost makes a crawl the holder and returns 0, or how long it is to wait.
func takeHost(h *host.State, now time.Time, crawl string, delay, lease time.Duration) time.Duration {
	mend(h, now)
	if h.Holder != "" && now.After(h.HeldUntil) {
		h.Holder, h.Asked = "", h.HeldUntil // its last request ended by then
	}
	due := h.Asked.Add(delay)
	if h.RestUntil.After(due) {
		due = h.RestUntil
	}
	free := h.Wanted == "" || h.Wanted == crawl || now.Sub(h.WantedAt) > wantedFor
	switch {
	case h.Holder != "" && h.Holder != crawl:
		if free {
			h.Wanted, h.WantedAt = crawl, now
		}
		return pollEvery
	case due.After(now):
		return due.Sub(now)
	case !free:
		return pollEvery
	}
	h.Holder, h.HeldUntil, h.Wanted = crawl, now.Add(lease), ""
	return 0
}

// longestLease is more than any lease: the longest request that a source may declare, and hold.
const longestLease = 15 * time.Minute

// mend takes back what cannot be: times further ahead than any that are set stem from a clock that
// was set back since.
func mend(h *host.State, now time.Time) {
	for _, at := range []struct {
		time *time.Time
		most time.Duration
	}{{&h.Asked, 0}, {&h.WantedAt, 0}, {&h.HeldUntil, longestLease}, {&h.RestUntil, mostRetryAfter}} {
		if latest := now.Add(at.most); at.time.After(latest) {
			*at.time = latest
		}
	}
}

// leave ends the request that enter allowed. A host that is in trouble is left to rest by all.
func (t *turn) leave(ctx context.Context, page news.Page, delay time.Duration) error {
	t.asked, t.jitter = time.Now(), rand.Float64()
	if strikes, rest := penalty(page, t.strikes, delay); strikes != t.strikes || rest > 0 {
		return t.settle(ctx, func(now time.Time, h *host.State) {
			h.Strikes, h.RestUntil, h.Why = strikes, now.Add(rest), page.Problem
		})
	}
	return nil
}

// release gives the host up, if one is held.
func (t *turn) release(ctx context.Context) error {
	if t.host == "" {
		return nil
	}
	return t.settle(ctx, func(time.Time, *host.State) {})
}

func (t *turn) settle(ctx context.Context, note func(now time.Time, h *host.State)) error {
	name, ago := t.host, time.Since(t.asked)
	t.host = ""
	err := t.hosts.Change(ctx, name, func(now time.Time, h *host.State) {
		if at := now.Add(-ago); at.After(h.Asked) {
			h.Asked = at
		}
		if h.Holder == t.crawl {
			h.Holder = ""
		}
		note(now, h)
	})
	if err != nil {
		return fmt.Errorf("give up the turn at %s: %w", name, err)
	}
	return nil
}

func wait(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return context.Cause(ctx)
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}
