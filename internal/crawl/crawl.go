// Package crawl fetches what is new at one source, politely, with Colly.
//
//	start pages ──▶ list pages ──▶ addresses of articles ─┐
//	                        addresses due for another look ┴▶ article pages ──▶ Store.Save
//
// Every request, redirects and robots.txt included, takes the same way: the host is one of the
// source's, robots.txt allows the address, the host has rested for the source's delay, and the
// address that its name resolves to is a public one. Requests are made one after the other.
//
// A page is handed on as it came, with what is wrong with it in words; no page ends a crawl.
// What does end one is a store that fails, and a site that only fails.
//
// The package knows no storage. It is told what is known by functions.
package crawl

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/source"
)

// A Store is what a crawl needs to know and where it puts what it finds. An error of any of its
// functions ends the crawl. Only Save is required.
type Store struct {
	// Validators of the page kept for a canonical URL; zero when nothing is kept.
	Validators func(ctx context.Context, url string) (Validators, error)
	// Kept tells which of the canonical URLs of articles that lists link to need not be asked for,
	// since they are kept: Revisit looks after those. Without it all are asked for.
	Kept func(ctx context.Context, urls []string) ([]string, error)
	// Moved notes that an address which a list links to leads to a page kept under another one.
	Moved func(ctx context.Context, from, to string) error
	// MovePage notes that a kept page redirects to another address for good. What is saved of that
	// address from then on is the page's; false says that another page is kept there.
	MovePage func(ctx context.Context, from, to string) (moved bool, err error)
	// Revisit lists canonical URLs of kept articles that are due to be looked at again. Those
	// that no list page links to any more are found gone only so.
	Revisit func(ctx context.Context) ([]string, error)
	// Save keeps an article page, also one that failed: Status and Problem tell. Its Body may be
	// the same as what is kept; telling so is the store's part. Of one that is Truncated the
	// validators must not be used, lest a later 304 keeps it so.
	Save func(ctx context.Context, page news.Page) error
	// Unchanged notes an answer of 304: the page kept for its URL was still the same.
	Unchanged func(ctx context.Context, page news.Page) error
	// Archive keeps a response that is handed to no other function: of list pages, robots.txt and
	// redirects.
	Archive func(ctx context.Context, page news.Page) error
}

// Validators are the values of a response's headers that make the next request conditional
// (RFC 9110, 8.8). The zero Validators make none.
type Validators struct {
	ETag         string
	LastModified string
}

// Options change how a crawl is done. The zero Options are usable.
type Options struct {
	// UserAgent names the crawler and how to reach who runs it; UserAgent makes one.
	UserAgent string
	// Limit is how many articles may be fetched; 0 leaves it to the source's own limit on pages.
	Limit int
	// PhaseTimeout bounds the reading of lists, and then the reading of articles: 2 hours
	// unless given, in which a source at a delay of 3 s answers 2,400 times.
	PhaseTimeout time.Duration
	// Since makes the crawl a backfill: lists are followed back to this time, and nothing is
	// visited again. The source's limit on pages and PhaseTimeout do not hold for it; List.Backfill
	// of the source and its requests a day do.
	Since time.Time
	// Hosts is shared by all crawls, so that two sources on one host take turns. Without one the
	// crawl keeps its own.
	Hosts Hosts

	// In tests: what answers in place of the network, or of the name servers alone.
	transport http.RoundTripper
	resolver  *net.Resolver
}

func (o Options) withDefaults() Options {
	if o.UserAgent == "" {
		o.UserAgent = UserAgent("development", "")
	}
	if o.PhaseTimeout == 0 {
		o.PhaseTimeout = 2 * time.Hour
	}
	if o.Hosts == nil {
		o.Hosts = NewHosts()
	}
	return o
}

// UserAgent is how xiaozu introduces itself to a site. Its first word is the name that
// robots.txt may address. contact is a mail address or page of who runs it, or "".
func UserAgent(version, contact string) string {
	if contact != "" {
		contact = "; " + contact
	}
	return fmt.Sprintf("xiaozu/%s (+https://github.com/xiaozu-watch/xiaozu%s)", version, contact)
}

// Run crawls a source once. The Result stands also when there is an error, which joins all that
// the operator must know: list pages that could not be read or had no links, a site that only
// fails, a time limit, a store that fails. A cancelled context ends it at once. One that is put off
// tells so by Result.Paused.
func Run(ctx context.Context, src source.Source, store Store, opts Options) (result Result, err error) {
	c, err := newCrawl(src, store, opts.withDefaults())
	if err != nil {
		return Result{}, fmt.Errorf("crawl %s: %w", src.ID, err)
	}
	defer func() {
		c.close(ctx)
		result = c.result
	}()
	if opts.Since.IsZero() {
		err = c.newest(ctx)
	} else {
		err = c.backfill(ctx)
	}
	if errors.As(err, &c.result.Paused) {
		err = nil
	}
	if err = errors.Join(errors.Join(c.result.Lists.Broken...), err); err != nil {
		err = fmt.Errorf("crawl %s: %w", src.ID, err)
	}
	return c.result, err
}

// newest reads the lists, then the articles on them.
func (c *crawl) newest(ctx context.Context) error {
	var found []string
	err := c.phase(ctx, "lists", func(ctx context.Context) (err error) {
		found, err = c.lists(ctx)
		return err
	})
	if err != nil {
		return err
	}
	return c.phase(ctx, "articles", func(ctx context.Context) error { return c.articles(ctx, found) })
}

// phase bounds one part of the crawl in time.
func (c *crawl) phase(ctx context.Context, what string, do func(context.Context) error) error {
	late := fmt.Errorf("reading %s took longer than %v and was ended", what, c.opts.PhaseTimeout)
	ctx, cancel := context.WithTimeoutCause(ctx, c.opts.PhaseTimeout, late)
	defer cancel()
	return do(ctx)
}
