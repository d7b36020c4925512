package backfill

import (
	"compress/gzip"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/archive"
	"github.com/xiaozu-watch/xiaozu/internal/foreign"
	"github.com/xiaozu-watch/xiaozu/internal/source"
)

// newsroom serves a list and three articles: whole, in chunks, and packed; and one that is not there.
func newsroom(t *testing.T) (address string, src source.Source) {
	t.Helper()
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprint(w, `<a href="/a/whole">1</a><a href="/a/chunks">2</a><a href="/a/packed">3</a><a href="/a/gone">4</a><a href="/b">5</a>`)
	})
	mux.HandleFunc("GET /a/whole", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, html) })
	mux.HandleFunc("GET /a/chunks", func(w http.ResponseWriter, _ *http.Request) {
		for i := range len(html) / 10 {
			fmt.Fprint(w, html[i*10:i*10+10])
			w.(http.Flusher).Flush()
		}
		fmt.Fprint(w, html[len(html)/10*10:])
	})
	mux.HandleFunc("GET /a/packed", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		w.Header().Set("Content-Type", "text/html")
		packed := gzip.NewWriter(w)
		defer packed.Close()
		fmt.Fprint(packed, html)
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	u, err := url.Parse(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	src, err = source.Decode("yunling/source.yaml", fmt.Appendf(nil, `
id: yunling
name: {zh: 云岭省人民政府, en: Yunling Government}
publisher: 云岭省人民政府
level: provincial
site: %s
hosts: ["%s"]
start: [/]
list: {article: '^/a/'}
delay: 0s
loopback: true
`, server.URL, u.Host))
	if err != nil {
		t.Fatal(err)
	}
	return server.URL, src
}

// What wget archives is taken in: packed by record, and not at all.
func TestWget(t *testing.T) {
	t.Parallel()
	wget, err := exec.LookPath("wget")
	if err != nil {
		foreign.Missing(t, errors.New("wget is not installed (Debian: wget)"))
	}
	address, src := newsroom(t)
	for _, c := range []struct{ file, option string }{
		{"site.warc.gz", "--warc-cdx"},
		{"site.warc", "--no-warc-compression"},
	} {
		folder := t.TempDir()
		run := exec.CommandContext(t.Context(), wget, "--no-config", "--quiet", "--recursive", "--level=1", "--execute=robots=off",
			"--no-proxy", "--warc-file=site", "--compression=auto", c.option, address+"/")
		run.Dir = folder
		// wget ends with status 8 when an address answers 404, which is part of the test.
		if said, err := run.CombinedOutput(); err != nil && run.ProcessState.ExitCode() != 8 {
			t.Fatalf("%v: %v\n%s", run.Args, err, said)
		}
		file, err := os.Open(filepath.Join(folder, c.file))
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		s := new(shelf)
		counts, err := s.of(src).File(t.Context(), file, archive.Position{}, Counts{})
		if err != nil || counts.Saved != 4 || counts.Skipped > 0 || counts.Elsewhere == 0 {
			t.Errorf("%s: %+v, %v, %q", c.file, counts, err, s.skipped)
		}
		var got []string
		for _, p := range s.pages {
			if p.Status == http.StatusOK && string(p.Body) != html {
				t.Errorf("%s: %s is %q", c.file, p.URL, p.Body)
			}
			got = append(got, fmt.Sprintf("%s %d %s", p.URL[len(address):], p.Status, p.Address))
		}
		slices.Sort(got)
		want := []string{"/a/chunks 200 127.0.0.1", "/a/gone 404 127.0.0.1", "/a/packed 200 127.0.0.1", "/a/whole 200 127.0.0.1"}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q", c.file, got)
		}
	}
}
