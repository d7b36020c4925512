// Package host says what all who ask one web server must know of it, so that they take turns.
package host

import "time"

// A State is what is known of one web server. The zero State is that of one that was never asked.
type State struct {
	// Holder is the crawl that may ask now, "" for none, and HeldUntil when it must have ended,
	// alive or not.
	Holder    string
	HeldUntil time.Time
	// Wanted is the crawl that waits for the holder to give way, seen last at WantedAt.
	Wanted   string
	WantedAt time.Time
	// Asked is the end of the last request.
	Asked time.Time
	// RestUntil is the time before which nobody asks, since the host is in trouble or turns us
	// away, and Why says so. Strikes count how often, weighted, and grow the next rest.
	RestUntil time.Time
	Strikes   int
	Why       string
}
