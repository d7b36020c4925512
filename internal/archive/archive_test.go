package archive

import (
	"bytes"
	"compress/gzip"
	"flag"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

var update = flag.Bool("update", false, "write the golden files anew")

// page is an invented response.
func page(path, body string) news.Page {
	url := "http://www.yunling.example" + path
	return news.Page{
		Source: "yunling", ID: news.PageID(url), URL: url, Address: "192.0.2.7",
		Request:   []byte("GET " + path + " HTTP/1.1\r\nHost: www.yunling.example\r\n\r\n"),
		FetchedAt: time.Date(2026, 3, 5, 1, 2, 3, 456789012, time.UTC),
		Status:    200, StatusLine: "HTTP/1.1 200 OK",
		Header: http.Header{"Content-Type": {"text/html; charset=utf-8"}, "Set-Cookie": {"a=1", "b=2"}},
		Body:   []byte(body),
	}
}

// request is the record of what was asked.
func request(t testing.TB, p news.Page) Record {
	t.Helper()
	r, known := Of(p).Request()
	if !known {
		t.Fatalf("it is not known what was asked of %s", p.URL)
	}
	return r
}

func recordsOf(t testing.TB, file []byte) (records []Record, damages []error) {
	t.Helper()
	r := NewReader(bytes.NewReader(file), Position{})
	for {
		record, err := r.Next()
		switch err := err.(type) {
		case nil:
			records = append(records, record)
		case *DamageError:
			damages = append(damages, err)
		default:
			if err != io.EOF {
				t.Fatal(err)
			}
			return records, damages
		}
	}
}

// The golden file shows every kind of record, so that a change of the format is seen.
func TestRecordsAreWrittenAsAlways(t *testing.T) {
	t.Parallel()
	whole := page("/a/1.html", "<html>云岭省海岛保护工作领导小组</html>")
	part, missing, same := page("/a/2.html", "<html>云"), page("/a/3.html", ""), whole
	part.Truncated = news.ByTime
	missing.Status, missing.StatusLine, missing.Address = 404, "", ""
	same.Status, same.StatusLine, same.Body = 304, "HTTP/1.1 304 Not Modified", nil
	original := Original{Of(whole).ID, Of(whole).Date()}
	var got txtar.Archive
	for _, r := range []struct {
		name   string
		record Record
	}{
		{"info", Info("yunling.warc.gz", whole.FetchedAt, Fields{{"software", "xiaozu"}, {"format", "WARC File Format 1.1"}})},
		{"response", Of(whole).Response()},
		{"request", request(t, whole)},
		{"truncated", Of(part).Response()},
		{"missing", Of(missing).Response()},
		{"revisit", Of(whole).Revisit(original)},
		{"not-modified", Of(same).Revisit(original)},
	} {
		text := strings.ReplaceAll(string(r.record.Bytes()), "\r\n", "\n")
		got.Files = append(got.Files, txtar.File{Name: r.name, Data: []byte(text)})
	}
	golden := filepath.Join("testdata", "records.txtar")
	if *update {
		if err := os.WriteFile(golden, txtar.Format(&got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(txtar.Format(&got))); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestPageComesBackAsItWas(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(*news.Page){
		"as it is":         func(*news.Page) {},
		"empty":            func(p *news.Page) { p.Body = []byte{} },
		"empty lines":      func(p *news.Page) { p.Body = []byte("\r\n\r\n\n\n") },
		"a record inside":  func(p *news.Page) { p.Body = Of(page("/b", "b")).Response().Bytes() },
		"packed inside":    func(p *news.Page) { p.Body = Of(page("/b", "b")).Response().Member() },
		"any bytes":        func(p *news.Page) { p.Body = []byte("\x00\xff\x1f\x8b\x08云") },
		"in part":          func(p *news.Page) { p.Truncated = news.ByLength },
		"an odd status":    func(p *news.Page) { p.Status, p.StatusLine = 521, "HTTP/1.1 521 Origin Down" },
		"without a reason": func(p *news.Page) { p.Status, p.StatusLine = 200, "HTTP/2.0 200" },
		"any header":       func(p *news.Page) { p.Header = http.Header{"X": {"云\xff\x00", "", ": b"}} },
		"no header":        func(p *news.Page) { p.Header = http.Header{} },
	} {
		t.Run(name, func(t *testing.T) {
			want := page("/a/1.html", "<html>云岭省</html>")
			change(&want)
			record, err := ReadMember(Of(want).Response().Member())
			if err != nil {
				t.Fatal(err)
			}
			if err := record.Check(); err != nil {
				t.Error(err)
			}
			got, err := record.Page()
			if err != nil {
				t.Fatal(err)
			}
			want.FetchedAt, want.Source, want.Request = want.FetchedAt.Truncate(time.Microsecond), "", nil
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
			if record.ID() != Of(page("/a/1.html", string(want.Body))).ID {
				t.Errorf("id %q", record.ID())
			}
		})
	}
}

// Nothing that a site sends can make a field or a header of its own.
func TestFieldsAreOneLineEach(t *testing.T) {
	t.Parallel()
	p := page("/a\r\nWARC-Type: warcinfo\r\n\r\n", "x")
	p.Header = http.Header{"X": {"1\r\n\r\n<html>"}}
	p.StatusLine = "HTTP/1.1 200 OK\nX: 2"
	record, err := ReadMember(Of(p).Response().Member())
	if err != nil {
		t.Fatal(err)
	}
	got, err := record.Page()
	if err != nil || record.Type() != ResponseType || string(got.Body) != "x" || len(got.Header) != 1 {
		t.Errorf("%v, %q, %v", record.Fields, record.Block, err)
	}
}

func TestCheckNamesWhatDiffers(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ from, to, want string }{
		{"云", "雲", "WARC-Block-Digest is sha1:"},
		{"sha256:", "sha256:00", StrongDigest},
		{"OK", "KO", "WARC-Block-Digest"},
	} {
		written := string(Of(page("/a/1.html", "<html>云岭省</html>")).Response().Bytes())
		records, damages := recordsOf(t, []byte(strings.Replace(written, c.from, c.to, 1)))
		if len(records) != 1 || len(damages) > 0 {
			t.Fatalf("%d records, %v", len(records), damages)
		}
		if err := records[0].Check(); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s made %s: %v", c.from, c.to, err)
		}
	}
}

func TestDigestsOfOthers(t *testing.T) {
	t.Parallel()
	for digest, want := range map[string]bool{
		"sha1:F2TBPNOPQOAE753VP2ESNH3QBXHJXIP2":         true, // of "云"
		"sha1:2EA617B5CF83804FF7757E89269F700DCE9BA1FA": true,
		"sha1:f2tbpnopqoae753vp2esnh3qbxhjxip2":         true,
		"sha1:2EA617B5CF83804FF7757E89269F700DCE9BA1FB": false,
		"sha1:":           false,
		"sha-256:e8e8e8":  false,
		"blake3:whatever": true,
	} {
		if got := matches(digest, []byte("云")); got != want {
			t.Errorf("%s: %v", digest, got)
		}
	}
}

func gzipped(t testing.TB, data []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
