package jobs

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// TestBadPagesAreStoredAndMarked crawls pages that are not what they should be: each is kept with
// what is wrong with it, and the one good page among them is read.
func TestBadPagesAreStoredAndMarked(t *testing.T) {
	t.Parallel()
	good := "<html><head><meta charset=utf-8><meta name=PubDate content=\"2024-05-12 08:00\"><title>通知</title></head><body><h1>关于成立海岛保护工作领导小组的通知</h1><p>云岭省人民政府决定成立海岛保护工作领导小组，现将有关事项通知如下。</p></body></html>"
	lying, err := simplifiedchinese.GB18030.NewEncoder().String(good)
	if err != nil {
		t.Fatal(err)
	}
	pages := []struct{ path, contentType, body, problem string }{
		{"/story/1", "text/html; charset=utf-8", good, ""},
		{"/story/2", "text/html; charset=utf-8", "", "empty"},
		{"/story/3", "image/png", "\x89PNG\r\n\x1a\n0000", "not HTML"},
		{"/story/4", "text/html", good + strings.Repeat("<p>一</p>", 1_200_000), "bytes"},
		{"/story/5", "text/html; charset=utf-8", lying, "charset"},
	}
	mux := http.NewServeMux()
	for _, p := range pages {
		mux.HandleFunc("GET "+p.path, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", p.contentType)
			_, _ = w.Write([]byte(p.body)) // the crawler may hang up on the long one
		})
	}
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, _ *http.Request) {
		var list bytes.Buffer
		for _, p := range pages {
			list.WriteString("<a href=" + p.path + ">" + p.path + "</a>")
		}
		_, _ = w.Write(list.Bytes())
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	b := newBenchOn(t, server.URL)
	if totals := b.crawl(t); totals.Articles != len(pages) || totals.GroupsNew == 0 {
		t.Fatalf("after the crawl: %+v, want %d articles and a new group", totals, len(pages))
	}
	for _, p := range pages {
		a, err := b.db.Article(t.Context(), b.site.ID, news.PageID(server.URL+p.path))
		if err != nil {
			t.Error(err)
			continue
		}
		if got := strings.Join(a.Problems, "; "); !strings.Contains(got, p.problem) || (p.problem == "") != (got == "") {
			t.Errorf("%s: problems %q, want one about %q", p.path, got, p.problem)
		}
	}
}
