package crawl

import (
	"fmt"
	"net"
	"net/http"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// Sites misbehave in many ways; each page here is one of them. All of them together take bounded
// time and memory, each is kept with what is wrong with it in words, and the sound page behind
// them is read.
func TestMisbehavingSite(t *testing.T) {
	const limit = 300 * time.Millisecond
	pages := []struct {
		path, problem string
		most          int // bytes kept
		handle        http.HandlerFunc
	}{
		{"/a/header-drips", "no response header within 300ms", 0, drip("HTTP/1.1 200 OK\r\nX-A: " + strings.Repeat("a", 1000))},
		{"/a/header-never", "no response header within 300ms", 0, slowHeader},
		{"/a/headers-endless", "no response: net/http: server response headers exceeded", 0, endlessHeaders},
		{"/a/header-garbage", "no response: malformed HTTP", 0, raw("220 mail.yunling.example ESMTP\r\n")},
		{"/a/body-drips", "not complete within 400ms; cut", 100, drip("HTTP/1.1 200 OK\r\n\r\n", "<html>"+strings.Repeat("领", 1000))},
		{"/a/body-endless", "longer than 100000 bytes; cut", 100_000, endless},
		{"/a/gigabyte", "longer than 100000 bytes; cut", 100_000, gigabyte},
		{"/a/gzip-bomb", "longer than 100000 bytes; cut", 100_000, packed("gzip", bomb())},
		{"/a/gzip-truncated", brokenBody, 100_000, packed("gzip", gzipped(make([]byte, 90_000))[:60])},
		{"/a/gzip-lies", brokenBody, 0, packed("gzip", []byte("<html>no gzip</html>"))},
		{"/a/deflate", wrongEncoded, 1000, packed("deflate", deflated("<html>云岭</html>"))},
		{"/a/brotli", wrongEncoded, 4, packed("br", []byte("\x0b\x02\x80\x03"))},
		{"/a/length-too-long", brokenBody, 7, shorterThanSaid},
		{"/a/length-twice", "no response: http: message cannot contain multiple Content-Length headers", 0, raw("HTTP/1.1 200 OK\r\nContent-Length: 6\r\nContent-Length: 9\r\n\r\n<html>abc")},
		{"/a/chunks-broken", brokenBody, 6, raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n<html>\r\nzz\r\n")},
		{"/a/loop", tooManyHops, 100, redirect("/a/loop")},
		{"/a/hop/0", tooManyHops, 100, nil},
		{"/a/redirect-garbage", "status 302 Found", 7, raw("HTTP/1.1 302 Found\r\nLocation: http://[::1\r\nContent-Length: 7\r\n\r\n<html/>")},
		{"/a/deep", "", 100_000, body("text/html", strings.Repeat("<b>", 33_000))},
		{"/a/nul", "", 100, body("text/html", "<html><h1>云\x00岭</h1>\x00\x00</html>")},
		{"/a/invalid-utf-8", "", 100, body("text/html; charset=utf-8", "<html>\xff\xfe\xe4\xba</html>")},
		{"/a/wrong-charset", "", 100, body("text/html; charset=gb2312", "<html>云岭省人民政府</html>")},
		{"/a/soft-404", "", 200, body("text/html", "<html><title>404 页面不存在</title></html>")},
		{"/a/ok", "", 200, body("text/html", article("ok"))},
		// The last: net/http would take what lies behind it for the answer to a request that followed at once.
		{"/a/length-too-short", "", 6, raw("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<html>HTTP/1.1 200 OK\r\n\r\nsmuggled")},
	}
	s := newSite(t)
	var paths []string
	for _, p := range pages {
		paths = append(paths, p.path)
		if p.handle != nil {
			s.serve(p.path, p.handle)
		}
	}
	s.serve("/a/hop/", func(w http.ResponseWriter, r *http.Request) {
		n, _ := strconv.Atoi(strings.TrimPrefix(r.URL.Path, "/a/hop/"))
		http.Redirect(w, r, fmt.Sprint("/a/hop/", min(n+1, 1000)), http.StatusFound)
	})
	s.page("/list", listOf(paths...))
	src := declare(t, s, "limits: {bytes: 100KB, header: 300ms, body: 400ms, timeout: 3s}")
	src.Limits.Pages = 100
	m := newMemory()
	peak, begin := watchHeap(t), time.Now()
	crawled(t, src, m)
	took, grown := time.Since(begin), peak()
	for _, p := range pages {
		page, ok := m.pages[lastHop(p.path, m)]
		switch {
		case !ok:
			t.Errorf("%s was not kept", p.path)
		case !strings.HasPrefix(page.Problem, p.problem) || p.problem == "" && page.Problem != "":
			t.Errorf("%s is kept with the problem %q, want %q", p.path, page.Problem, p.problem)
		case len(page.Body) > p.most || p.problem == "" && len(page.Body) == 0:
			t.Errorf("%s: %d bytes were kept, want at most %d", p.path, len(page.Body), p.most)
		}
	}
	// Five of them run into a limit of up to 400 ms; what is kept is less than 2 MB.
	if took > 20*limit || grown > 64<<20 {
		t.Errorf("took %v, and %d MB of heap at the peak", took, grown>>20)
	}
	t.Logf("%d pages took %v, and %d MB of heap at the peak", len(pages), took, grown>>20)
}

// lastHop is the page under which the answer for a path was kept.
func lastHop(path string, m *memory) string {
	if path == "/a/hop/0" {
		return "/a/hop/10"
	}
	return path
}

// watchHeap looks at the heap until the returned function is called, which tells how much it grew.
func watchHeap(t *testing.T) func() uint64 {
	t.Helper()
	runtime.GC()
	inUse := func() uint64 {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapInuse
	}
	before, stop := inUse(), make(chan struct{})
	var peak atomic.Uint64
	var watching sync.WaitGroup
	watching.Go(func() {
		for {
			select {
			case <-stop:
				return
			case <-time.After(10 * time.Millisecond):
				peak.Store(max(peak.Load(), inUse()))
			}
		}
	})
	return func() uint64 {
		close(stop)
		watching.Wait()
		return peak.Load() - min(before, peak.Load())
	}
}

// Lists misbehave as articles do. What can be read of them is; what cannot is an error in words.
func TestMisbehavingLists(t *testing.T) {
	for _, c := range []struct {
		name, broken string
		saved        int
		handle       http.HandlerFunc
	}{
		{"deep", "no links match", 0, body("text/html", strings.Repeat("<div>", 100_000)+listOf("/a/1"))},
		{"NUL bytes", "", 1, body("text/html", "<html>\x00<ul>\x00<li>\x00<a href=/a/1>x\x00</a>")},
		{"invalid UTF-8", "", 1, body("text/html; charset=utf-8", "<html>\xff\xfe<li><a href=/a/1>\xe4\xba</a>")},
		{"a wrong charset", "", 1, body("text/html; charset=big5", "<meta charset=big5>"+listOf("/a/1"))},
		{"an unknown charset", "", 1, body("text/html; charset=klingon", listOf("/a/1"))},
		{"endless", "", 1, func(w http.ResponseWriter, r *http.Request) {
			fmt.Fprint(w, listOf("/a/1"))
			endless(w, r)
		}},
		{"a bomb", "no links: longer than 100000 bytes; cut", 0, packed("gzip", bomb())},
		{"cut short", "", 1, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Length", "100000")
			fmt.Fprint(w, listOf("/a/1"))
		}},
		{"an image", "not HTML", 0, body("image/png", "\x89PNG\r\n\x1a\n\x00\x00")},
		{"empty", "empty", 0, body("text/html", "")},
		{"a loop", tooManyHops, 0, redirect("/list")},
		{"late", "no response header within 200ms", 0, slowHeader},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newSite(t)
			s.serve("/list", c.handle)
			s.page("/a/1", article("1"))
			begin := time.Now()
			src := declare(t, s, "limits: {bytes: 100KB, header: 200ms, body: 300ms, timeout: 2s}")
			if c.name == "deep" {
				src.Limits.Bytes = 10_000_000
			}
			got, err := Run(t.Context(), src, newMemory().store(), Options{})
			if got.Saved != c.saved || (c.broken == "") != (err == nil) || err != nil && !strings.Contains(err.Error(), c.broken) {
				t.Errorf("result %+v, error %v; want %d saved and %q", got, err, c.saved, c.broken)
			}
			if took := time.Since(begin); took > 10*time.Second {
				t.Errorf("took %v", took)
			}
		})
	}
}

// A list with more links than are followed is followed in part, and said so.
func TestTooManyLinks(t *testing.T) {
	s := newSite(t)
	s.articles("/a/1", "/a/2", "/a/3", "/a/4")
	got := crawled(t, declare(t, s, "limits: {links: 2}"), newMemory())
	want := "list " + s.URL + "/list links to 4 articles; the first 2 are followed"
	if got.Saved != 2 || len(got.Remarks) != 1 || got.Remarks[0] != want {
		t.Errorf("result %+v, want 2 saved and the remark %q", got, want)
	}
}

// While one source hangs, another on another host is crawled as ever.
func TestOtherSourcesAreUnaffected(t *testing.T) {
	hanging, sound := newSite(t), newSite(t)
	hanging.page("/list", listOf("/a/1", "/a/2", "/a/3"))
	hanging.serve("/a/", slowHeader)
	sound.articles("/a/1", "/a/2", "/a/3")
	hosts := NewHosts()
	var crawls sync.WaitGroup
	var hung atomic.Bool
	slow := declare(t, hanging, "limits: {timeout: 1s, header: 1s}")
	crawls.Go(func() {
		_, _ = Run(t.Context(), slow, newMemory().store(), Options{Hosts: hosts}) // what it says is told by others
		hung.Store(true)
	})
	got, err := Run(t.Context(), declare(t, sound, ""), newMemory().store(), Options{Hosts: hosts})
	if err != nil || got.Saved != 3 || hung.Load() {
		t.Errorf("result %+v, error %v; the other had ended: %v", got, err, hung.Load())
	}
	crawls.Wait()
}

// Phases before the header have limits of their own.
func TestPhasesOfAConnection(t *testing.T) {
	silent, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer silent.Close()
	closed, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	closed.Close()
	for _, c := range []struct{ address, problem string }{
		{"https://" + silent.Addr().String(), "no TLS handshake within 200ms"},
		{"http://" + silent.Addr().String(), "no response header within 300ms"},
		{"http://" + closed.Addr().String(), "no response: connection refused"},
	} {
		s := newSite(t)
		src := declare(t, s, "limits: {tls: 200ms, header: 300ms}")
		_, host, _ := strings.Cut(c.address, "://")
		src.Hosts, src.Start = []string{host}, []string{c.address + "/list"}
		_, err := Run(t.Context(), src, newMemory().store(), Options{})
		if err == nil || !strings.Contains(err.Error(), c.problem) {
			t.Errorf("%s: %v, want %q", c.address, err, c.problem)
		}
	}
}
