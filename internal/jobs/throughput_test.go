package jobs

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"

	"github.com/xiaozu-watch/xiaozu/internal/invent/inventtest"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/source"
)

// The whole way of a page (fetched, kept, made an article, read, stored) is measured beside a pool of
// plain requests that only fetches and parses, and beside Scrapy doing the same. Every round crawls all
// pages of the sites once. What is stored within "stored/s" is findable within "pages/s". The processors' time of the
// client includes that of the sites, except beside Scrapy:
//
//	go test ./internal/jobs -run '^$' -bench Pages -benchtime 1x -timeout 30m
const (
	throughputSites    = 16
	throughputArticles = 100 // a site
	throughputPages    = throughputSites * throughputArticles
)

func BenchmarkPages(b *testing.B) {
	sites := serveArticles(b, throughputSites, throughputArticles, likeNews)
	rosters := serveArticles(b, throughputSites, throughputArticles, allRosters)
	b.Run("xiaozu", func(b *testing.B) { measurePages(b, func() { crawlSites(b, sites) }) })
	b.Run("xiaozu-rosters", func(b *testing.B) { measurePages(b, func() { crawlSites(b, rosters) }) })
	b.Run("bare", func(b *testing.B) { measurePages(b, func() { barePool(b, sites) }) })
	b.Run("scrapy", func(b *testing.B) { measurePages(b, func() { scrapy(b, sites) }) })
}

func measurePages(b *testing.B, crawl func()) {
	for b.Loop() {
		crawl()
	}
	b.ReportMetric(float64(b.N*throughputPages)/b.Elapsed().Seconds(), "pages/s")
}

// reportProcessor tells what a page of the last round took of the processors, which on a busy machine says more
// than the clock.
func reportProcessor(b *testing.B, what string, spent time.Duration) {
	b.ReportMetric(float64(spent.Microseconds())/throughputPages, what+"-us/page")
}

// crawlSites crawls and reads with a runner on an empty database, whose making is not measured.
func crawlSites(b *testing.B, sites []string) {
	b.StopTimer()
	runner := newBenchOf(b, pgtest.DSN(b), sites)
	if err := runner.index(b.Context()); err != nil { // the names of the dictionaries
		b.Fatal(err)
	}
	before := inventtest.Processor(b, runner.server)
	b.StartTimer()
	for _, site := range runner.sites {
		if err := runner.Crawl(b.Context(), site.ID, 0); err != nil {
			b.Fatal(err)
		}
	}
	if err := runner.settle(b.Context(), func(Backlog) {}); err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(throughputPages/b.Elapsed().Seconds(), "stored/s")
	stored := inventtest.Processor(b, runner.server)
	totals := runner.drain(b)
	b.StopTimer()
	findable := inventtest.Processor(b, runner.server)
	reportProcessor(b, "cpu-stored-client", stored.Since(before).Client)
	reportProcessor(b, "cpu-stored-server", stored.Since(before).Server)
	reportProcessor(b, "cpu-client", findable.Since(before).Client)
	reportProcessor(b, "cpu-server", findable.Since(before).Server)
	if totals.Pages != throughputPages || totals.Articles != throughputPages || totals.Mentions == 0 {
		b.Fatalf("stored %+v, want %d pages and articles", totals, throughputPages)
	}
	b.ReportMetric(float64(totals.Facts)/throughputPages, "facts/page")
	b.ReportMetric(float64(totals.Mentions)/throughputPages, "names/page")
	runner.stop(b)
	b.StartTimer()
}

// barePool fetches and parses as many pages with as many requests at once.
func barePool(b *testing.B, sites []string) {
	before := inventtest.OwnTime(b)
	var parsed atomic.Int64
	var crawls sync.WaitGroup
	for _, site := range sites {
		crawls.Go(func() {
			for n := range throughputArticles {
				page, err := parse(fmt.Sprintf("%s/story/%d", site, n))
				if err != nil {
					b.Error(err)
					return
				}
				if page.Find("h1").Text() != "" && page.Find(".TRS_Editor").Text() != "" {
					parsed.Add(1)
				}
			}
		})
	}
	crawls.Wait()
	reportProcessor(b, "cpu-client", inventtest.OwnTime(b)-before)
	if parsed.Load() != throughputPages {
		b.Fatalf("parsed %d pages, want %d", parsed.Load(), throughputPages)
	}
}

func parse(address string) (*goquery.Document, error) {
	response, err := http.Get(address)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	return goquery.NewDocumentFromReader(response.Body)
}

// scrapy runs a spider that fetches and parses the pages, as its own report counts them.
func scrapy(b *testing.B, sites []string) {
	program, err := exec.LookPath("scrapy")
	if err != nil {
		b.Skip("scrapy is not installed (Debian: python3-scrapy)")
	}
	b.StopTimer()
	spider := filepath.Join(b.TempDir(), "spider.py")
	if err := os.WriteFile(spider, []byte(spiderOf(sites)), 0o600); err != nil {
		b.Fatal(err)
	}
	b.StartTimer()
	run := exec.CommandContext(b.Context(), program, "runspider", "--nolog", spider)
	out, err := run.Output()
	if got := strings.TrimSpace(string(out)); err != nil || got != fmt.Sprint(throughputPages) {
		b.Fatalf("scrapy parsed %q pages, want %d: %v", got, throughputPages, err)
	}
	reportProcessor(b, "cpu-client", run.ProcessState.UserTime()+run.ProcessState.SystemTime())
}

func spiderOf(sites []string) string {
	addresses, err := json.Marshal(sites)
	if err != nil {
		panic(err) // strings always marshal
	}
	return fmt.Sprintf(`import scrapy

class Stories(scrapy.Spider):
    name = "stories"
    start_urls = [f"{site}/story/{n}" for site in %s for n in range(%d)]
    custom_settings = {"CONCURRENT_REQUESTS": %d, "CONCURRENT_REQUESTS_PER_DOMAIN": %d, "TELNETCONSOLE_ENABLED": False}
    parsed = 0

    def parse(self, response):
        if response.css("h1::text").get() and response.css(".TRS_Editor").get():
            self.parsed += 1

    def closed(self, reason):
        print(self.parsed)
`, addresses, throughputArticles, throughputSites, throughputSites)
}

// sitesBench is a runner on a database of its own, for many sites.
type sitesBench struct {
	*bench
	sites  []source.Source
	server *sql.DB
}

func newBenchOf(tb testing.TB, dsn string, addresses []string) sitesBench {
	tb.Helper()
	var sites []source.Source
	for n, address := range addresses {
		sites = append(sites, declare(tb, fmt.Sprintf("stories%d", n), address))
	}
	server, err := sql.Open("postgres", dsn)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { server.Close() })
	return sitesBench{startBench(tb, dsn, sites...), sites, server}
}
