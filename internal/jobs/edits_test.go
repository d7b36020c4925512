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

// A page that is due is looked at again: a counter of views makes no edit, another sentence does,
// and a copy at another address is told to be one.
func TestEditsAndCopies(t *testing.T) {
	t.Parallel()
	var views atomic.Int64
	var last atomic.Value
	last.Store("会议由副省长高远主持。")
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		if r.URL.Path == "/" {
			fmt.Fprint(w, `<a href=/story/1>一</a><a href=/story/2>二</a>`)
			return
		}
		fmt.Fprintf(w, `<title>通知</title><meta name="PubDate" content="2024-05-12 08:00"><h1>海岛保护会议召开</h1><div class="TRS_Editor">`+
			`<p>全省海岛保护工作领导小组会议在青汀召开，听取上半年工作情况汇报，审议岸线修复三年行动方案。</p><p>会议指出，要把保护摆在首位，严控新增围填海，年内完成受损岸线修复。</p><p>%s</p></div><div class="footer">浏览次数：%d</div>`,
			last.Load(), views.Add(1))
	}))
	t.Cleanup(site.Close)
	b := newBenchOn(t, site.URL)
	page := news.PageID(site.URL + "/story/1")
	edits := func() int {
		t.Helper()
		if _, err := b.pool.Exec(t.Context(), `UPDATE pages SET revisit = now()`); err != nil {
			t.Fatal(err)
		}
		if err := b.Crawl(t.Context(), b.site.ID, 0); err != nil {
			t.Fatal(err)
		}
		b.drain(t)
		a, err := b.db.Article(t.Context(), b.site.ID, page)
		if err != nil || !strings.Contains(a.Body, last.Load().(string)) {
			t.Fatalf("article %q, %v", a.Body, err)
		}
		if len(a.Story.Printings) != 2 {
			t.Errorf("the story is printed by %+v", a.Story.Printings)
		}
		return a.Edits
	}
	if first, again := edits(), edits(); first != 0 || again != 0 {
		t.Errorf("%d and %d edits by a counter of views", first, again)
	}
	last.Store("会议由副省长林海生主持。")
	if n := edits(); n != 1 {
		t.Errorf("%d edits of a name", n)
	}
}
