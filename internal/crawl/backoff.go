package crawl

import (
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

const (
	// mostBackOff caps what we make of failures by ourselves, mostRetryAfter what a site asks for.
	mostBackOff    = time.Hour
	mostRetryAfter = 24 * time.Hour
	// mostStrikes keeps the doubling within the numbers.
	mostStrikes = 20
)

// penalty is what an answer makes of a host's strikes, and how long it rests from now. The rest
// doubles with each strike, from the source's delay; being told to slow down counts as three.
// A sound answer forgives all.
func penalty(page news.Page, strikes int, delay time.Duration) (after int, rest time.Duration) {
	switch {
	case page.Status == http.StatusTooManyRequests, page.Status == http.StatusServiceUnavailable:
		strikes += 3
	case page.Status >= 500, page.Status == 0:
		strikes++
	default:
		return 0, 0
	}
	strikes = min(strikes, mostStrikes)
	rest = min(delay<<strikes, mostBackOff)
	if delay > mostBackOff>>strikes {
		rest = mostBackOff
	}
	return strikes, max(rest, retryAfter(page))
}

// retryAfter is how long the site asks to be left alone (RFC 9110, 10.2.3): as seconds, or as a
// time by its own clock, which its Date tells.
func retryAfter(page news.Page) time.Duration {
	h := http.Header(page.Header)
	value := strings.TrimSpace(h.Get("Retry-After"))
	if seconds, err := strconv.ParseUint(value, 10, 32); err == nil {
		return min(time.Duration(seconds)*time.Second, mostRetryAfter)
	}
	until, err := http.ParseTime(value)
	if err != nil {
		return 0
	}
	now, err := http.ParseTime(h.Get("Date"))
	if err != nil {
		now = page.FetchedAt
	}
	return max(0, min(until.Sub(now), mostRetryAfter))
}

// again reports whether the site asks for the same request once more, later.
func again(page news.Page) bool {
	return page.Status == http.StatusTooManyRequests ||
		page.Status == http.StatusServiceUnavailable && retryAfter(page) > 0
}
