package crawl

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

func TestListsAndArticles(t *testing.T) {
	s := newSite(t)
	s.page("/list", listOf("/a/1", "/a/2", "/a/1#top", "/other", "https://elsewhere.example/a/9")+`<a class="next" href="/list2">下一页</a>`)
	s.page("/list2", listOf("/a/2", "/a/3")+`<a class="next" href="/list">首页</a>`)
	for _, path := range []string{"/a/1", "/a/2", "/a/3"} {
		s.page(path, article(path))
	}
	m := newMemory()
	got := crawled(t, declare(t, s, ""), m)
	want := Result{Lists: Lists{Read: 2, Links: 3}, Saved: 3}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("result (-want +got):\n%s", diff)
	}
	s.wantAsked(t, "/list", "/list2", "/a/1", "/a/2", "/a/3")
	page := m.wantProblem(t, "/a/3", "")
	if string(page.Body) != article("/a/3") || page.Status != 200 || page.Source != "yunling" ||
		page.URL != s.URL+"/a/3" || page.ID != news.PageID(page.URL) || time.Since(page.FetchedAt) > time.Minute {
		t.Errorf("saved %+v", page)
	}
}

func TestRawBytes(t *testing.T) {
	raw := "<html><meta charset=gb2312>\xd4\xc6\xc1\xeb\xca\xa1\x81\x30\x89\x38</html>"
	s := newSite(t)
	s.page("/list", listOf("/a/1"))
	s.serve("/a/1", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=gb2312")
		fmt.Fprint(w, raw)
	})
	m := newMemory()
	crawled(t, declare(t, s, ""), m)
	if got := string(m.pages["/a/1"].Body); got != raw {
		t.Errorf("body %q, want the bytes as they came, %q", got, raw)
	}
}

func TestWhoAsks(t *testing.T) {
	s := newSite(t)
	s.articles("/a/1")
	agent := UserAgent("1.2", "mailto:desk@yunling.example")
	if want := "xiaozu/1.2 (+https://github.com/xiaozu-watch/xiaozu; mailto:desk@yunling.example)"; agent != want {
		t.Fatalf("UserAgent = %q, want %q", agent, want)
	}
	t.Setenv("COLLY_USER_AGENT", "Mozilla/5.0")
	t.Setenv("COLLY_IGNORE_ROBOTSTXT", "true")
	if _, err := Run(t.Context(), declare(t, s, ""), newMemory().store(), Options{UserAgent: agent}); err != nil {
		t.Fatal(err)
	}
	asked := s.requests()
	if asked[0].path != "/robots.txt" {
		t.Errorf("the first request was for %s, want /robots.txt", asked[0].path)
	}
	for _, r := range asked {
		if got := r.header.Get("User-Agent"); got != agent {
			t.Errorf("%s was asked for by %q", r.path, got)
		}
	}
}

func TestConditionalRequests(t *testing.T) {
	s := newSite(t)
	s.page("/list", listOf("/a/tag", "/a/date"))
	s.serve("/a/tag", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"v1"`)
		if r.Header.Get("If-None-Match") == `"v1"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		fmt.Fprint(w, article("tag"))
	})
	changed := time.Date(2018, 8, 15, 0, 0, 0, 0, time.UTC)
	s.serve("/a/date", func(w http.ResponseWriter, r *http.Request) {
		http.ServeContent(w, r, "date.html", changed, strings.NewReader(article("date")))
	})
	m := newMemory()
	src := declare(t, s, "")
	crawled(t, src, m)
	if got := crawled(t, src, m); got.Unchanged != 2 || got.Saved != 0 {
		t.Errorf("second crawl: %+v, want 2 unchanged", got)
	}
	if want := []string{"/a/tag", "/a/date"}; !slices.Equal(m.unchanged, want) {
		t.Errorf("noted as unchanged: %q, want %q", m.unchanged, want)
	}
	changed = changed.Add(24 * time.Hour)
	if got := crawled(t, src, m); got.Unchanged != 1 || got.Saved != 1 {
		t.Errorf("after a change: %+v, want 1 unchanged and 1 saved", got)
	}
}

func TestRevisit(t *testing.T) {
	s := newSite(t)
	s.articles("/a/1")
	s.serve("/a/moved", http.RedirectHandler("/a/1", http.StatusMovedPermanently).ServeHTTP)
	m := newMemory()
	m.due = []string{s.URL + "/a/1", s.URL + "/a/vanished", s.URL + "/a/moved"}
	got := crawled(t, declare(t, s, ""), m)
	want := Result{Lists: Lists{Read: 1, Links: 1}, Saved: 1, Gone: 1, Problems: map[string]int{"status 404 Not Found": 1}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("result (-want +got):\n%s", diff)
	}
	m.wantProblem(t, "/a/vanished", "status 404 Not Found")
	if want := []string{"/a/moved > /a/1"}; !slices.Equal(m.relocated, want) {
		t.Errorf("moved: %q, want %q", m.relocated, want)
	}
	s.wantAsked(t, "/list", "/a/1", "/a/vanished", "/a/moved")
}

func TestBrokenListsAreLoud(t *testing.T) {
	s := newSite(t)
	s.page("/list", "<html><p>改版了</p></html>")
	s.page("/second", listOf("/a/1"))
	s.page("/a/1", article("1"))
	m := newMemory()
	src := declare(t, s, "")
	src.Start = append(src.Start, s.URL+"/third", s.URL+"/second")
	got, err := Run(t.Context(), src, m.store(), Options{})
	if err == nil || len(got.Lists.Broken) != 2 || got.Lists.Read != 1 || got.Saved != 1 {
		t.Fatalf("result %+v, error %v; want two broken lists and one article", got, err)
	}
	want := "crawl yunling: list " + s.URL + "/list: no links match ^/a in li a: has the site changed?\n" +
		"list " + s.URL + "/third: status 404 Not Found"
	if err.Error() != want {
		t.Errorf("error\n%s\nwant\n%s", err, want)
	}
}

func TestLimits(t *testing.T) {
	for _, c := range []struct {
		name, extra string
		limit       int
		saved, left int
	}{
		{"of the crawl", "", 2, 2, 2},
		{"of the source, lists included", "limits: {pages: 4}", 0, 3, 1},
		{"none in the way", "", 0, 4, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newSite(t)
			s.articles("/a/1", "/a/2", "/a/3", "/a/4")
			got, err := Run(t.Context(), declare(t, s, c.extra), newMemory().store(), Options{Limit: c.limit})
			if err != nil || got.Saved != c.saved || got.Left != c.left {
				t.Errorf("result %+v, error %v; want %d saved, %d left", got, err, c.saved, c.left)
			}
		})
	}
}

func TestFailingStoreEndsTheCrawl(t *testing.T) {
	s := newSite(t)
	s.articles("/a/1", "/a/2")
	broken := errors.New("the disk is full")
	store := Store{Save: func(context.Context, news.Page) error { return broken }}
	_, err := Run(t.Context(), declare(t, s, ""), store, Options{})
	if !errors.Is(err, broken) {
		t.Errorf("got error %v, want %v", err, broken)
	}
	s.wantAsked(t, "/list", "/a/1")
}

func TestFailingSiteIsLeftAlone(t *testing.T) {
	s := newSite(t)
	s.page("/list", listOf("/a/1", "/a/2", "/a/3", "/a/4", "/a/5", "/a/6", "/a/7"))
	s.serve("/a/", func(w http.ResponseWriter, r *http.Request) { http.Error(w, "维护", http.StatusServiceUnavailable) })
	got, err := Run(t.Context(), declare(t, s, ""), newMemory().store(), Options{})
	if got.Failed != patience || got.Left != 2 || err == nil || !strings.Contains(err.Error(), "5 requests in a row failed") {
		t.Errorf("result %+v, error %v", got, err)
	}
}
