package health

import (
	"fmt"
	"slices"
	"time"
)

// Judge judges a history. Without a crawl there is nothing to say.
func Judge(h History) Verdict {
	if len(h.Crawls) == 0 {
		return Verdict{}
	}
	v := Verdict{Broken: broken(h), Notes: notes(h), Due: due(h.Crawls)}
	if v.Broken == "" {
		v.Broken, v.Quiet = yield(h)
	}
	return v
}

// broken says what is wrong with the last crawl, or with what the last ones brought.
func broken(h History) string {
	c := h.Crawls[len(h.Crawls)-1]
	switch {
	case c.Challenged > 0 && 2*c.Challenged >= c.Fetched:
		return fmt.Sprintf("a challenge page in place of %s: the site wants a browser, or turns us away", outOf(c.Challenged, c.Fetched))
	case c.Problem != "":
		return c.Problem
	case c.Failed >= 3 && 2*c.Failed > c.Fetched:
		return outOf(c.Failed, c.Fetched) + " failed"
	case c.Gone >= 5 && 2*c.Gone > c.Fetched:
		return outOf(c.Gone, c.Fetched) + " are said not to exist"
	}
	return missing(h.Recent, h.Before)
}

func outOf(n, all int) string { return fmt.Sprintf("%d of %d articles", n, all) }

// missing says which part most new articles lack that earlier ones had.
func missing(now, before Parts) string {
	for _, part := range []struct {
		name        string
		now, before int
	}{
		{"title", now.NoTitle, before.NoTitle}, {"date", now.NoDate, before.NoDate}, {"text", now.NoBody, before.NoBody},
	} {
		if part.now >= 3 && share(part.now, now.Articles) > max(0.3, 2*share(part.before, before.Articles)) {
			return fmt.Sprintf("pages without a %s: %d of the last %d articles; has the template changed?", part.name, part.now, now.Articles)
		}
	}
	return ""
}

func share(n, all int) float64 { return float64(n) / float64(max(all, 1)) }

// notes are signs of a fault to come.
func notes(h History) []string {
	var list []string
	c := h.Crawls[len(h.Crawls)-1]
	if h.NewLayouts > 0 && h.Before.Articles >= 20 {
		list = append(list, fmt.Sprintf("a new layout on %d pages", h.NewLayouts))
	}
	if c.Challenged > 0 && 2*c.Challenged < c.Fetched {
		list = append(list, fmt.Sprintf("a challenge page in place of %s", outOf(c.Challenged, c.Fetched)))
	}
	return list
}

// due is three usual intervals after the last crawl, and an hour: less is a slow or busy machine.
func due(crawls []Crawl) time.Time {
	var gaps []time.Duration
	for i := 1; i < len(crawls); i++ {
		gaps = append(gaps, crawls[i].Finished.Sub(crawls[i-1].Finished))
	}
	if len(gaps) < 3 {
		return time.Time{}
	}
	slices.Sort(gaps)
	return crawls[len(crawls)-1].Finished.Add(3*gaps[len(gaps)/2] + time.Hour)
}
