package crawl

import (
	"context"
	"fmt"
	"net/http"
	"net/url"

	"github.com/xiaozu-watch/xiaozu/internal/health"
	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// destination is the canonical address at which a trail ends.
func (c *crawl) destination(trail []news.Page) string {
	last := trail[len(trail)-1]
	if next := target(last, last.URL); next != nil && last.Problem == already {
		return c.src.Canonical(next)
	}
	return last.URL
}

// redirected hands on what came of a kept page that redirects to another address. If it moved, what the
// other address answers is the page's from now on; if not, nothing of it is kept as a page.
func (c *crawl) redirected(ctx context.Context, trail []news.Page, to string) error {
	first, last := trail[0], trail[len(trail)-1]
	moved, err := c.move(ctx, trail, to)
	switch {
	case err != nil:
		return err
	case moved && last.Problem == already: // what it answers was saved
		return c.archive(ctx, trail...)
	case moved:
		if err := c.archive(ctx, trail[:len(trail)-1]...); err != nil {
			return err
		}
		return c.keep(ctx, last)
	}
	if first.Problem = toAnother; c.nothing(last) {
		first.Problem = toNothing
	}
	if err := c.keep(ctx, first); err != nil {
		return err
	}
	return c.archive(ctx, trail[1:]...)
}

// move tells the store that a kept page moved, if it did; the addresses on the way are its own, too.
func (c *crawl) move(ctx context.Context, trail []news.Page, to string) (moved bool, err error) {
	if c.store.MovePage == nil || !c.forGood(trail) || !c.leadsToArticle(trail[len(trail)-1], to) {
		return false, nil
	}
	for i, page := range trail {
		if page.URL == to || i > 0 && !moved {
			continue
		}
		same, err := c.store.MovePage(ctx, page.URL, to)
		if err != nil {
			return false, fmt.Errorf("note that %s moved to %s: %w", page.URL, to, err)
		}
		moved = moved || same
	}
	return moved, nil
}

// forGood reports whether all redirects from one address to another are permanent (RFC 9110, 15.4.2
// and 15.4.9). One to the same address, as for a cookie, is no move.
func (c *crawl) forGood(trail []news.Page) bool {
	for _, page := range trail {
		next := target(page, page.URL)
		if next == nil || c.src.Canonical(next) == page.URL {
			continue
		}
		if page.Status != http.StatusMovedPermanently && page.Status != http.StatusPermanentRedirect {
			return false
		}
	}
	return true
}

// leadsToArticle reports whether an article came at the end of a trail, or had come before: sites send
// what they no longer have to columns and error pages, too.
func (c *crawl) leadsToArticle(last news.Page, to string) bool {
	u, err := url.Parse(to)
	if err != nil || !c.src.IsArticle(u) {
		return false
	}
	return last.Problem == already ||
		last.Problem == "" && last.Status == http.StatusOK && health.Recognise(last, c.src.Charset) == health.None
}

// nothing reports whether a trail ended where the site says that there is no such page.
func (c *crawl) nothing(last news.Page) bool {
	return Vanished(last) || health.Recognise(last, c.src.Charset) == health.Missing
}
