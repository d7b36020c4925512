package jobs

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/health"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// A firewall that answers for the site breaks the source; what it sends is no version of a page,
// and once the site answers again the source is mended. A missing page with status 200 is gone.
func TestSubstitutes(t *testing.T) {
	t.Parallel()
	var mood atomic.Value
	mood.Store("")
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		switch {
		case mood.Load() == "challenge" && r.URL.Path != "/":
			fmt.Fprint(w, `<html><script>document.cookie="c=1";location.reload()</script></html>`)
		case mood.Load() == "missing" && r.URL.Path == "/story/3":
			fmt.Fprint(w, `<title>提示</title>您访问的页面不存在`)
		case r.URL.Path == "/":
			for n := range 4 {
				fmt.Fprintf(w, "<li><a href=/story/%d>%d</a>\n", n, n)
			}
		default:
			fmt.Fprintf(w, `<title>通知</title><meta name="PubDate" content="2024-05-12 08:00"><h1>关于第%s号海岛保护工作的通知</h1><p>%s</p>`, numeral(r.URL.Path), strings.Repeat("要压实责任。", 30))
		}
	}))
	t.Cleanup(site.Close)
	b := newBenchOn(t, site.URL)
	crawled := func(expect string) postgres.SourceState {
		t.Helper()
		mood.Store(expect)
		if _, err := b.pool.Exec(t.Context(), `UPDATE pages SET revisit = now()`); err != nil {
			t.Fatal(err)
		}
		if err := b.Crawl(t.Context(), b.site.ID, 0); err != nil {
			t.Fatal(err)
		}
		if err := b.Drain(t.Context(), func(Backlog) {}); err != nil {
			t.Fatal(err)
		}
		states, err := b.db.Sources(t.Context())
		if err != nil || len(states) != 1 {
			t.Fatal(states, err)
		}
		return states[0]
	}
	if s := crawled(""); s.Failures != 0 || s.Pages != 4 || s.Week != 4 {
		t.Fatalf("at first %+v", s)
	}
	for n := range health.LoudAfter {
		s := crawled("challenge")
		if state, why := s.Health(time.Now()); state != health.Broken || s.Failures != n+1 || !strings.Contains(why, "challenge page in place of 4 of 4") {
			t.Errorf("behind a firewall %s: %s, %d failures", state, why, s.Failures)
		}
		if loud := s.Loud(time.Now()); loud != (n+1 == health.LoudAfter) || s.Week != 4 || s.Gone != 0 {
			t.Errorf("after %d crawls loud is %v, with %d new and %d gone", n+1, loud, s.Week, s.Gone)
		}
	}
	if s := crawled("missing"); s.Failures != 0 || s.Gone != 1 || s.Pages != 4 {
		t.Errorf("mended, with a page that is gone: %+v", s)
	}
}
