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
)

// mostParts is how many further pages of one article are fetched.
const mostParts = 50

// withParts fetches the further pages of an article, also those that only a later one links to. A
// page with one that did not come has a Problem.
func (c *crawl) withParts(ctx context.Context, page news.Page) (news.Page, error) {
	if page.Status != http.StatusOK || page.Problem != "" {
		return page, nil
	}
	asked := map[string]bool{page.URL: true}
	next := c.src.NextPages(page)
	for ; len(next) > 0 && len(page.Parts) < mostParts; next = next[1:] {
		at := c.identity(next[0])
		if asked[at] || !c.allows(at) {
			continue
		}
		asked[at] = true
		part, again, err := c.part(ctx, at)
		if err != nil {
			return page, err
		}
		if part.Problem == already || repeats(page, part) {
			if err := c.archive(ctx, part); err != nil {
				return page, err
			}
			continue
		}
		if err := c.notePart(ctx, page, part); err != nil {
			return page, err
		}
		if part.Problem != "" {
			page.Problem = partLacking
		}
		page.Parts, page.Partial = append(page.Parts, part), page.Partial || again
		next = slices.Concat(next[:1], c.src.NextPages(part), next[1:]) // a later page may tell of more in between
	}
	return page, nil
}

func (c *crawl) allows(address string) bool {
	u, err := url.Parse(address)
	return err == nil && c.src.Allows(u)
}

// repeats reports whether a site shows an earlier page of the article once more, as some do for a
// number that they do not know.
func repeats(page, part news.Page) bool {
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
