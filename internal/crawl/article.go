package crawl

import (
	"context"
	"fmt"
	"net/http"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// article fetches one article, hands it to the store and returns the last response.
func (c *crawl) article(ctx context.Context, address string, known bool) (news.Page, error) {
	c.seen[address] = true
	lookup := lookup(c.store.Validators)
	if !known && c.store.Kept != nil {
		lookup = c.elsewhere(address) // nothing is kept under the address itself
	}
	trail, err := c.get(ctx, address, lookup)
	if err != nil {
		return news.Page{}, err
	}
	last := len(trail) - 1
	if trail[last], err = c.withParts(ctx, trail[last]); err != nil {
		return news.Page{}, err
	}
	for i, page := range trail {
		if err := c.hop(ctx, page, known && i == 0, i == last); err != nil {
			return news.Page{}, err
		}
	}
	c.judge(trail[last])
	return trail[last], c.noteMoves(ctx, trail)
}

// elsewhere looks up the validators of all addresses but one.
func (c *crawl) elsewhere(address string) lookup {
	if c.store.Validators == nil {
		return nil
	}
	unknown := c.identity(address)
	return func(ctx context.Context, url string) (Validators, error) {
		if url == unknown {
			return Validators{}, nil
		}
		return c.store.Validators(ctx, url)
	}
}

// noteMoves notes where the addresses on the way to a page lead, if that is an article.
func (c *crawl) noteMoves(ctx context.Context, trail []news.Page) error {
	last := trail[len(trail)-1]
	to, arrived := last.URL, last.Problem == "" || last.Status == http.StatusNotModified
	if next := target(last, last.URL); next != nil && last.Problem == already {
		to, arrived = c.src.Canonical(next), true
	}
	if c.store.Moved == nil || !arrived {
		return nil
	}
	for _, page := range trail {
		if page.URL == to {
			continue
		}
		if err := c.store.Moved(ctx, page.URL, to); err != nil {
			return fmt.Errorf("note that %s leads to %s: %w", page.URL, to, err)
		}
	}
	return nil
}

// hop hands one response on the way to an article to the store. The redirect of a known page to
// another is saved, or it would be due for ever.
func (c *crawl) hop(ctx context.Context, page news.Page, known, last bool) error {
	if to, moved := c.moved(page); known && moved {
		page.Problem = "moved to " + to
		return c.save(ctx, page)
	}
	if last && page.Problem != already {
		return c.keep(ctx, page)
	}
	return c.archive(ctx, page)
}

// moved tells where a page leads, if that is another page of the source.
func (c *crawl) moved(page news.Page) (to string, moved bool) {
	next := target(page, page.URL)
	if next == nil || page.Problem != "" && page.Problem != already {
		return "", false
	}
	to = c.src.Canonical(next)
	return to, to != page.URL
}

// keep hands the last response to the store, if there is anything to keep.
func (c *crawl) keep(ctx context.Context, page news.Page) error {
	c.result.count(page)
	if forbids(page) {
		return nil
	}
	if page.Status == http.StatusNotModified {
		return c.unchanged(ctx, page)
	}
	return c.save(ctx, page)
}

func (c *crawl) unchanged(ctx context.Context, page news.Page) error {
	if c.store.Unchanged == nil {
		return nil
	}
	if err := c.store.Unchanged(ctx, page); err != nil {
		return fmt.Errorf("note %s as unchanged: %w", page.URL, err)
	}
	return nil
}

func (c *crawl) save(ctx context.Context, page news.Page) error {
	if err := c.store.Save(ctx, page); err != nil {
		return fmt.Errorf("save %s: %w", page.URL, err)
	}
	return nil
}

// archive keeps responses that are of no further use.
func (c *crawl) archive(ctx context.Context, pages ...news.Page) error {
	for _, page := range pages {
		if c.store.Archive == nil || page.Status == 0 {
			continue
		}
		if err := c.store.Archive(ctx, page); err != nil {
			return fmt.Errorf("archive %s: %w", page.URL, err)
		}
	}
	return nil
}
