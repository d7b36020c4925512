package web

import (
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// How often a program may ask: so many times a second in the long run, and so many at once. Programs
// that send no token which opens something are told apart by their addresses.
const (
	asksPerSecond = 10
	asksAtOnce    = 100
)

// mostAskers bounds how many programs are remembered, times two: some 3 MB.
const mostAskers = 10_000

// limits remember how often each program asked lately. Whoever asked longest ago is forgotten when there
// are many, and may then ask as if it had not asked before.
type limits struct {
	mu             sync.Mutex
	recent, before map[string]*rate.Limiter
}

// wait counts a question, and returns how long to wait before it may be asked; 0 if it may be now.
func (l *limits) wait(who string, now time.Time) time.Duration {
	asked := l.of(who).ReserveN(now, 1)
	delay := asked.DelayFrom(now)
	if delay > 0 {
		asked.CancelAt(now)
	}
	return delay
}

func (l *limits) of(who string) *rate.Limiter {
	l.mu.Lock()
	defer l.mu.Unlock()
	if known := l.recent[who]; known != nil {
		return known
	}
	limiter := l.before[who]
	if limiter == nil {
		limiter = rate.NewLimiter(asksPerSecond, asksAtOnce)
	}
	if l.recent == nil || len(l.recent) >= mostAskers {
		l.recent, l.before = map[string]*rate.Limiter{}, l.recent
	}
	l.recent[who] = limiter
	return limiter
}
