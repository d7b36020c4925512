package crawl

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/health"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/source"
)

// mostParts is how many further pages of one article are fetched.
const mostParts = 50

// withParts fetches the further pages of an article.
func (c *crawl) withParts(ctx context.Context, page news.Page) (news.Page, error) {
	if page.Status != http.StatusOK || page.Problem != "" {
		return page, nil
	}
	err := AddParts(c.src, &page, func(address string) (part news.Page, is bool, err error) {
		part, again, err := c.part(ctx, address)
		if err != nil {
			return part, false, err
		}
		if part.Problem == already || Repeats(page, part) {
			return part, false, c.archive(ctx, part)
		}
		page.Partial = page.Partial || again
		return part, true, c.notePart(ctx, page, part)
	})
	return page, err
}

// AddParts gives a page the further pages of its article, also those that only a later one links to. get brings
// one by its canonical address, and tells whether it is one. A page with one that did not come has a Problem.
func AddParts(src source.Source, page *news.Page, get func(address string) (part news.Page, is bool, err error)) error {
	asked := map[string]bool{page.URL: true}
	for next := src.NextPages(*page); len(next) > 0 && len(page.Parts) < mostParts; {
		u, err := url.Parse(next[0])
		next = next[1:]
		if err != nil || !src.Allows(u) || asked[src.Canonical(u)] {
			continue
		}
		address := src.Canonical(u)
		asked[address] = true
		part, is, err := get(address)
		if err != nil {
			return err
		}
		if !is {
			continue
		}
		if part.Problem != "" {
			page.Problem = partLacking
		}
		page.Parts = append(page.Parts, part)
		next = slices.Concat(src.NextPages(part), next) // a later page may tell of more in between
	}
	return nil
}

// Repeats reports whether a further page shows an earlier one of its article once more, as some sites do for a
// number that they do not know.
func Repeats(page, part news.Page) bool {
	return part.Problem == "" && (bytes.Equal(page.Body, part.Body) ||
		slices.ContainsFunc(page.Parts, func(p news.Page) bool { return bytes.Equal(p.Body, part.Body) }))
}

// part fetches one further page; again tells that it did not come and may at another try.
func (c *crawl) part(ctx context.Context, address string) (part news.Page, again bool, err error) {
	if c.enough() {
		return c.lackingPart(address, partLeft), true, nil
	}
	c.seen[address] = true
	trail, err := c.get(ctx, address, nil)
	var pause *Pause
	switch {
	case errors.As(err, &pause): // the next article meets it too; what came of this one is kept
		return c.lackingPart(address, partLeft), true, nil
	case err != nil:
		return part, false, err
	}
	last := len(trail) - 1
	if err := c.archive(ctx, trail[:last]...); err != nil {
		return part, false, err
	}
	part = trail[last]
	c.judge(part)
	instead := health.Recognise(part, c.src.Charset)
	if instead == health.Challenge || instead != health.None && part.Problem == "" {
		part.Problem = string(instead)
	}
	return part, failing(part) || part.Truncated != "" || instead == health.Challenge, nil
}

func (c *crawl) lackingPart(address, problem string) news.Page {
	part := c.wire.nothing(problem)
	part.URL, part.ID = address, news.PageID(address)
	return part
}

// notePart keeps a further page that lists link to as well from becoming an article.
func (c *crawl) notePart(ctx context.Context, page, part news.Page) error {
	u, err := url.Parse(part.URL)
	if err != nil || c.store.Moved == nil || !c.src.IsArticle(u) {
		return nil
	}
	return c.store.Moved(ctx, part.URL, page.URL)
}
