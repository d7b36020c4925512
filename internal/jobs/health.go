package jobs

import (
	"context"
	"fmt"
	"sync/atomic"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/crawl"
	"github.com/xiaozu-watch/xiaozu/internal/health"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/source"
)

// A tally counts what a crawl's pages turned out to be, which the crawl itself cannot know.
type tally struct {
	changed    int // new bytes
	challenged int
	missing    int // that the crawl took for saved
	vanished   int // that the crawl took for failed

	past bool // its pages are no news
}

// substitute is what came in place of an article, if something did.
func substitute(src source.Source, page news.Page) health.Substitute {
	if crawl.Vanished(page) {
		return health.Missing
	}
	return health.Recognise(page, src.Charset)
}

func (t *tally) instead(page news.Page, what health.Substitute) {
	switch {
	case what == health.Challenge:
		t.challenged++
	case page.Status/100 == 2:
		t.missing++
	case page.Status/100 == 3:
		t.vanished++
	}
}

// crawl puts together what the crawl and its pages tell.
func (t *tally) crawl(r crawl.Result, err error) health.Crawl {
	c := health.Crawl{
		Finished: time.Now(), Links: r.Lists.Links, New: t.changed, Fetched: r.Fetched(),
		Failed: max(r.Failed-t.vanished, 0), Gone: r.Gone + t.missing + t.vanished, Challenged: t.challenged,
	}
	if err != nil {
		c.Problem = err.Error()
	}
	return c
}

// layoutPages is how many pages of a layout a worker counts: more tell nothing new, and all its
// readers would wait for one row.
const layoutPages = 20

// layoutRest is how many pages of a source are not looked at after one of such a layout: a template
// that changed shows on all pages that follow.
const layoutRest = 9

func (r *Runner) noteLayout(ctx context.Context, page news.Page) error {
	rest := r.counter(page.Source)
	if rest.Add(-1) >= 0 {
		return nil
	}
	layout := health.Layout(page)
	if layout == 0 {
		return nil
	}
	if r.counter(fmt.Sprintf("%s %x", page.Source, layout)).Add(1) > layoutPages {
		rest.Store(layoutRest)
		return nil
	}
	return r.desk.DB.SaveLayout(ctx, page.Source, layout, page.FetchedAt)
}

func (r *Runner) counter(key string) *atomic.Int64 {
	count, _ := r.layouts.LoadOrStore(key, new(atomic.Int64))
	return count.(*atomic.Int64)
}

// judge records a crawl and what it means. A source that stays broken is complained of at every
// crawl.
func (r *Runner) judge(ctx context.Context, src source.Source, started time.Time, c health.Crawl) error {
	h, err := r.desk.DB.CrawlHistory(ctx, src.ID, c.Finished)
	if err != nil {
		return err
	}
	h.Crawls = append(h.Crawls, c)
	if src.Yield.Days > 0 {
		h.Week = 7 * float64(src.Yield.Least) / float64(src.Yield.Days)
	}
	verdict := health.Judge(h)
	failures, err := r.desk.DB.MarkCrawl(ctx, src.ID, started, c, verdict)
	if err != nil {
		return err
	}
	switch {
	case failures >= health.LoudAfter:
		r.desk.Log.Error("a source is broken", "source", src.ID, "crawls", failures, "reason", verdict.Broken)
	case verdict.Broken != "":
		r.desk.Log.Warn("a source may be broken", "source", src.ID, "crawls", failures, "reason", verdict.Broken)
	case verdict.Quiet != "":
		r.desk.Log.Info("a source is quiet", "source", src.ID, "reason", verdict.Quiet)
	}
	return nil
}
