package crawl

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// onPage is one page of an article that links to others by their numbers.
func onPage(text string, others ...int) string {
	var b strings.Builder
	for _, n := range others {
		fmt.Fprintf(&b, ` <a href="4711_%d.html">%d</a>`, n, n)
	}
	return `<h1>云岭省成立防汛工作领导小组</h1><p>2024-03-05</p><p>` + text + `</p><p><a href="4711.html">1</a>` + b.String() + `</p>`
}

const (
	firstText  = "云岭省人民政府决定成立省防汛工作领导小组，组成人员名单见后文。"
	secondText = "领导小组办公室设在省水利厅，承担领导小组日常工作。"
	thirdText  = "领导小组不作为省级议事协调机构，任务完成后自动撤销。"
)

func partsOf(m *memory, path string) []string {
	var parts []string
	for _, p := range m.pages[path].Parts {
		parts = append(parts, strings.TrimSpace(pathOf(p.URL)+" "+p.Problem))
	}
	return parts
}

// The second page tells of the third, which the first does not name.
func TestFurtherPages(t *testing.T) {
	s := newSite(t)
	s.page("/list", listOf("/a/4711.html", "/a/4711_2.html"))
	s.page("/a/4711.html", onPage(firstText, 2, 4))
	s.page("/a/4711_2.html", onPage(secondText, 2, 3, 4))
	s.page("/a/4711_3.html", onPage(thirdText, 2, 3, 4))
	s.page("/a/4711_4.html", onPage(thirdText, 2, 3, 4)) // once more
	m := newMemory()
	src := declare(t, s, "delay: 50ms")
	got := crawled(t, src, m)
	s.wantAsked(t, "/list", "/a/4711.html", "/a/4711_2.html", "/a/4711_3.html", "/a/4711_4.html")
	if parts := partsOf(m, "/a/4711.html"); got.Saved != 1 || len(m.pages) != 1 || !slices.Equal(parts, []string{"/a/4711_2.html", "/a/4711_3.html"}) {
		t.Errorf("result %+v; parts %q", got, parts)
	}
	if !slices.Contains(m.moved, "/a/4711_2.html > /a/4711.html") {
		t.Errorf("a list links to the second page, too: %q", m.moved)
	}
	a := src.Parse(m.pages["/a/4711.html"])
	if a.Body != firstText+"\n"+secondText+"\n"+thirdText || len(a.NextPages) != 0 || len(a.Problems) != 0 {
		t.Errorf("article %+v", a)
	}
	asked := s.requests()
	for i := 2; i < len(asked); i++ {
		if rest := asked[i].at.Sub(asked[i-1].at); rest < 50*time.Millisecond {
			t.Errorf("%s was asked for after %v", asked[i].path, rest)
		}
	}
}

// What is there is kept, with a word on what is not, and whether to ask again.
func TestFurtherPagesThatDoNotCome(t *testing.T) {
	elsewhere := httptest.NewServer(http.NotFoundHandler())
	defer elsewhere.Close()
	for _, c := range []struct {
		name    string
		second  http.HandlerFunc
		problem string
		again   bool
	}{
		{"failing", status(500), "status 500 Internal Server Error", true},
		{"cut", shorterThanSaid, brokenBody, true},
		{"gone", status(404), "status 404 Not Found", false},
		{"challenge", body("text/html", "<title>安全验证</title><p>请完成滑动验证</p>"), "a challenge page: the site wants a browser, or turns us away", true},
		{"elsewhere", redirect(elsewhere.URL + "/a/4711_2.html"), "redirected to " + strings.TrimPrefix(elsewhere.URL, "http://") + ", which is not a host of the source", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newSite(t)
			s.page("/list", listOf("/a/4711.html"))
			s.page("/a/4711.html", onPage(firstText, 2, 3))
			s.serve("/a/4711_2.html", c.second)
			s.page("/a/4711_3.html", onPage(thirdText, 2, 3))
			m := newMemory()
			src := declare(t, s, "")
			got := crawled(t, src, m)
			page := m.wantProblem(t, "/a/4711.html", partLacking)
			if parts := partsOf(m, "/a/4711.html"); !slices.Equal(parts, []string{"/a/4711_2.html " + c.problem, "/a/4711_3.html"}) || page.Partial != c.again {
				t.Errorf("parts %q, to be asked again: %v", parts, page.Partial)
			}
			a := src.Parse(page)
			if got.Failed != 1 || a.Body != firstText+"\n"+thirdText || len(a.NextPages) != 1 || len(a.Problems) != 1 || !strings.Contains(a.Problems[0], c.problem) {
				t.Errorf("result %+v, article %+v", got, a)
			}
		})
	}
}

// A site that always knows of a next page is not followed for ever.
func TestFurtherPagesAreBounded(t *testing.T) {
	s := newSite(t)
	s.page("/list", listOf("/a/4711.html"))
	var n atomic.Int64
	s.serve("/a/", func(w http.ResponseWriter, r *http.Request) {
		next := int(n.Add(1)) + 1
		fmt.Fprint(w, onPage(fmt.Sprint(firstText, next), next))
	})
	m := newMemory()
	crawled(t, declare(t, s, "limits: {pages: 10}"), m)
	page := m.wantProblem(t, "/a/4711.html", partLacking)
	if asked := len(s.paths()); asked != 10 || len(page.Parts) != 9 || page.Parts[8].Problem != partLeft || !page.Partial {
		t.Errorf("%d requests, parts %q", asked, partsOf(m, "/a/4711.html"))
	}
}
