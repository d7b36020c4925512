package crawl

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/robots"
	"github.com/xiaozu-watch/xiaozu/internal/source"
)

const (
	// robotsTTL is how long a robots.txt holds (RFC 9309, 2.4), failedRobotsTTL how long a server
	// error in its place does.
	robotsTTL       = 24 * time.Hour
	failedRobotsTTL = 30 * time.Minute
	// robotsHops is how many redirects are followed to it (2.3.1.2).
	robotsHops = 5
	// mostCrawlDelay caps what a Crawl-delay is obeyed for: a minute a page is a thousand pages a
	// day, and files that ask for hours mean other crawlers.
	mostCrawlDelay = time.Minute
)

// product is the name by which robots.txt speaks to us.
const product = "xiaozu"

// A ruling is what the robots.txt of an origin means.
type ruling struct {
	fetched time.Time
	failed  bool // it came with a server error, which forbids everything
	rules   robots.Rules
}

func (r ruling) stale() bool {
	ttl := robotsTTL
	if r.failed {
		ttl = failedRobotsTTL
	}
	age := time.Since(r.fetched)
	return age >= ttl || age < -ttl // fetched by a clock that was set back since
}

// ban says why the address may not be asked for, or "".
func (c *crawl) ban(ctx context.Context, u *url.URL) (string, error) {
	r, problem, err := c.ruling(ctx, u)
	switch {
	case err != nil || problem != "":
		return problem, err
	case r.failed:
		return robotsFailed, nil
	case !r.rules.Allows(u.RequestURI()):
		return forbidden, nil
	}
	return "", nil
}

// ruling is that of the origin of u: as this crawl knows it, as an earlier one kept it, or as it
// is now. problem says why there is none.
func (c *crawl) ruling(ctx context.Context, u *url.URL) (r ruling, problem string, err error) {
	origin := u.Scheme + "://" + u.Host
	if r, known := c.rulings[origin]; known && !r.stale() {
		return r, "", nil
	}
	kept, err := c.opts.Hosts.Robots(ctx, origin)
	if err != nil {
		return r, "", fmt.Errorf("robots.txt of %s: %w", origin, err)
	}
	if r = rulingOf(kept); r.stale() {
		if r, problem, err = c.renew(ctx, origin); err != nil || problem != "" {
			return r, problem, err
		}
	}
	c.rulings[origin] = r
	if r.rules.Delay > mostCrawlDelay {
		c.remark("robots.txt of %s asks for %v between requests; at most %v are waited", origin, r.rules.Delay, mostCrawlDelay)
	}
	return r, "", nil
}

// renew fetches robots.txt and keeps it for all.
func (c *crawl) renew(ctx context.Context, origin string) (r ruling, problem string, err error) {
	kept, problem, err := c.fetchRobots(ctx, origin)
	if err != nil || problem != "" {
		return r, problem, err
	}
	if err := c.opts.Hosts.KeepRobots(ctx, origin, kept); err != nil {
		return r, "", fmt.Errorf("robots.txt of %s: %w", origin, err)
	}
	return rulingOf(kept), "", nil
}

// rulingOf reads an answer (RFC 9309, 2.3.1): a file says what it says; that there is none, or
// none that can be had, allows everything; a server error, and being told to slow down, nothing.
// A web page in place of the file, from a site that answers so to everything, holds no rules.
func rulingOf(kept Robots) ruling {
	r := ruling{fetched: kept.Fetched}
	switch {
	case kept.Status >= 500 || kept.Status == http.StatusTooManyRequests:
		r.failed = true
	case kept.Status/100 == 2 && !strings.HasPrefix(http.DetectContentType(kept.Text), "text/html"):
		r.rules = robots.Parse(kept.Text, product)
	}
	return r
}

// fetchRobots asks for robots.txt, and where it redirects to within the hosts of the source.
// A redirect that is not followed counts as a missing file.
func (c *crawl) fetchRobots(ctx context.Context, origin string) (kept Robots, problem string, err error) {
	at := origin + "/robots.txt"
	for hop := 0; ; hop++ {
		page, err := c.ask(ctx, at, http.Header{}, robots.MaxBytes)
		if err != nil {
			return kept, "", err
		}
		page.URL = at
		page.ID = news.PageID(page.URL)
		if err := c.archive(ctx, page); err != nil {
			return kept, "", err
		}
		if page.Status == 0 || page.Truncated == news.ByTime || page.Truncated == news.ByDisconnect {
			return kept, page.Problem, nil
		}
		next := target(page, at)
		if next == nil || hop == robotsHops || !c.src.Allows(next) {
			return Robots{Fetched: page.FetchedAt, Status: page.Status, Text: page.Body}, "", nil
		}
		at = source.Canonical(next)
	}
}

// delay is the time between requests to the host of u: the source's, or the Crawl-delay that the
// host asks for if that is longer.
func (c *crawl) delay(u *url.URL) time.Duration {
	asked := c.rulings[u.Scheme+"://"+u.Host].rules.Delay
	return max(c.src.Delay.Duration, min(asked, mostCrawlDelay))
}

// remark notes something that the operator may want to know, once.
func (c *crawl) remark(format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	for _, r := range c.result.Remarks {
		if r == text {
			return
		}
	}
	c.result.Remarks = append(c.result.Remarks, text)
}
