package crawl

import (
	"context"
	"errors"
	"fmt"
	"net/http"
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
	w := newWire(src)
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

// lists reads the list pages and returns the articles they link to, each once, in order.
func (c *crawl) lists(ctx context.Context) ([]string, error) {
	var found []string
	linked := map[string]bool{}
	for _, start := range c.src.Start {
		left := []string{start}
		for n := 0; n < c.src.List.Pages && len(left) > 0 && !c.enough(); left = left[1:] {
			if c.listing[c.identity(left[0])] {
				continue
			}
			links, more, err := c.list(ctx, left[0], n > 0)
			if err != nil {
				return nil, err
			}
			n++
			left = append(left, more...)
			for _, link := range links {
				if !linked[link] {
					linked[link] = true
					found = append(found, link)
				}
			}
		}
	}
	c.result.Lists.Links = len(found)
	return found, nil
}

// list reads one list page: the articles it links to, and further list pages. What is wrong with
// it is noted and ends no crawl.
func (c *crawl) list(ctx context.Context, address string, further bool) (links, more []string, err error) {
	c.listing[c.identity(address)], c.seen[c.identity(address)] = true, true
	trail, err := c.get(ctx, address, nil)
	if err != nil {
		return nil, nil, err
	}
	if err := c.archive(ctx, trail...); err != nil {
		return nil, nil, err
	}
	page := trail[len(trail)-1]
	links, more, err = c.links(page, further)
	if err != nil {
		c.result.Lists.Broken = append(c.result.Lists.Broken, fmt.Errorf("list %s: %w", address, err))
	} else {
		c.result.Lists.Read++
	}
	c.judge(page)
	return links, more, nil
}

// links are those of a list page. A page that was cut may still have some. One with none is
// broken unless it leads to further list pages, as an index does, or is the empty one behind the
// last, where lists are numbered.
func (c *crawl) links(page news.Page, further bool) (links, more []string, err error) {
	if page.Status != http.StatusOK {
		return nil, nil, errors.New(page.Problem)
	}
	listing, err := c.src.Read(page)
	if err != nil {
		return nil, nil, err
	}
	for _, e := range listing.Entries {
		links = append(links, e.URL)
	}
	switch {
	case len(links) > 0 || len(listing.More) > 0 || further:
		return links, listing.More, nil
	case page.Problem != "":
		return nil, nil, fmt.Errorf("no links: %s", page.Problem)
	}
	return nil, nil, fmt.Errorf("no links match %s in %s: has the site changed?", c.src.List.Article, c.src.List.Links)
}

// articles fetches the articles found on lists, then those that are due for another look.
func (c *crawl) articles(ctx context.Context, found []string) error {
	if err := c.each(ctx, found, false); err != nil {
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

func (c *crawl) each(ctx context.Context, addresses []string, known bool) error {
	for i, address := range addresses {
		if c.seen[address] {
			continue
		}
		if c.enough() || c.opts.Limit > 0 && c.result.Fetched() >= c.opts.Limit {
			c.result.Left++
			continue
		}
		if err := c.article(ctx, address, known); err != nil {
			c.result.Left += len(addresses) - i
			return err
		}
	}
	return nil
}
