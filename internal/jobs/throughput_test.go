package jobs

import (
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"unicode"

	"github.com/PuerkitoBio/goquery"

	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/source"
)

// The whole way of a page (fetched, kept, made an article, read, stored) is measured beside a pool of
// plain requests that only fetches and parses, and beside Scrapy doing the same. Every round crawls all
// pages of the sites once. What is stored within "stored/s" is findable within "pages/s":
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

// crawlSites crawls and reads with a runner on an empty database, whose making is not measured.
func crawlSites(b *testing.B, sites []string) {
	b.StopTimer()
	runner := newBenchOf(b, pgtest.DSN(b), sites)
	if err := runner.index(b.Context()); err != nil { // the names of the dictionaries
		b.Fatal(err)
	}
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
	totals := runner.drain(b)
	b.StopTimer()
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

// How often a page is a roster: twenty real pages of official sites state one fact and name six people on
// average. The pages that are like news state three, those that are rosters thirteen.
const (
	likeNews   = 8
	allRosters = 1
)

// serveArticles serves sites of invented news, each on a port of its own, on which one page of so many is a roster.
func serveArticles(tb testing.TB, sites, articles, rosters int) (addresses []string) {
	w := newWriter(tb)
	for range sites {
		mux := http.NewServeMux()
		mux.HandleFunc("GET /{$}", listOf(articles))
		for n := range articles {
			page := w.articlePage(n, n%rosters == 0)
			mux.HandleFunc(fmt.Sprintf("GET /story/%d", n), func(rw http.ResponseWriter, _ *http.Request) { servePage(rw, page) })
		}
		server := httptest.NewServer(mux)
		tb.Cleanup(server.Close)
		addresses = append(addresses, server.URL)
	}
	return addresses
}

// listOf serves a list of articles.
func listOf(articles int) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		for n := range articles {
			fmt.Fprintf(w, "<li><a href=/story/%d>%d</a>\n", n, n)
		}
	}
}

func servePage(w http.ResponseWriter, page string) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = io.WriteString(w, page) // a client that went away asks again
}

// A writer makes sentences of the words of invented news, no two of them alike: copies of stories and facts
// that every article states are rare in the news.
type writer struct {
	*rand.Rand
	words []string
}

func newWriter(tb testing.TB) *writer {
	data, err := os.ReadFile("../extract/testdata/bench/prose.txt")
	if err != nil {
		tb.Fatal(err)
	}
	w := &writer{Rand: rand.New(rand.NewPCG(1, 2))}
	text := []rune(string(data))
	for _, word := range words.Words(text) {
		if unicode.Is(unicode.Han, text[word.Start]) {
			w.words = append(w.words, string(text[word.Start:word.End]))
		}
	}
	return w
}

// prose names nobody.
func (w *writer) prose() string {
	var sentence strings.Builder
	for n := range 18 {
		if n == 9 {
			sentence.WriteString("，")
		}
		sentence.WriteString(w.words[w.IntN(len(w.words))])
	}
	return sentence.String() + "。"
}

var statements = []string{
	"%[1]s任云岭市%[3]s局局长，免去%[2]s的云岭市%[3]s局局长职务。",
	"云岭省%[3]s工作领导小组组长、副省长%[1]s主持会议并讲话。",
	"省%[3]s厅厅长%[1]s、副厅长%[2]s参加调研。",
	"省委决定成立%[3]s工作领导小组，%[1]s任组长，%[2]s任副组长。",
}

// named states who has which post.
func (w *writer) named() string {
	return fmt.Sprintf(statements[w.IntN(len(statements))], w.person(), w.person(), w.words[w.IntN(len(w.words))])
}

// present names people without a post.
func (w *writer) present() string {
	return fmt.Sprintf("%s、%s等%s。", w.person(), w.person(), w.words[w.IntN(len(w.words))])
}

func (w *writer) person() string {
	pick := func(s string) string { r := []rune(s); return string(r[w.IntN(len(r))]) }
	return pick("沈高冯蒋韩杨朱秦许何吕施张孔曹严华金魏陶姜谢邹") + pick("若文建国志明海晓雪春秋永德立宏") + pick("兰远平军华峰涛杰敏静霞岩松柏")
}

// sentence is the n-th of an article: of a roster one in five states who has which post, else one in forty,
// and two name people.
func (w *writer) sentence(n int, roster bool) string {
	switch {
	case roster && n%5 == 2, n == 2:
		return w.named()
	case !roster && n%20 == 7:
		return w.present()
	}
	return w.prose()
}

// articlePage is a page of 20 KB: an article of a thousand and more characters amid the furniture of an official
// site.
func (w *writer) articlePage(n int, roster bool) string {
	var page strings.Builder
	fmt.Fprintf(&page, `<!DOCTYPE html><html><head><meta charset="utf-8"><title>云岭要闻第%d号</title><meta name="PubDate" content="2024-05-%02d 08:00">`+
		`<style>%s</style></head><body><div class="nav"><ul>`, n, 1+n%28, strings.Repeat(".a{margin:0;padding:0}", 60))
	for k := range 60 {
		fmt.Fprintf(&page, `<li><a href="/channel/%d/" title="栏目">云岭栏目%d</a></li>`, k, k)
	}
	fmt.Fprintf(&page, `</ul></div><h1>云岭要闻第%d号</h1><div class="TRS_Editor">`, n)
	for k := range 10 {
		page.WriteString("<p>　　")
		for j := range 4 {
			page.WriteString(w.sentence(4*k+j, roster))
		}
		page.WriteString("</p>\n")
	}
	page.WriteString(`</div><div class="related"><ul>`)
	for k := 0; page.Len() < 20_000; k++ {
		fmt.Fprintf(&page, `<li><a href="/story/%d">相关链接：云岭要闻</a><span>2024-05-%02d</span></li>`, k, 1+k%28)
	}
	page.WriteString(`</ul></div></body></html>`)
	return page.String()
}

// sitesBench is a runner on a database of its own, for many sites.
type sitesBench struct {
	*bench
	sites []source.Source
}

func newBenchOf(tb testing.TB, dsn string, addresses []string) sitesBench {
	tb.Helper()
	var sites []source.Source
	for n, address := range addresses {
		sites = append(sites, declare(tb, fmt.Sprintf("stories%d", n), address))
	}
	return sitesBench{startBench(tb, dsn, sites...), sites}
}
