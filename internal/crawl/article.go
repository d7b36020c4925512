package crawl

import (
	"context"
	"fmt"
	"net/http"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/source"
)

// article fetches one article and hands it to the store.
func (c *crawl) article(ctx context.Context, address string, known bool) error {
	c.seen[address] = true
	trail, err := c.get(ctx, address, c.store.Validators)
	if err != nil {
		return err
	}
	if err := c.moved(ctx, trail[0], known); err != nil {
		return err
	}
	last := trail[len(trail)-1]
	if err := c.keep(ctx, last); err != nil {
		return err
	}
	c.judge(last)
	return nil
}

// moved keeps the redirect of a known page to another, or it would be due for ever.
func (c *crawl) moved(ctx context.Context, page news.Page, known bool) error {
	to := target(page)
	if !known || to == nil || source.Canonical(to) == page.URL || page.Problem != "" && page.Problem != already {
		return nil
	}
	page.Problem = "moved to " + source.Canonical(to)
	return c.save(ctx, page)
}

// keep hands the last response to the store, if there is anything to keep.
func (c *crawl) keep(ctx context.Context, page news.Page) error {
	if page.Problem == already {
		return nil
	}
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
	if err := c.store.Unchanged(ctx, page.URL, page.FetchedAt); err != nil {
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
