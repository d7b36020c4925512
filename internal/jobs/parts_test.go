package jobs

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// An article of two pages is one; its second page, which fails at first, makes no edit when it
// comes, and an edit of it is one.
func TestArticleOfTwoPages(t *testing.T) {
	t.Parallel()
	var second atomic.Value
	second.Store("")
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		text := "全省海岛保护工作领导小组会议在青汀召开，听取上半年工作情况汇报，审议岸线修复三年行动方案。"
		switch r.URL.Path {
		case "/":
			fmt.Fprint(w, `<a href=/story/1>一</a>`)
			return
		case "/story/1_2":
			if text = second.Load().(string); text == "" {
				w.WriteHeader(http.StatusInternalServerError)
				return
			}
		}
		fmt.Fprintf(w, `<title>通知</title><meta name="PubDate" content="2024-05-12 08:00"><h1>海岛保护会议召开</h1><div class="TRS_Editor"><p>%s</p></div>`+
			`<p><a href=1>1</a> <a href=1_2>下一页</a></p>`, text)
	}))
	t.Cleanup(site.Close)
	b := newBenchOn(t, site.URL)
	for _, c := range []struct {
		second          string
		edits, problems int
	}{{"", 0, 1}, {"会议由副省长高远主持。", 0, 0}, {"会议由副省长林海生主持。", 1, 0}, {"", 1, 0}} {
		second.Store(c.second)
		if _, err := b.pool.Exec(t.Context(), `UPDATE pages SET revisit = now()`); err != nil {
			t.Fatal(err)
		}
		if err := b.Crawl(t.Context(), b.site.ID, 0); err != nil {
			t.Fatal(err)
		}
		b.drain(t)
		a, err := b.db.Article(t.Context(), b.site.ID, news.PageID(site.URL+"/story/1"))
		if err != nil || !strings.Contains(a.Body, "青汀") || !strings.Contains(a.Body, c.second) || a.Edits != c.edits || len(a.Problems) != c.problems || len(a.NextPages) != c.problems {
			t.Errorf("with %q: %d edits, problems %q, further pages %q, body %q, %v", c.second, a.Edits, a.Problems, a.NextPages, a.Body, err)
		}
	}
}
