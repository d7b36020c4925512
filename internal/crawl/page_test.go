package crawl

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net"
	"net/http"
	"runtime"
	"testing"
	"time"
)

// Each page here is broken in its own way; the crawl goes on to the last, which is sound.
func TestBrokenPages(t *testing.T) {
	s := newSite(t)
	broken := []struct {
		path, problem string
		bytes         int // of the body kept
		handle        http.HandlerFunc
	}{
		{"/a/404", "status 404 Not Found", 7, status(404)},
		{"/a/410", "status 410 Gone", 7, status(410)},
		{"/a/500", "status 500 Internal Server Error", 7, status(500)},
		{"/a/empty", emptyBody, 0, func(w http.ResponseWriter, r *http.Request) {}},
		{"/a/pdf", "not HTML but application/pdf", 12, body("application/pdf", "%PDF-1.7 %%%")},
		{"/a/lies", "not HTML but application/pdf", 12, body("text/html", "%PDF-1.7 %%%")},
		{"/a/long", "longer than 100000 bytes; cut", 100_000, long},
		{"/a/ungzip", brokenBody, 20_000, truncatedGzip},
		{"/a/short", brokenBody, 7, shorterThanSaid},
		{"/a/slow-body", "not complete within 800ms; cut", 7, slowBody},
		{"/a/hang-up", "no response: EOF", 0, hangUp},
		{"/a/ok", "", len(article("ok")), body("text/html", article("ok"))},
	}
	var paths []string
	for _, b := range broken {
		paths = append(paths, b.path)
		s.serve(b.path, b.handle)
	}
	s.page("/list", listOf(paths...))
	m := newMemory()
	got := crawled(t, declare(t, s, "limits: {bytes: 100KB, timeout: 800ms}"), m)
	for _, b := range broken {
		if page := m.wantProblem(t, b.path, b.problem); len(page.Body) != b.bytes {
			t.Errorf("%s: %d bytes were kept, want %d", b.path, len(page.Body), b.bytes)
		}
	}
	if got.Gone != 2 || got.Failed != len(broken)-3 || got.Saved != 1 || got.Problems["longer than 100000 bytes; cut"] != 1 {
		t.Errorf("result %+v", got)
	}
}

// A page that came in part is fetched again in full, though it had a validator.
func TestPartOfAPageIsNotKeptForEver(t *testing.T) {
	s := newSite(t)
	s.page("/list", listOf("/a/1"))
	whole := false
	s.serve("/a/1", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"v1"`)
		switch {
		case r.Header.Get("If-None-Match") == `"v1"`:
			w.WriteHeader(http.StatusNotModified)
		case whole:
			fmt.Fprint(w, article("whole"))
		default:
			shorterThanSaid(w, r)
		}
	})
	m := newMemory()
	src := declare(t, s, "")
	crawled(t, src, m)
	m.wantProblem(t, "/a/1", brokenBody)
	whole = true
	crawled(t, src, m)
	if page := m.wantProblem(t, "/a/1", ""); string(page.Body) != article("whole") {
		t.Errorf("kept %q", page.Body)
	}
}

func status(code int) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(code)
		fmt.Fprint(w, "<html/>")
	}
}

func body(kind, text string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", kind)
		fmt.Fprint(w, text)
	}
}

func long(w http.ResponseWriter, r *http.Request) {
	fmt.Fprint(w, "<html>")
	w.Write(bytes.Repeat([]byte("小组"), 2_000_000))
}

// endless has no end until its reader hangs up.
func endless(w http.ResponseWriter, r *http.Request) {
	fmt.Fprint(w, "<html>")
	for r.Context().Err() == nil {
		if _, err := io.WriteString(w, "领导小组"); err != nil {
			return
		}
	}
}

func truncatedGzip(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/html")
	w.Header().Set("Content-Encoding", "gzip")
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	z.Write(bytes.Repeat([]byte("<p>a</p> \n"), 2000))
	z.Flush()
	w.Write(packed.Bytes()) // without the end that Close would write
}

func shorterThanSaid(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Length", "1000")
	fmt.Fprint(w, "<html/>")
}

func slowBody(w http.ResponseWriter, r *http.Request) {
	fmt.Fprint(w, "<html/>")
	w.(http.Flusher).Flush()
	<-r.Context().Done()
}

func slowHeader(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() }

func hangUp(w http.ResponseWriter, r *http.Request) {
	conn, _, err := w.(http.Hijacker).Hijack()
	if err == nil {
		conn.(*net.TCPConn).SetLinger(1)
		conn.Close()
	}
}

func TestMemoryIsBounded(t *testing.T) {
	s := newSite(t)
	var paths []string
	for i := range 10 {
		path := fmt.Sprintf("/a/%d", i)
		paths = append(paths, path)
		s.serve(path, endless)
	}
	s.page("/list", listOf(paths...))
	before := allocated()
	got := crawled(t, declare(t, s, "limits: {bytes: 1MB}"), newMemory())
	// io.ReadAll allocates a few times what it returns; 100 MB is ten times what is kept
	if took := allocated() - before; got.Failed != 10 || took > 100<<20 {
		t.Errorf("%d pages were cut; %d bytes were allocated on the way", got.Failed, took)
	}
}

// allocated counts every byte allocated so far, freed or not.
func allocated() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.TotalAlloc
}

func TestNoGoroutineIsLeft(t *testing.T) {
	s := newSite(t)
	s.articles("/a/1", "/a/2")
	before := runtime.NumGoroutine()
	crawled(t, declare(t, s, ""), newMemory())
	s.CloseClientConnections()
	for deadline := time.Now().Add(2 * time.Second); runtime.NumGoroutine() > before; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("%d goroutines, %d before", runtime.NumGoroutine(), before)
		}
	}
}
