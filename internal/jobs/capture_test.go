package jobs

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// What another archive captured in place of an article, with status 200, is no version of it; the
// page is gone since then, unless it was seen later.
func TestCapturedSubstitutes(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	url := b.site.Site + "/story/4711"
	captured := func(day int, html string) {
		t.Helper()
		page := news.Page{
			Source: b.site.ID, URL: url, ID: news.PageID(url), Status: 200, Body: []byte(html),
			FetchedAt: time.Date(2019, 3, day, 0, 0, 0, 0, news.Beijing), Header: map[string][]string{"Content-Type": {"text/html; charset=utf-8"}},
		}
		if err := b.SaveCapture(t.Context(), page); err != nil {
			t.Fatal(err)
		}
	}
	const missing = "<title>404</title><p>您访问的页面不存在</p>"
	captured(4, missing)
	if _, err := b.db.Page(t.Context(), b.site.ID, news.PageID(url)); !errors.Is(err, postgres.ErrNotFound) {
		t.Fatalf("of a page of which nothing came: %v", err)
	}
	captured(6, "<h1>海岛保护会议召开</h1><p>2019-03-06</p><p>全省海岛保护工作领导小组会议在青汀召开。</p>")
	captured(5, missing)
	captured(7, "<title>安全验证</title><p>请完成滑动验证</p>")
	captured(8, missing)
	page, err := b.db.Page(t.Context(), b.site.ID, news.PageID(url))
	if err != nil || page.Version != 1 {
		t.Errorf("version %d, %v", page.Version, err)
	}
	absences, err := b.db.Absences(t.Context(), b.site.ID, news.PageID(url))
	if err != nil || len(absences) != 1 || !absences[0].Gone.Equal(time.Date(2019, 3, 8, 0, 0, 0, 0, news.Beijing)) {
		t.Errorf("absences %+v, %v", absences, err)
	}
}

// An article of which an archive has two pages is read as one, although the second came first.
func TestCapturedFurtherPage(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	captured := func(path, text string) news.Page {
		return news.Page{
			Source: b.site.ID, URL: b.site.Site + path, ID: news.PageID(b.site.Site + path), Status: 200,
			FetchedAt: time.Date(2019, 3, 5, 0, 0, 0, 0, news.Beijing), Header: map[string][]string{"Content-Type": {"text/html; charset=utf-8"}},
			Body: []byte("<h1>海岛保护会议召开</h1><p>2019-03-05</p><p>" + text + "</p><p><a href=1>1</a> <a href=1_2>2</a></p>"),
		}
	}
	first, second := captured("/story/1", "全省海岛保护工作领导小组会议在青汀召开。"), captured("/story/1_2", "会议由云岭省省长沈若兰主持。")
	whole := first
	whole.Parts = []news.Page{second}
	for _, p := range []news.Page{second, whole, second} {
		if err := b.SaveCapture(t.Context(), p); err != nil {
			t.Fatal(err)
		}
		b.drain(t)
	}
	if totals, err := b.db.Totals(t.Context()); err != nil || totals.Articles != 1 {
		t.Errorf("%+v, %v", totals, err)
	}
	a, err := b.db.Article(t.Context(), b.site.ID, first.ID)
	if err != nil || !strings.Contains(a.Body, "青汀") || !strings.Contains(a.Body, "沈若兰") || len(a.NextPages) > 0 {
		t.Errorf("body %q, further pages %q, %v", a.Body, a.NextPages, err)
	}
}
