package crawl

import (
	"context"
	"fmt"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/source"
)

// A Client fetches single pages of one source, as politely as Run does. It is for trying a
// declaration, and for one goroutine.
type Client struct{ crawl *crawl }

// NewClient makes a client for pages of src. Close it.
func NewClient(src source.Source, opts Options) (*Client, error) {
	c, err := newCrawl(src, Store{}, opts.withDefaults())
	if err != nil {
		return nil, fmt.Errorf("client for %s: %w", src.ID, err)
	}
	return &Client{c}, nil
}

// Get fetches a page and follows its redirects. What is wrong with it stands in its Problem; the
// error is that of the context, or a *Pause.
func (c *Client) Get(ctx context.Context, address string) (news.Page, error) {
	trail, err := c.crawl.get(ctx, address, nil)
	if err != nil {
		return news.Page{}, err
	}
	return trail[len(trail)-1], nil
}

// Close ends idle connections and gives the host up.
func (c *Client) Close() { c.crawl.close(context.Background()) }
