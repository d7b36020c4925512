package alert

import (
	"errors"
	"testing"
	"time"
)

// A receiver that stays away is asked ever more seldom, for three days, and then no more.
func TestRetry(t *testing.T) {
	t.Parallel()
	first := time.Date(2026, 11, 2, 8, 0, 0, 0, time.UTC)
	now, attempts := first, 0
	for {
		attempts++
		next, again := (&Failure{}).Retry(attempts, first, now)
		if !again {
			break
		}
		if wait := next.Sub(now); wait < 5*time.Second || wait > 10*time.Hour {
			t.Errorf("attempt %d waits %v", attempts, wait)
		}
		now = next
	}
	if lasted := now.Sub(first); lasted < GiveUpAfter || lasted > GiveUpAfter+10*time.Hour || attempts < 10 || attempts > 20 {
		t.Errorf("%d attempts in %v", attempts, lasted)
	}
}

func TestRetryAsTheReceiverWants(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 2, 8, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		failure Failure
		want    time.Duration // 0: never
	}{
		{Failure{After: time.Hour}, time.Hour},
		{Failure{After: time.Second}, 5 * time.Second},
		{Failure{After: 1000 * time.Hour}, 24 * time.Hour},
		{Failure{Final: true}, 0},
	} {
		next, again := c.failure.Retry(1, now, now)
		if again != (c.want > 0) || again && next.Sub(now) != c.want {
			t.Errorf("%+v: %v, %v", c.failure, next, again)
		}
	}
	if f := FailureOf(errors.New("broken")); f.Final || f.Answer != "broken" {
		t.Errorf("%+v", f)
	}
}
