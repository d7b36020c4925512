package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/crawl"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/source"
	"github.com/xiaozu-watch/xiaozu/internal/source/draft"
)

type sourcesNewCommand struct {
	URL   string `arg:"" name:"url" help:"Address of a list page: HTML, JSON, a feed or a sitemap."`
	From  string `type:"existingfile" placeholder:"FILE" help:"Read the list page from a file, and ask no site."`
	ID    string `placeholder:"ID" help:"Id of the source (default: made of its host)."`
	Write string `type:"path" placeholder:"DIR" help:"Write DIR/ID/source.yaml; otherwise the draft is only shown."`
	contactFlag
}

func (sourcesNewCommand) Help() string {
	return `Finds the form of address that the articles of a list have, the part of the page that holds them, how
further list pages are reached, and who publishes; shows what that catches. All of it is a guess, named
under "inferred" for you to look at. xiaozu sources check then tries the articles, too.

Examples:
  xiaozu sources new https://www.yunling.example/zwgk/tz/
  xiaozu sources new --from saved.html --write ./my-sources https://www.yunling.example/zwgk/tz/`
}

func (c sourcesNewCommand) Run(ctx context.Context, std streams) error {
	u, err := url.Parse(c.URL)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return usageError{fmt.Errorf("%q: want the http(s) address of a list page", c.URL)}
	}
	page, err := c.page(ctx, source.Canonical(u), u)
	if err != nil {
		return err
	}
	d, err := draft.New(page, c.ID)
	if err != nil {
		return err
	}
	writeListing(std.Out, page.URL, d.Listing)
	if c.Write == "" {
		_, err := fmt.Fprintf(std.Out, "\n%s\n--write DIR keeps it as DIR/%s/source.yaml.\n", d.YAML, d.ID)
		return err
	}
	file, err := c.write(d)
	if err == nil {
		_, err = fmt.Fprintf(std.Out, "\nwrote %s; look at what is inferred, then try: xiaozu sources check --sources %s %s\n", file, c.Write, d.ID)
	}
	return err
}

// page is the list page, from a file or from the site.
func (c sourcesNewCommand) page(ctx context.Context, address string, u *url.URL) (news.Page, error) {
	if c.From != "" {
		body, err := os.ReadFile(c.From)
		return news.Page{URL: address, Status: http.StatusOK, FetchedAt: time.Now(), Body: body}, err
	}
	asker, err := draft.Asker(u)
	if err != nil {
		return news.Page{}, err
	}
	client, err := crawl.NewClient(asker, crawlOptions(c.Contact))
	if err != nil {
		return news.Page{}, err
	}
	defer client.Close()
	page, err := client.Get(ctx, address)
	if err == nil && page.Status != http.StatusOK {
		err = fmt.Errorf("%s: %s", address, page.Problem)
	}
	return page, err
}

// write keeps the draft. It overwrites nothing: a declaration may hold what somebody found out.
func (c sourcesNewCommand) write(d draft.Draft) (string, error) {
	file := filepath.Join(c.Write, d.ID, "source.yaml")
	if _, err := os.Stat(file); !errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf("%s is there already: remove it, or give another --id", file)
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return "", err
	}
	return file, os.WriteFile(file, d.YAML, 0o644)
}
