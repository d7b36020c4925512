package backfill

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/zstd"

	"github.com/xiaozu-watch/xiaozu/internal/archive"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/source"
)

const html = "<html><h1>云岭省成立海岛保护工作领导小组</h1></html>"

func yunling(t testing.TB) source.Source {
	t.Helper()
	src, err := source.Decode("yunling/source.yaml", []byte(`
id: yunling
name: {zh: 云岭省人民政府, en: Yunling Government}
publisher: 云岭省人民政府
level: provincial
site: http://www.yunling.example
hosts: [www.yunling.example]
start: [/list]
list: {article: '^/a/'}
limits: {bytes: 100KB}
`))
	if err != nil {
		t.Fatal(err)
	}
	return src
}

// record writes a record as others do: the fields as they are given, and a block.
func record(fields, block string) []byte {
	lines := strings.ReplaceAll(strings.TrimSpace(fields), "\n", "\r\n")
	return fmt.Appendf(nil, "WARC/1.0\r\n%s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", lines, len(block), block)
}

func response(path, block string) []byte { return responseOn("2019-03-05", path, block) }

func responseOn(day, path, block string) []byte {
	return record("WARC-Type: response\nWARC-Target-URI: http://www.yunling.example"+path+
		"\nWARC-Date: "+day+"T01:02:03Z\nContent-Type: application/http;msgtype=response", block)
}

func pack(data []byte) []byte {
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	// Writing to memory does not fail.
	_, _ = w.Write(data)
	_ = w.Close()
	return out.Bytes()
}

// A shelf keeps what an import hands on.
type shelf struct {
	pages   []news.Page
	marks   []archive.Position
	skipped []string
	stop    func() // called with every page
}

func (s *shelf) of(src source.Source) Import {
	return Import{
		Sources: []source.Source{src},
		Save: func(_ context.Context, p news.Page) error {
			s.pages = append(s.pages, p)
			if s.stop != nil {
				s.stop()
			}
			return nil
		},
		Mark: func(_ context.Context, at archive.Position, _ Counts) error {
			s.marks = append(s.marks, at)
			return nil
		},
		Skipped: func(at archive.Position, reason error) {
			s.skipped = append(s.skipped, fmt.Sprintf("%s: %v", at, reason))
		},
	}
}

func imported(t *testing.T, file []byte) (*shelf, Counts) {
	t.Helper()
	s := new(shelf)
	counts, err := s.of(yunling(t)).File(t.Context(), bytes.NewReader(file), archive.Position{}, Counts{})
	if err != nil {
		t.Fatal(err)
	}
	return s, counts
}

// However an archive keeps a page, the page is the same.
func TestPagesOfAllKindsOfArchives(t *testing.T) {
	t.Parallel()
	chunked := fmt.Sprintf("%x\r\n%s\r\n%x;ext\r\n%s\r\n0\r\n\r\n", 20, html[:20], len(html)-20, html[20:])
	for name, block := range map[string]string{
		"plain":                       "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + html,
		"line ends of Unix":           "HTTP/1.1 200 OK\nContent-Type: text/html\n\n" + html,
		"chunked":                     "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunked,
		"chunked, packed":             "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n" + chunksOf(string(pack([]byte(html)))),
		"packed":                      "HTTP/1.1 200\r\nContent-Encoding: gzip\r\n\r\n" + string(pack([]byte(html))),
		"said to be chunked":          "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + html,
		"in Brotli":                   "HTTP/2 200\r\ncontent-encoding: br\r\n\r\n" + brotliOf(html),
		"in Zstandard":                "HTTP/2 200\r\ncontent-encoding: zstd\r\n\r\n" + zstdOf(html),
		"in both":                     "HTTP/2 200\r\ncontent-encoding: br, zstd\r\n\r\n" + zstdOf(brotliOf(html)),
		"said to be in Zstandard":     "HTTP/2 200\r\ncontent-encoding: zstd\r\n\r\n" + html,
		"said to be packed":           "HTTP/2 200\r\ncontent-type: text/html\r\ncontent-encoding: gzip\r\n\r\n" + html,
		"said to be in Brotli":        "HTTP/2.0 200 OK\r\n:status: 200\r\ncontent-encoding: br\r\n\r\n" + html,
		"with the coding renamed":     "HTTP/1.1 200 OK\r\nX-Crawler-Content-Encoding: gzip\r\n\r\n" + html,
		"continued and broken header": "HTTP/1.1 200 OK\r\nX: a\r\n b\r\nnonsense\r\n: c\r\n\r\n" + html,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, counts := imported(t, pack(response("/a/1?utm_source=x", block)))
			if (counts != Counts{Saved: 1}) || len(s.pages) != 1 {
				t.Fatalf("%+v %q", counts, s.skipped)
			}
			got := s.pages[0]
			url := "http://www.yunling.example/a/1"
			if string(got.Body) != html || got.URL != url || got.ID != news.PageID(url) || got.Source != "yunling" ||
				got.Problem != "" || got.Status != http.StatusOK || !got.FetchedAt.Equal(time.Date(2019, 3, 5, 1, 2, 3, 0, time.UTC)) {
				t.Errorf("got %+v with %q", got, got.Body)
			}
			if h := http.Header(got.Header); h.Get("Content-Encoding") != "" || h.Get("Transfer-Encoding") != "" {
				t.Errorf("headers %v", h)
			}
		})
	}
}

func brotliOf(text string) string {
	var packed bytes.Buffer
	w := brotli.NewWriter(&packed)
	w.Write([]byte(text))
	w.Close()
	return packed.String()
}

func zstdOf(text string) string {
	w, err := zstd.NewWriter(nil)
	if err != nil {
		panic(err) // no option was given
	}
	return string(w.EncodeAll([]byte(text), nil))
}

func chunksOf(body string) string { return fmt.Sprintf("%x\r\n%s\r\n0\r\n\r\n", len(body), body) }

// What is no page of a declared source is counted and passed over.
func TestWhatIsPassedOver(t *testing.T) {
	t.Parallel()
	ok := "HTTP/1.1 200 OK\r\n\r\n" + html
	file := bytes.Join([][]byte{
		record("WARC-Type: warcinfo\nContent-Type: application/warc-fields", "software: Wget/1.21\r\n"),
		record("WARC-Type: request\nWARC-Target-URI: <http://www.yunling.example/a/1>\nContent-Type: application/http;msgtype=request", "GET / HTTP/1.1\r\n\r\n"),
		response("/a/1", ok),
		record("WARC-Type: metadata\nWARC-Target-URI: http://www.yunling.example/a/1", "fetchTimeMs: 7"),
		record("WARC-Type: resource\nWARC-Target-URI: urn:pageinfo:http://www.yunling.example/a/1\nContent-Type: application/json", "{}"),
		record("WARC-Type: resource\nWARC-Target-URI: http://www.yunling.example/a/2\nWARC-Date: 2020\nContent-Type: text/html", html),
		record("WARC-Type: revisit\nWARC-Target-URI: http://www.yunling.example/a/1\nContent-Type: application/http", "HTTP/1.1 200 OK\r\n\r\n"),
		response("/list", ok),
		response("/a/3", "HTTP/1.1 301 Moved\r\nLocation: /a/1\r\n\r\n"),
		response("/a/4", "HTTP/1.1 503 Busy\r\n\r\n"),
		response("/a/5", "HTTP/1.1 404 Not Found\r\n\r\n"),
		response("/a/6", "HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.4"),
		bytes.ReplaceAll(response("/a/7", ok), []byte("www.yunling.example"), []byte("www.canglan.example")),
	}, nil)
	s, counts := imported(t, file)
	var got []string
	for _, p := range s.pages {
		got = append(got, fmt.Sprintf("%s %d %s", strings.TrimPrefix(p.URL, "http://www.yunling.example"), p.Status, p.Problem))
	}
	want := []string{"/a/1 200 ", "/a/2 200 ", "/a/5 404 status 404 Not Found", "/a/6 200 not HTML but application/pdf"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if (counts != Counts{Saved: 4, Elsewhere: 3, Other: 3}) {
		t.Errorf("%+v, %q", counts, s.skipped)
	}
}

// What cannot be used is named with its place, and costs nothing else.
func TestWhatIsSkipped(t *testing.T) {
	t.Parallel()
	ok := "HTTP/1.1 200 OK\r\n\r\n" + html
	future := bytes.ReplaceAll(response("/a/3", ok), []byte("2019-03"), []byte("2999-03"))
	undated := bytes.ReplaceAll(response("/a/4", ok), []byte("2019-03"), []byte("nineteen"))
	wrong := bytes.ReplaceAll(response("/a/5", ok), []byte("WARC-Type"), []byte("WARC-Block-Digest: sha1:F2TBPNOPQOAE753VP2ESNH3QBXHJXIP2\r\nWARC-Type"))
	bomb := "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + string(pack(make([]byte, 1_000_000)))
	damaged := "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\n\xff\x02\x80\x01\x02\x03"
	unknown := "HTTP/1.1 200 OK\r\nContent-Encoding: compress\r\n\r\n\x1f\x9d\x80\x01\x02\x03"
	bigZstd := "HTTP/1.1 200 OK\r\nContent-Encoding: zstd\r\n\r\n" + zstdOf(strings.Repeat("a", 1_000_000))
	var file []byte
	for _, r := range [][]byte{response("/a/1", ok), response("/a/2", "no status line"), future, undated, wrong,
		response("/a/6", bomb), response("/a/7", damaged), response("/a/7", unknown), response("/a/7", bigZstd), response("/a/8", ok)} {
		file = append(file, pack(r)...)
	}
	broken := pack(response("/a/9", ok))
	broken[len(broken)/2] ^= 0x10
	file = append(append(file, broken...), pack(response("/a/10", ok))...)
	s, counts := imported(t, file)
	if (counts != Counts{Saved: 3, Skipped: 9}) {
		t.Errorf("%+v", counts)
	}
	for i, want := range []string{"/a/2: \"no status line\" is no status line", "/a/3: its date, 2999", "/a/4: WARC-Date", "WARC-Block-Digest",
		"/a/6: content coding \"gzip\": unpacked it is longer", "content coding \"br\": damaged", "content coding \"compress\" cannot be read",
		"content coding \"zstd\": unpacked it is longer", ""} {
		if i >= len(s.skipped) || !strings.Contains(s.skipped[i], want) {
			t.Errorf("skipped %q, want %q at %d", s.skipped, want, i)
		}
	}
}

// Stopped anywhere, an import goes on where it was: nothing is left out.
func TestStoppedImportGoesOn(t *testing.T) {
	t.Parallel()
	var file []byte
	const pages = 3*markEvery + 7
	for n := range pages {
		file = append(file, pack(response(fmt.Sprint("/a/", n), "HTTP/1.1 200 OK\r\n\r\n"+html))...)
	}
	ctx, cancel := context.WithCancel(t.Context())
	s := new(shelf)
	s.stop = func() {
		if len(s.pages) == 2*markEvery+50 {
			cancel()
		}
	}
	counts, err := s.of(yunling(t)).File(ctx, bytes.NewReader(file), archive.Position{}, Counts{})
	if !errors.Is(err, context.Canceled) || counts.Saved != 2*markEvery+50 || len(s.marks) != 2 {
		t.Fatalf("%+v, %v, marked %v", counts, err, s.marks)
	}
	rest := new(shelf)
	counts, err = rest.of(yunling(t)).File(t.Context(), bytes.NewReader(file), s.marks[1], Counts{Saved: 2 * markEvery})
	if err != nil || counts.Saved != pages || rest.pages[0].URL != fmt.Sprint("http://www.yunling.example/a/", 2*markEvery) {
		t.Errorf("%+v, %v", counts, err)
	}
}

func TestStoreThatFailsEndsTheImport(t *testing.T) {
	t.Parallel()
	im := Import{Sources: []source.Source{yunling(t)}, Save: func(context.Context, news.Page) error { return errors.New("the disk is full") }}
	_, err := im.File(t.Context(), bytes.NewReader(response("/a/1", "HTTP/1.1 200 OK\r\n\r\n"+html)), archive.Position{}, Counts{})
	if err == nil || err.Error() != "save http://www.yunling.example/a/1: the disk is full" {
		t.Errorf("error %v", err)
	}
}
