package crawl

import (
	"context"
	"sync"
	"time"
)

// A Pace lets one request at a time go to a host, and none sooner than a delay after the end of
// the one before. Colly's own delays do not end with a context, and leave out robots.txt. The
// zero Pace is ready; it may be used by several goroutines.
type Pace struct {
	mu    sync.Mutex
	hosts map[string]*turn
}

// A turn is held by who may ask a host.
type turn struct {
	taken chan struct{} // holds one value while the turn is taken
	ended time.Time     // of the last request; touched only by who holds the turn
}

// enter waits for the host's turn and its delay. When it returns no error, leave must be called
// once the response has been read.
func (p *Pace) enter(ctx context.Context, host string, delay time.Duration) (leave func(), err error) {
	t := p.turn(host)
	select {
	case t.taken <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if err := wait(ctx, time.Until(t.ended.Add(delay))); err != nil {
		<-t.taken
		return nil, err
	}
	return func() {
		t.ended = time.Now()
		<-t.taken
	}, nil
}

func (p *Pace) turn(host string) *turn {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.hosts == nil {
		p.hosts = map[string]*turn{}
	}
	if p.hosts[host] == nil {
		p.hosts[host] = &turn{taken: make(chan struct{}, 1)}
	}
	return p.hosts[host]
}

func wait(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
