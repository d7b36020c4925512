package crawl

import (
	"context"
	"regexp"
	"strconv"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/source"
)

// backfill reads list after list, and what they link to, until a list is older than the time
// given. Articles are fetched list by list, so that a backfill that is ended has what it passed;
// one that is begun again passes over what is kept. Its bound is List.Backfill of the source.
func (c *crawl) backfill(ctx context.Context) error {
	linked := map[string]bool{}
	for _, start := range c.src.Start {
		err := c.follow(ctx, start, c.src.List.Backfill, c.spent, func(listing source.Listing) (bool, error) {
			return c.backfillList(ctx, unlinked(listing.Entries, linked))
		})
		if err != nil {
			return err
		}
	}
	c.result.Lists.Links = len(linked)
	return c.tired
}

// spent reports whether a backfill is to fetch no more.
func (c *crawl) spent() bool { return c.tired != nil || c.limited() }

// backfillList fetches the articles of one list that are young enough, and reports whether those
// of the next may be: not when all that have a date are too old. Entries that stood on a list
// before, as pinned ones do, are not among them.
func (c *crawl) backfillList(ctx context.Context, entries []source.Entry) (on bool, err error) {
	kept, err := c.kept(ctx, addresses(entries))
	if err != nil {
		return false, err
	}
	dated, young := 0, 0
	for _, e := range entries {
		at := dateOf(e)
		if at.IsZero() || !at.Before(c.opts.Since) {
			if at, err = c.backfillOne(ctx, e.URL, at, kept[e.URL]); err != nil {
				return false, err
			}
		}
		if !at.IsZero() {
			dated++
		}
		if !at.Before(c.opts.Since) {
			young++
		}
	}
	return dated == 0 || young > 0, nil
}

// backfillOne fetches an article unless it is kept, and gives its date: at, or what the page says.
func (c *crawl) backfillOne(ctx context.Context, address string, at time.Time, kept bool) (time.Time, error) {
	switch {
	case kept || c.seen[address]:
		return at, nil
	case c.spent():
		c.result.Left++
		return at, nil
	}
	page, err := c.article(ctx, address, false)
	if err != nil {
		c.result.Left++
		return at, err
	}
	if at.IsZero() && page.Status == 200 {
		at = c.src.Parse(page).Published.Time
	}
	return at, nil
}

func addresses(entries []source.Entry) []string {
	urls := make([]string, len(entries))
	for i, e := range entries {
		urls[i] = e.URL
	}
	return urls
}

// monthInAddress is the year and month under which sites file their articles: /202403/, /2024-03/,
// /2024/0305/, t20240305_.
var monthInAddress = regexp.MustCompile(`(?:^|\D)((?:19|20)\d\d)[-/_]?(0[1-9]|1[0-2])(?:\D|[0-3]\d(?:\D|$)|$)`)

// dateOf is when an article was published at the latest, as its list or its address says; zero if
// neither does.
func dateOf(e source.Entry) time.Time {
	if !e.Published.IsZero() {
		return e.Published.Time
	}
	m := monthInAddress.FindStringSubmatch(e.URL)
	if m == nil {
		return time.Time{}
	}
	year, _ := strconv.Atoi(m[1]) // digits, as the pattern says
	month, _ := strconv.Atoi(m[2])
	return time.Date(year, time.Month(month)+1, 1, 0, 0, 0, 0, news.Beijing).Add(-time.Second)
}
