package jobs

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/health"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
)

// TestMissedRunsAreCaughtUpOnce plans for a source whose last crawl was days ago.
func TestMissedRunsAreCaughtUpOnce(t *testing.T) {
	t.Parallel()
	b := newBenchLike(t, "schedule: '*/10 * * * *'\njitter: 1s")
	ctx, now := t.Context(), time.Now()
	if _, err := b.db.MarkCrawl(ctx, b.site.ID, now.Add(-72*time.Hour), health.Crawl{Finished: now.Add(-71 * time.Hour)}, health.Verdict{Broken: "an old one"}); err != nil {
		t.Fatal(err)
	}
	crawls := func() int {
		t.Helper()
		b.drain(t)
		var n int
		if err := b.pool.QueryRow(ctx, `SELECT count(*) FROM crawls`).Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	var both sync.WaitGroup
	for range 2 { // two workers look at the same time
		both.Go(func() {
			if err := b.plan(ctx, now); err != nil {
				t.Error(err)
			}
		})
	}
	both.Wait()
	if n := crawls(); n != 2 {
		t.Errorf("%d crawls after hundreds of missed runs, want the old one and one more", n)
	}
	if err := b.plan(ctx, now); err != nil || crawls() != 2 {
		t.Errorf("the same moment again, %v: %d crawls, want still two", err, crawls())
	}
	if err := b.plan(ctx, time.Now().Add(20*time.Minute)); err != nil || crawls() != 3 {
		t.Errorf("after the next times, %v: %d crawls, want three", err, crawls())
	}
}

// A worker that saw an older state queues a crawl for a time that another has seen to.
func TestCrawlForATimeThatIsSeenTo(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.crawl(t)
	before := b.drain(t)
	due := time.Now().Add(-time.Hour)
	if _, err := b.client.Insert(t.Context(), crawlArgs{Source: b.site.ID, Due: due}, nil); err != nil {
		t.Fatal(err)
	}
	b.drain(t)
	var n int
	if err := b.pool.QueryRow(t.Context(), `SELECT count(*) FROM crawls`).Scan(&n); err != nil || n != 1 {
		t.Errorf("%d crawls, %v; want the first alone", n, err)
	}
	if after := b.drain(t); after != before {
		t.Errorf("%+v became %+v", before, after)
	}
}

// newBenchLike is a bench whose source has further lines in its source.yaml.
func newBenchLike(t *testing.T, more string) *bench {
	t.Helper()
	address, _ := serveSite(t)
	return startBench(t, pgtest.DSN(t), decode(t, "stories", declaration("stories", address)+more))
}

// TestQuietHoursPutOff asks for a crawl in the quiet hours: it waits, and nobody waits for it.
func TestQuietHoursPutOff(t *testing.T) {
	t.Parallel()
	now := time.Now().In(news.Beijing)
	b := newBenchLike(t, fmt.Sprintf(`quiet: "%s-%s"`, now.Add(-time.Hour).Format("15:04"), now.Add(2*time.Hour).Format("15:04")))
	if got := b.crawl(t); got.Pages != 0 {
		t.Errorf("in quiet hours %d pages came", got.Pages)
	}
	var state string
	var in float64
	err := b.pool.QueryRow(t.Context(), `
		SELECT state::text, extract(epoch FROM scheduled_at - now()) FROM river.river_job WHERE kind = 'crawl'`).Scan(&state, &in)
	if err != nil || state != "scheduled" || in < 3600 || in > 2*3600+60 {
		t.Errorf("the crawl is %s in %.0f s, %v; want it scheduled for the end of the quiet hours", state, in, err)
	}
}

// TestBackfill goes back through numbered lists to a day, twice.
func TestBackfill(t *testing.T) {
	t.Parallel()
	asked := map[string]int{}
	var mu sync.Mutex
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		asked[r.URL.Path]++
		mu.Unlock()
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		var n int
		if _, err := fmt.Sscanf(r.URL.Path, "/list_%d.html", &n); err == nil && n < 100 {
			for k := range 3 { // a month a page, from 2024-12 back
				day := time.Date(2024, time.Month(12-n), 20-k, 0, 0, 0, 0, time.UTC)
				fmt.Fprintf(w, "<li><a href=/story/%d%d>云岭省人民政府通知</a> <span>%s</span></li>\n", n, k, day.Format(time.DateOnly))
			}
			return
		}
		if strings.HasPrefix(r.URL.Path, "/story/") {
			fmt.Fprintf(w, "<html><h1>通知%s</h1><p>云岭省人民政府决定成立海岛保护工作领导小组。</p></html>", r.URL.Path)
			return
		}
		http.NotFound(w, r)
	}))
	t.Cleanup(server.Close)
	paged := strings.Replace(declaration("stories", server.URL), "start: [/]", "start: ['/list_{page}.html']", 1)
	paged = strings.Replace(paged, "list: {", "list: {backfill: 50, date: 'li span', paging: {second: 1}, ", 1)
	b := startBench(t, pgtest.DSN(t), decode(t, "stories", paged))
	backfill := func() int {
		t.Helper()
		since := time.Date(2024, 9, 19, 0, 0, 0, 0, news.Beijing)
		if err := b.Backfill(t.Context(), b.site.ID, since, 0); err != nil {
			t.Fatal(err)
		}
		return b.drain(t).Pages
	}
	if pages := backfill(); pages != 11 { // three months whole, and two of September's three
		t.Errorf("%d pages since 19 September, want 11", pages)
	}
	backfill()
	mu.Lock()
	defer mu.Unlock()
	for path, n := range asked {
		switch {
		case strings.HasPrefix(path, "/story/") && n != 1:
			t.Errorf("%s was asked for %d times", path, n)
		case path == "/list_5.html":
			t.Errorf("%s was asked for, though the list before it was too old", path)
		}
	}
	if asked["/list_4.html"] != 2 || asked["/robots.txt"] != 1 {
		t.Errorf("asked for %v", asked)
	}
}

// TestOnePageUnderManyAddresses links one page under many addresses, one of which redirects: there is one
// article, and no address of it is asked for twice.
func TestOnePageUnderManyAddresses(t *testing.T) {
	t.Parallel()
	asked := map[string]int{}
	var mu sync.Mutex
	var server *httptest.Server
	server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		asked[r.URL.RequestURI()]++
		mu.Unlock()
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		switch r.URL.Path {
		case "/":
			_, port, _ := strings.Cut(strings.TrimPrefix(server.URL, "http://"), ":")
			for _, address := range []string{"/story/1", "/story/1#top", "/story/%31?utm_source=wx", "/story/../story/1",
				"http://127.0.0.1.:0" + port + "/story/1", "http://m.yunling.test:" + port + "/story/1?spm=a.b", "/story/9", server.URL + "/story/1?"} {
				fmt.Fprintf(w, "<li><a href=%q>云岭省人民政府通知</a>\n", address)
			}
		case "/story/9": // its old address
			http.Redirect(w, r, "/story/1", http.StatusMovedPermanently)
		case "/story/1":
			fmt.Fprint(w, "<html><h1>通知</h1><p>云岭省人民政府决定成立海岛保护工作领导小组。</p></html>")
		default:
			http.NotFound(w, r)
		}
	}))
	t.Cleanup(server.Close)
	host := strings.TrimPrefix(server.URL, "http://")
	_, port, _ := strings.Cut(host, ":")
	b := startBench(t, pgtest.DSN(t), decode(t, "stories", declaration("stories", server.URL)+
		fmt.Sprintf("twins: {'m.yunling.test:%s': '%s'}", port, host)))
	for range 3 {
		if got := b.crawl(t); got.Articles != 1 || got.Pages != 1 {
			t.Errorf("%d pages and %d articles, want one", got.Pages, got.Articles)
		}
	}
	mu.Lock()
	defer mu.Unlock()
	if asked["/story/9"] != 1 || asked["/robots.txt"] != 1 || len(asked) != 4 {
		t.Errorf("asked for %v", asked)
	}
}
