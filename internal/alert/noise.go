package alert

import (
	"fmt"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

const (
	recently = 100 * 24 * time.Hour
	// noisy is how many in a hundred days are more than one can look at one by one.
	noisy = 100
	// flooding is how many in a hundred days no mailbox is made for.
	flooding = 1000
)

// Recent counts the events of the hundred days before a time.
func Recent(events []Event, now time.Time) (n int) {
	for _, e := range events {
		if day, err := news.ParseDate(e.Published); err == nil && !day.IsZero() && day.First().After(now.Add(-recently)) {
			n++
		}
	}
	return n
}

// Noisy reports whether a rhythm is too quick for so many events in a hundred days.
func Noisy(recent int, r Rhythm) bool { return recent > noisy && (r == AtOnce || r == "") }

// Flood says why a watch is refused that would have told of so many events in a hundred days; nil if it may be.
func Flood(recent int, r Rhythm) error {
	if recent > flooding && r != Daily && r != Weekly {
		return fmt.Errorf("it would have told you %d times in the last hundred days: narrow it, or choose once a day", recent)
	}
	return nil
}
