package crawl

import (
	"net/http"
	"net/url"
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// redirects are the statuses whose Location leads on (RFC 9110, 15.4).
var redirects = []int{301, 302, 303, 307, 308}

// target is where a page that was asked for at an address redirects to, or nil.
func target(page news.Page, at string) *url.URL {
	if !slices.Contains(redirects, page.Status) {
		return nil
	}
	base, err := url.Parse(at)
	if err != nil {
		return nil
	}
	location := http.Header(page.Header).Get("Location")
	if location == "" {
		return nil
	}
	next, err := base.Parse(location)
	if err != nil {
		return nil
	}
	return next
}

// refusal says why a redirect is not followed, or "". trail is the way to the page from.
func (c *crawl) refusal(next *url.URL, from string, trail []news.Page) string {
	to := c.src.Canonical(next)
	switch {
	case !c.src.Allows(next):
		return "redirected to " + next.Host + ", which is not a host of the source"
	case len(trail) >= c.src.Limits.Redirects:
		return tooManyHops
	case !c.listing[from] && (c.listing[to] || next.RequestURI() == "/"):
		return toAListPage
	case to != from && c.seen[to] && !c.passed(trail, to):
		return already
	}
	return ""
}

// passed reports whether an address is on the trail: one that redirects in a circle is followed
// until that is too often, since a cookie may be set on the way.
func (c *crawl) passed(trail []news.Page, address string) bool {
	return slices.ContainsFunc(trail, func(p news.Page) bool { return c.identity(p.URL) == address })
}
