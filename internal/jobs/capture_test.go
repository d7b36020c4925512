package jobs

import (
	"errors"
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
