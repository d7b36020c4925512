package metrics_test

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/health"
	"github.com/xiaozu-watch/xiaozu/internal/metrics"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/source"
	"github.com/xiaozu-watch/xiaozu/migrations"
)

func TestMain(m *testing.M) { pgtest.Main(m, migrations.FS) }

func scrape(t *testing.T, db *postgres.DB) string {
	t.Helper()
	answer := httptest.NewRecorder()
	metrics.Handler(db, slog.New(slog.DiscardHandler)).ServeHTTP(answer, httptest.NewRequest(http.MethodGet, "/metrics", nil))
	if answer.Code != http.StatusOK {
		t.Errorf("status %d", answer.Code)
	}
	return answer.Body.String()
}

func TestMetrics(t *testing.T) {
	dsn := pgtest.DSN(t)
	owner, web := pgtest.Open(t, dsn), pgtest.Open(t, dsn, postgres.WithRole(postgres.WebRole))
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(owner.SaveSource(t.Context(), source.Source{ID: "yunling"}))
	url := "http://www.yunling.example/secret"
	_, _, err := owner.SavePage(t.Context(), news.Page{Source: "yunling", ID: news.PageID(url), URL: url, Status: 200, Body: []byte("一"), FetchedAt: time.Now()})
	must(err)
	started := time.Now().Add(-90 * time.Second)
	_, err = owner.MarkCrawl(t.Context(), "yunling", started, health.Crawl{Finished: started.Add(time.Minute), New: 1}, health.Verdict{Broken: "secret"})
	must(err)
	got := scrape(t, web)
	for _, line := range []string{
		`xiaozu_source_pages{source="yunling"} 1`, `xiaozu_source_failures{source="yunling"} 1`,
		`xiaozu_source_state{source="yunling",state="broken"} 1`, `xiaozu_source_state{source="yunling",state="working"} 0`,
		`xiaozu_source_crawl_duration_seconds{source="yunling"} 60`, `xiaozu_source_new_pages_7_days{source="yunling"} 1`,
		"xiaozu_pages_unread 1", `xiaozu_alert_latency_seconds{quantile="0.99"} 0`, "xiaozu_alert_messages_dead 0", "go_goroutines",
	} {
		if !strings.Contains(got, line) {
			t.Errorf("no %q in\n%s", line, got)
		}
	}
	if strings.Contains(got, "secret") {
		t.Error("addresses or reasons are told")
	}
}

// Without its database a process still tells about itself.
func TestMetricsWithoutDatabase(t *testing.T) {
	db := pgtest.New(t)
	db.Close()
	if got := scrape(t, db); !strings.Contains(got, "go_goroutines") || strings.Contains(got, "xiaozu_source") {
		t.Errorf("got\n%s", got)
	}
}
