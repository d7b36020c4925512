package crawl

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"

	"github.com/xiaozu-watch/xiaozu/internal/health"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/source"
)

// lists reads the list pages and returns the articles they link to, each once, in order.
func (c *crawl) lists(ctx context.Context) ([]string, error) {
	var found []string
	linked := map[string]bool{}
	for _, start := range c.src.Start {
		err := c.follow(ctx, start, c.src.List.Pages, c.enough, func(listing source.Listing) (bool, error) {
			for _, e := range unlinked(listing.Entries, linked) {
				found = append(found, e.URL)
			}
			return true, nil
		})
		if err != nil {
			return nil, err
		}
	}
	c.result.Lists.Links = len(found)
	return found, nil
}

// follow reads the list pages behind a start, at most so many, until it is done, and hands each to
// read, which tells whether those that it leads to are of interest.
func (c *crawl) follow(ctx context.Context, start string, most int, done func() bool, read func(source.Listing) (on bool, err error)) error {
	left := []string{start}
	for n := 0; n < most && len(left) > 0 && !done(); left = left[1:] {
		if c.listing[c.identity(left[0])] {
			continue
		}
		listing, err := c.list(ctx, left[0], n > 0)
		if err != nil {
			return err
		}
		n++
		on, err := read(listing)
		if err != nil {
			return err
		}
		if on {
			left = append(left, listing.More...)
		}
	}
	return nil
}

// unlinked are the entries that no list linked to before.
func unlinked(entries []source.Entry, linked map[string]bool) []source.Entry {
	var fresh []source.Entry
	for _, e := range entries {
		if !linked[e.URL] {
			linked[e.URL] = true
			fresh = append(fresh, e)
		}
	}
	return fresh
}

// list reads one list page: the articles it links to, and further list pages. What is wrong with
// it is noted and ends no crawl.
func (c *crawl) list(ctx context.Context, address string, further bool) (source.Listing, error) {
	c.listing[c.identity(address)], c.seen[c.identity(address)] = true, true
	trail, err := c.get(ctx, address, nil)
	if err != nil {
		return source.Listing{}, err
	}
	if err := c.archive(ctx, trail...); err != nil {
		return source.Listing{}, err
	}
	page := trail[len(trail)-1]
	listing, err := c.links(page, further)
	if err != nil {
		c.result.Lists.Broken = append(c.result.Lists.Broken, fmt.Errorf("list %s: %w", address, err))
	} else {
		c.result.Lists.Read++
	}
	c.judge(page)
	return listing, nil
}

// links are those of a list page. A page that was cut may still have some. One with none is
// broken unless it leads to further list pages, as an index does, or is the empty one behind the
// last, where lists are numbered.
func (c *crawl) links(page news.Page, further bool) (source.Listing, error) {
	if page.Status != http.StatusOK {
		return source.Listing{}, errors.New(cmp.Or(string(health.Recognise(page, c.src.Charset)), page.Problem))
	}
	listing, err := c.src.Read(page)
	if err != nil {
		return source.Listing{}, err
	}
	if most := c.src.Limits.Links; len(listing.Entries) > most {
		c.remark("list %s links to %d articles; the first %d are followed", page.URL, len(listing.Entries), most)
		listing.Entries = listing.Entries[:most]
	}
	switch {
	case len(listing.Entries) > 0 || len(listing.More) > 0 || further:
		return listing, nil
	case page.Problem != "":
		return source.Listing{}, fmt.Errorf("no links: %s", page.Problem)
	}
	if instead := health.Recognise(page, c.src.Charset); instead != health.None {
		return source.Listing{}, fmt.Errorf("no links: %s", instead)
	}
	return source.Listing{}, fmt.Errorf("no links match %s in %s: has the site changed?", c.src.List.Article, c.src.List.Links)
}
