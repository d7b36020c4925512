package jobs

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/dictionaries"
	"github.com/xiaozu-watch/xiaozu/internal/alert/webhook"
	"github.com/xiaozu-watch/xiaozu/internal/crawl"
	"github.com/xiaozu-watch/xiaozu/internal/extract"
	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/pgserver"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/reprint"
	"github.com/xiaozu-watch/xiaozu/internal/segment"
	"github.com/xiaozu-watch/xiaozu/internal/source"
	"github.com/xiaozu-watch/xiaozu/internal/webpage"
	"github.com/xiaozu-watch/xiaozu/migrations"
)

func TestMain(m *testing.M) {
	if given := os.Getenv(workerVariable); given != "" {
		os.Exit(beWorker(given))
	}
	pgtest.Main(m, migrations.FS)
}

// Names and words are loaded once: under the race detector that takes longer than a job may.
var (
	dictionary = sync.OnceValues(func() (*lexicon.Lexicon, error) { return lexicon.Load(dictionaries.FS) })
	words      = segment.New()
)

// A bench is a runner on a database of its own, with an invented site to crawl.
type bench struct {
	*Runner
	db    *postgres.DB
	site  source.Source
	ended sync.Once
}

const stories = 12

func newBench(t *testing.T) *bench {
	t.Helper()
	address, _ := serveSite(t)
	return newBenchOn(t, address)
}

// newBenchOn crawls the site at the address.
func newBenchOn(t *testing.T, address string) *bench {
	t.Helper()
	return startBench(t, pgtest.DSN(t), declare(t, "stories", address))
}

// startBench crawls the sites, of which the first is the bench's own.
func startBench(t testing.TB, dsn string, sites ...source.Source) *bench {
	t.Helper()
	ctx := t.Context()
	if err := Migrate(ctx, dsn); err != nil {
		t.Fatal(err)
	}
	db, err := postgres.Open(ctx, dsn, postgres.WithRole(postgres.CrawlerRole))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	b := &bench{db: db, site: sites[0]}
	for _, site := range sites {
		if err := db.SaveSource(ctx, site); err != nil {
			t.Fatal(err)
		}
	}
	b.Runner, err = Start(ctx, dsn, desk(t, db, sites))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { b.stop(t) })
	return b
}

// stop ends the runner, once.
func (b *bench) stop(t testing.TB) {
	b.ended.Do(func() {
		ending, cancel := context.WithTimeout(context.Background(), 20*time.Second)
		defer cancel()
		if err := b.Stop(ending); err != nil {
			t.Error(err)
		}
	})
}

func desk(t testing.TB, db *postgres.DB, sites []source.Source) Desk {
	t.Helper()
	d, err := newDesk(db, sites, t.Output())
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func newDesk(db *postgres.DB, sites []source.Source, log io.Writer) (Desk, error) {
	lex, err := dictionary()
	if err != nil {
		return Desk{}, err
	}
	return Desk{
		DB: db, Sources: sites, Lexicon: lex,
		Courier:   Courier{Base: "https://xiaozu.example", Webhooks: webhook.New(crawl.GuardedDialer(true), "xiaozu-test", webhook.Timeout)},
		NewReader: func(lex *lexicon.Lexicon) *extract.Reader { return extract.New(lex, words) },
		Log:       slog.New(slog.NewTextHandler(log, nil)),
		Versions:  postgres.Versions{Parser: webpage.Version, Extractor: extract.Version, Lexicon: lex.Version(), Stories: reprint.Version},
	}, nil
}

// serveSite serves a list and as many notices, each of another group.
func serveSite(t *testing.T) (address string, requests *atomic.Int64) {
	t.Helper()
	requests = new(atomic.Int64)
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		for n := range stories {
			fmt.Fprintf(w, "<li><a href=/story/%d>%d</a>\n", n, n)
		}
	})
	mux.HandleFunc("GET /story/{n}", func(w http.ResponseWriter, r *http.Request) {
		requests.Add(1)
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, `<html><head><title>通知</title><meta name="PubDate" content="2024-05-12 08:00"></head>
<body><h1>关于成立第%[1]s海岛保护工作领导小组的通知</h1><div class="TRS_Editor"><p>云岭省人民政府决定成立第%[1]s海岛保护工作领导小组。</p>
<p>组　长：沈若兰　省长</p><p>副组长：高　远　副省长</p></div></body></html>`, numeral(r.PathValue("n")))
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server.URL, requests
}

func declare(t testing.TB, id, address string) source.Source {
	t.Helper()
	return decode(t, id, declaration(id, address))
}

func decode(t testing.TB, id, text string) source.Source {
	t.Helper()
	site, err := source.Decode(id+"/source.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return site
}

// declaration is the source.yaml of a site on loopback.
func declaration(id, address string) string {
	return fmt.Sprintf(`id: %[3]s
name: {zh: 云岭省, en: Yunling}
publisher: 云岭省人民政府
level: provincial
place: 云岭省
site: %[1]s
hosts: ["%[2]s"]
start: [/]
list: {article: '^/story/\d+$'}
delay: 0s
loopback: true
`, address, strings.TrimPrefix(address, "http://"), id)
}

// numeral writes digits in Han characters, as names of bodies do.
func numeral(digits string) string {
	return strings.NewReplacer("0", "零", "1", "一", "2", "二", "3", "三", "4", "四", "5", "五",
		"6", "六", "7", "七", "8", "八", "9", "九").Replace(digits)
}

func (b *bench) drain(t testing.TB) postgres.Totals {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute) // the soak takes long on a busy machine
	defer cancel()
	if err := b.Drain(ctx, func(Backlog) {}); err != nil {
		t.Fatal(err)
	}
	totals, err := b.db.Totals(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return totals
}

func (b *bench) crawl(t *testing.T) postgres.Totals {
	t.Helper()
	if err := b.Crawl(t.Context(), b.site.ID, 0); err != nil {
		t.Fatal(err)
	}
	return b.drain(t)
}

func TestCrawlingTwiceChangesNothing(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	once := b.crawl(t)
	if once.Pages != stories || once.Articles != stories || once.Appointments < stories {
		t.Fatalf("after one crawl: %+v, want %d pages and articles and at least as many appointments", once, stories)
	}
	if twice := b.crawl(t); twice != once {
		t.Errorf("after a second crawl: %+v, want %+v", twice, once)
	}
}

func TestSweepReadsWhatNoJobLooksAfter(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	url := b.site.Site + "/story/7"
	page := news.Page{Source: b.site.ID, ID: news.PageID(url), URL: url, FetchedAt: time.Now(), Status: 200,
		Body: []byte("<html><h1>通知</h1><p>云岭省人民政府决定成立海岛保护工作领导小组。</p></html>")}
	if _, _, err := b.db.SavePage(t.Context(), page); err != nil {
		t.Fatal(err)
	}
	if got := b.drain(t); got.Articles != 1 {
		t.Errorf("%d articles after the sweep, want 1", got.Articles)
	}
}

func TestUnknownSourceIsRefused(t *testing.T) {
	t.Parallel()
	err := newBench(t).Crawl(t.Context(), "nowhere", 0)
	if err == nil || !strings.Contains(err.Error(), `"nowhere" is not declared`) {
		t.Errorf("Crawl of an undeclared source: %v", err)
	}
}

// TestJobsOfTheDeadAreTakenUp leaves a job as a killed process does: running, by a client whose
// sign of life is gone. Those who live look for such jobs every few seconds.
func TestJobsOfTheDeadAreTakenUp(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	ctx := t.Context()
	_, err := b.pool.Exec(ctx, `
		INSERT INTO river.river_job (state, kind, queue, args, attempt, max_attempts, attempted_at, attempted_by)
		VALUES ('running', 'crawl', 'crawl', jsonb_build_object('source', 'stories'), 1, 25, now(), '{somebody-dead}')`)
	if err != nil {
		t.Fatal(err)
	}
	if got := b.drain(t); got.Articles != stories {
		t.Errorf("%d articles after the abandoned crawl was taken up, want %d", got.Articles, stories)
	}
}

func TestJobsOfTheLivingAreLeftAlone(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	ctx := t.Context()
	_, err := b.pool.Exec(ctx, `
		INSERT INTO river.river_job (state, kind, queue, args, attempt, max_attempts, attempted_at, attempted_by)
		VALUES ('running', 'read', 'nobody', '{}', 1, 25, now(), ARRAY[$1::text])`, b.client.ID())
	if err != nil {
		t.Fatal(err)
	}
	if err := b.rescue(ctx); err != nil {
		t.Fatal(err)
	}
	var running int
	err = b.pool.QueryRow(ctx, `SELECT count(*) FROM river.river_job WHERE state = 'running'`).Scan(&running)
	if err != nil || running != 1 {
		t.Errorf("%d jobs are running after the rescue, want 1 (%v)", running, err)
	}
}

// TestDatabaseGoesAway stops the server in the middle of a crawl and starts it again.
func TestDatabaseGoesAway(t *testing.T) {
	t.Parallel()
	folder := pgtest.Folder(t)
	server, err := pgserver.Start(t.Context(), folder)
	if err != nil {
		t.Fatal(err)
	}
	dsn := server.DSN("postgres")
	if _, err := postgres.Migrate(t.Context(), dsn, migrations.FS); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { server.Stop() })
	address, requests := serveSite(t)
	b := startBench(t, dsn, declare(t, "stories", address))
	if err := b.Crawl(t.Context(), b.site.ID, 0); err != nil {
		t.Fatal(err)
	}
	for requests.Load() < stories/3 {
		time.Sleep(time.Millisecond)
	}
	if err := server.Stop(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(time.Second)
	if server, err = pgserver.Start(t.Context(), folder); err != nil {
		t.Fatal(err)
	}
	if got := b.drain(t); got.Articles != stories {
		t.Errorf("%d articles after the database came back, want %d", got.Articles, stories)
	}
}
