package jobs

import (
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"runtime"
	"strconv"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
)

const (
	soakSites  = 16
	soakRounds = 10
)

// soakPages is how many pages TestSoak crawls. The long run is
//
//	XIAOZU_SOAK_PAGES=10000 go test ./internal/jobs -run Soak -v -timeout 60m
func soakPages() int {
	pages, err := strconv.Atoi(os.Getenv("XIAOZU_SOAK_PAGES"))
	if err != nil {
		return 2 * soakSites * soakRounds
	}
	return pages
}

// A usage is what a process holds of memory, goroutines, files and connections when it has nothing
// to do.
type usage struct {
	Heap                         int // bytes that are reachable
	Goroutines, Files, Databases int
}

// After the first pages, which fill caches and pools, further ones leave nothing behind.
func TestSoak(t *testing.T) {
	each := soakPages() / soakSites / soakRounds
	b := newBenchOf(t, pgtest.DSN(t), serveEndlessly(t, soakSites, each*soakRounds))
	var used []usage
	for round := 1; round <= soakRounds; round++ {
		for _, site := range b.sites {
			if err := b.Crawl(t.Context(), site.ID, each); err != nil {
				t.Fatal(err)
			}
		}
		totals := b.drain(t)
		if want := round * each * soakSites; totals.Pages != want || totals.Articles != want {
			t.Fatalf("stored %+v, want %d pages and articles", totals, want)
		}
		used = append(used, b.usage(t))
		t.Logf("%6d pages: %+v", totals.Pages, used[round-1])
	}
	wantFlat(t, used[1:])
}

// wantFlat compares the least of the later half with the most of the earlier half: what leaks grows
// from round to round, and what varies does not.
func wantFlat(t *testing.T, used []usage) {
	t.Helper()
	for _, c := range []struct {
		what  string
		of    func(usage) int
		slack int
	}{
		{"bytes of heap", func(u usage) int { return u.Heap }, 4 << 20},
		{"goroutines", func(u usage) int { return u.Goroutines }, 4},
		{"open files", func(u usage) int { return u.Files }, 4},
		{"connections to the database", func(u usage) int { return u.Databases }, 2},
	} {
		early, late := c.of(used[0]), c.of(used[len(used)-1])
		for i, u := range used {
			if i < len(used)/2 {
				early = max(early, c.of(u))
			} else {
				late = min(late, c.of(u))
			}
		}
		if late > early+c.slack {
			t.Errorf("%d %s after more pages, %d before", late, c.what, early)
		}
	}
}

func (b *sitesBench) usage(t *testing.T) (u usage) {
	t.Helper()
	for range 2 { // what the first collection finds in pools, the second frees
		runtime.GC()
	}
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	u.Heap, u.Goroutines = int(memory.HeapAlloc), runtime.NumGoroutine()
	files, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Logf("open files are not counted: %v", err) // no Linux
	}
	u.Files = len(files)
	err = b.pool.QueryRow(t.Context(), `SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()`).Scan(&u.Databases)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

// serveEndlessly is serveArticles, but makes each page when it is asked for, so that those who serve
// hold nothing.
func serveEndlessly(t *testing.T, sites, articles int) (addresses []string) {
	w := newWriter(t)
	for site := range sites {
		mux := http.NewServeMux()
		mux.HandleFunc("GET /{$}", listOf(articles))
		mux.HandleFunc("GET /story/{n}", func(rw http.ResponseWriter, r *http.Request) {
			n, err := strconv.Atoi(r.PathValue("n"))
			if err != nil {
				http.NotFound(rw, r)
				return
			}
			own := &writer{rand.New(rand.NewPCG(uint64(site), uint64(n))), w.words}
			servePage(rw, own.articlePage(n, n%likeNews == 0))
		})
		server := httptest.NewServer(mux)
		t.Cleanup(server.Close)
		addresses = append(addresses, server.URL)
	}
	return addresses
}
