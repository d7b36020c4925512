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
	trail, err := c.get(ctx, address, c.lookup(address, known))
	if err != nil {
		return news.Page{}, err
	}
	last := len(trail) - 1
	if trail[last], err = c.withParts(ctx, trail[last]); err != nil {
		return news.Page{}, err
	}
	c.judge(trail[last])
	if to := c.destination(trail); known && to != trail[0].URL {
		return trail[last], c.redirected(ctx, trail, to)
	}
	if err := c.arrived(ctx, trail); err != nil {
		return news.Page{}, err
	}
	return trail[last], c.noteMoves(ctx, trail)
}

// lookup finds the validators by which an article is asked for: those of its own address if it is
// known, lest the answer of another one tells nothing of it, and otherwise those of all others.
func (c *crawl) lookup(address string, known bool) lookup {
	if c.store.Validators == nil || !known && c.store.Kept == nil {
		return c.store.Validators
	}
	own := c.identity(address)
	return func(ctx context.Context, url string) (Validators, error) {
		if known != (url == own) {
			return Validators{}, nil
		}
		return c.store.Validators(ctx, url)
	}
}

// noteMoves notes where the addresses on the way to a page lead, if that is an article.
func (c *crawl) noteMoves(ctx context.Context, trail []news.Page) error {
	last := trail[len(trail)-1]
	arrived := last.Problem == "" || last.Problem == already || last.Status == http.StatusNotModified
	if c.store.Moved == nil || !arrived {
		return nil
	}
	to := c.destination(trail)
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

// arrived hands the last response on the way to an article to the store, and keeps the others.
func (c *crawl) arrived(ctx context.Context, trail []news.Page) error {
	last := trail[len(trail)-1]
	if last.Problem == already {
		return c.archive(ctx, trail...)
	}
	if err := c.archive(ctx, trail[:len(trail)-1]...); err != nil {
		return err
	}
	return c.keep(ctx, last)
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
