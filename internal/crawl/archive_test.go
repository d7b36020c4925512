package crawl

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Every response goes to one of the store's functions, in the order in which it came.
func TestEveryResponseIsKept(t *testing.T) {
	s := newSite(t)
	s.page("/robots.txt", "User-agent: *\nAllow: /\n")
	s.page("/list", listOf("/a/old", "/a/same", "/a/gone"))
	s.serve("/a/old", http.RedirectHandler("/a/new", http.StatusFound).ServeHTTP)
	s.page("/a/new", article("new"))
	s.serve("/a/same", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusNotModified) })
	m := newMemory()
	crawled(t, declare(t, s, ""), m)
	var archived []string
	for _, page := range m.archived {
		archived = append(archived, pathOf(page.URL)+" "+page.StatusLine)
	}
	want := []string{"/robots.txt HTTP/1.1 200 OK", "/list HTTP/1.1 200 OK", "/a/old HTTP/1.1 302 Found"}
	if diff := cmp.Diff(want, archived); diff != "" {
		t.Errorf("archived without being saved (-want +got):\n%s", diff)
	}
	m.wantProblem(t, "/a/new", "")
	m.wantProblem(t, "/a/gone", "status 404 Not Found")
	if !slices.Equal(m.unchanged, []string{"/a/same"}) {
		t.Errorf("unchanged: %q", m.unchanged)
	}
}

// What is kept of a response is true to the bytes that are kept.
func TestHeadersAreThoseOfTheDecodedBody(t *testing.T) {
	s := newSite(t)
	s.page("/list", listOf("/a/1"))
	s.serve("/a/1", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.Header().Set("Content-Encoding", "gzip")
		w.WriteHeader(http.StatusOK)
		packed := gzip.NewWriter(w)
		if _, err := packed.Write([]byte(article("packed"))); err != nil {
			t.Error(err)
		}
		if err := packed.Close(); err != nil {
			t.Error(err)
		}
		w.(http.Flusher).Flush()
	})
	m := newMemory()
	crawled(t, declare(t, s, ""), m)
	page := m.wantProblem(t, "/a/1", "")
	h := http.Header(page.Header)
	if string(page.Body) != article("packed") || h.Get("Content-Encoding") != "" || h.Get("Content-Length") != "" ||
		h.Get("X-Crawler-Content-Encoding") != "gzip" || h.Get("X-Crawler-Transfer-Encoding") != "chunked" {
		t.Errorf("kept %q with the headers %v", page.Body, h)
	}
	if page.Address != "127.0.0.1" || !strings.HasPrefix(page.StatusLine, "HTTP/1.1 200") {
		t.Errorf("answered by %q with %q", page.Address, page.StatusLine)
	}
}

// What is kept of a request is what the server was asked.
func TestRequestsAreKept(t *testing.T) {
	s := newSite(t)
	s.page("/list", listOf("/a/1?n=2"))
	s.page("/a/1", article("1"))
	m := newMemory()
	crawled(t, declare(t, s, ""), m)
	got, err := http.ReadRequest(bufio.NewReader(bytes.NewReader(m.wantProblem(t, "/a/1?n=2", "").Request)))
	if err != nil {
		t.Fatal(err)
	}
	asked := s.requests()
	want := asked[len(asked)-1]
	if got.RequestURI != want.path || "http://"+got.Host != s.URL {
		t.Errorf("asked for %s of %s", got.RequestURI, got.Host)
	}
	if diff := cmp.Diff(want.header, got.Header); diff != "" {
		t.Errorf("headers (-sent +kept):\n%s", diff)
	}
}
