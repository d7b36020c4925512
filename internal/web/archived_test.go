package web

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A page is shown as it came, in a sandbox in which nothing of it runs; what is no text is a file.
func TestArchived(t *testing.T) {
	t.Parallel()
	site := newSite(t, stories()[0])
	a, _, facts := stories()[0].article()
	payload := `<p>公报</p><script>window.ran=1</script><img src="https://elsewhere.example/x.png" onerror="window.ran=1">`
	keep := func(version int, kind, body string) string {
		t.Helper()
		page := news.Page{Source: a.Source, ID: a.Page, URL: a.URL, Status: http.StatusOK, FetchedAt: time.Now(), Body: []byte(body),
			Header: map[string][]string{"Content-Type": {kind}, "Set-Cookie": {"theirs=1"}}}
		if got, _, err := site.owner.SavePage(t.Context(), page); err != nil || got != version {
			t.Fatalf("version %d, %v", got, err)
		}
		return archivedPath(a.Source, a.Page, version)
	}
	html, pdf := keep(2, "text/html; charset=utf-8", payload), keep(3, "application/pdf", "%PDF-1.7")
	v := site.visitAs(t, "anna")
	v.expect(factPath(facts[0].Key(), nil), archivedPath(a.Source, a.Page, 1))
	v.expect(articlePath(a.Source, a.Page), html)
	got := v.get(html)
	if got.body != payload || got.header.Get("Content-Type") != "text/html; charset=utf-8" || got.header.Get("Content-Security-Policy") != archivedPolicy {
		t.Errorf("%v\n%s", got.header, got.body)
	}
	if strings.Contains(strings.Join(got.header.Values("Set-Cookie"), " "), "theirs") {
		t.Error("a cookie of the page came along")
	}
	if got := v.get(pdf); got.header.Get("Content-Type") != "application/octet-stream" || !strings.HasPrefix(got.header.Get("Content-Disposition"), "attachment") {
		t.Errorf("a file: %v", got.header)
	}
	for _, path := range []string{strings.Replace(html, "/2.", "/4.", 1), strings.Replace(html, "/2.", "/x.", 1), strings.TrimSuffix(html, ".html")} {
		if got := v.get(path); got.status != http.StatusNotFound {
			t.Errorf("%s: status %d", path, got.status)
		}
	}
	tb := site.browse(t)
	tb.signIn(site, "anna")
	tb.open(html)
	if eval[bool](tb, "window.ran === 1") {
		t.Error("a script of the page ran")
	}
	if cookies := eval[string](tb, "(() => { try { return document.cookie } catch { return '' } })()"); cookies != "" {
		t.Errorf("the page sees the cookies %q", cookies)
	}
}
