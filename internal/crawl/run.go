package crawl

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"time"

	"github.com/gocolly/colly/v2"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/source"
)

// patience is how many requests in a row may fail before a site is left alone until the next
// crawl: it is in trouble, or turns us away.
const patience = 5

// A crawl is one run over a source. What it remembers is bounded by the source's limit on pages.
type crawl struct {
	src   source.Source
	store Store
	opts  Options
	wire  *wire
	colly *colly.Collector

	turn    *turn
	budget  budget
	rulings map[string]ruling // by origin

	listing  map[string]bool // list pages asked for
	seen     map[string]bool // every page asked for
	failures int             // requests in a row that failed
	tired    error           // why the site is left alone, once it is
	result   Result
}

func newCrawl(src source.Source, store Store, opts Options) (*crawl, error) {
	w := newWire(src, opts)
	collector, err := newColly(w, opts.UserAgent)
	if err != nil {
		return nil, err
	}
	return &crawl{
		src: src, store: store, opts: opts, wire: w, colly: collector,
		turn:    newTurn(opts.Hosts, src.Limits.Timeout.Duration+time.Second),
		budget:  budget{hosts: opts.Hosts, src: src},
		listing: map[string]bool{}, seen: map[string]bool{}, rulings: map[string]ruling{},
	}, nil
}

// closeWithin is how long a crawl tries to tell that it has ended, also when it was cancelled.
// What it cannot tell ends by itself.
const closeWithin = 5 * time.Second

func (c *crawl) close(ctx context.Context) {
	if t, ok := c.wire.http.(*http.Transport); ok {
		t.CloseIdleConnections()
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), closeWithin)
	defer cancel()
	if err := errors.Join(c.turn.release(ctx), c.budget.giveBack(ctx)); err != nil {
		c.remark("%v", err)
	}
}

// enough reports whether nothing more may be asked: the limit on pages is reached, or the site
// is left alone.
func (c *crawl) enough() bool { return len(c.seen) >= c.src.Limits.Pages || c.tired != nil }

// judge counts failures in a row, and leaves a site alone that only fails.
func (c *crawl) judge(page news.Page) {
	if !failing(page) {
		c.failures = 0
		return
	}
	c.failures++
	if c.failures == patience {
		c.tired = fmt.Errorf("%d requests in a row failed, the last of them for %s: %s", patience, page.URL, page.Problem)
	}
}

// articles fetches the articles found on lists that are not kept, then those that are due for
// another look.
func (c *crawl) articles(ctx context.Context, found []string) error {
	kept, err := c.kept(ctx, found)
	if err != nil {
		return err
	}
	unknown := slices.DeleteFunc(found, func(address string) bool { return kept[address] })
	if err := c.each(ctx, unknown, false); err != nil {
		return err
	}
	if c.store.Revisit == nil || c.tired != nil {
		return c.tired
	}
	due, err := c.store.Revisit(ctx)
	if err != nil {
		return fmt.Errorf("pages to revisit: %w", err)
	}
	if err := c.each(ctx, due, true); err != nil {
		return err
	}
	return c.tired
}

// kept are those of the addresses that need not be asked for because a list links to them.
func (c *crawl) kept(ctx context.Context, addresses []string) (map[string]bool, error) {
	kept := map[string]bool{}
	if c.store.Kept == nil || len(addresses) == 0 {
		return kept, nil
	}
	urls, err := c.store.Kept(ctx, addresses)
	if err != nil {
		return nil, fmt.Errorf("pages that are kept: %w", err)
	}
	for _, url := range urls {
		kept[url] = true
	}
	c.result.Lists.Kept += len(urls)
	return kept, nil
}

// limited reports whether as many articles were fetched as may be.
func (c *crawl) limited() bool { return c.opts.Limit > 0 && c.result.Fetched() >= c.opts.Limit }

func (c *crawl) each(ctx context.Context, addresses []string, known bool) error {
	for i, address := range addresses {
		if c.seen[address] {
			continue
		}
		if c.enough() || c.limited() {
			c.result.Left++
			continue
		}
		if _, err := c.article(ctx, address, known); err != nil {
			c.result.Left += len(addresses) - i
			return err
		}
	}
	return nil
}
