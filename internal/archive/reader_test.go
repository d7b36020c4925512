package archive

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// some are n records about different pages.
func some(n int) []Record {
	records := make([]Record, n)
	for i := range records {
		records[i] = Of(page(fmt.Sprintf("/a/%d.html", i), strings.Repeat(fmt.Sprintf("<p>云岭省第%d次会议</p>\n", i), 20+i%30))).Response()
	}
	return records
}

// packings are the ways in which archives are stored.
var packings = map[string]func(testing.TB, []Record) []byte{
	"record by record": func(_ testing.TB, records []Record) (file []byte) {
		for _, r := range records {
			file = append(file, r.Member()...)
		}
		return file
	},
	"as a whole": func(t testing.TB, records []Record) []byte { return gzipped(t, plain(records)) },
	"not":        func(_ testing.TB, records []Record) []byte { return plain(records) },
}

func plain(records []Record) (file []byte) {
	for _, r := range records {
		file = append(file, r.Bytes()...)
	}
	return file
}

func TestReadHoweverPacked(t *testing.T) {
	t.Parallel()
	want := some(10_000)
	for name, pack := range packings {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, damages := recordsOf(t, pack(t, want))
			if !slices.EqualFunc(want, got, same) || len(damages) > 0 {
				t.Errorf("%d records, other ones than were written, %d damages", len(got), len(damages))
			}
		})
	}
}

// Reading goes on at any position that was told.
func TestReadOnWhereItStopped(t *testing.T) {
	t.Parallel()
	want := some(40)
	for name, pack := range packings {
		file := pack(t, want)
		whole := NewReader(bytes.NewReader(file), Position{})
		for n := range want {
			rest := NewReader(bytes.NewReader(file), whole.Position())
			got, err := rest.Next()
			if err != nil || got.ID() != want[n].ID() {
				t.Fatalf("%s: at %s: %v, %v", name, whole.Position(), got.Fields, err)
			}
			if _, err := whole.Next(); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := NewReader(bytes.NewReader(file), whole.Position()).Next(); err != io.EOF {
			t.Errorf("%s: behind the end: %v", name, err)
		}
	}
}

func TestUnwantedRecordsArePassedOver(t *testing.T) {
	t.Parallel()
	for name, pack := range packings {
		r := NewReader(bytes.NewReader(pack(t, some(20))), Position{})
		r.Want = func(fs Fields) bool { return strings.HasSuffix(fs.Get("warc-target-uri"), "7.html") }
		var urls []string
		for {
			record, err := r.Next()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			urls = append(urls, record.URL())
		}
		if len(urls) != 2 || !strings.HasSuffix(urls[1], "/a/17.html") {
			t.Errorf("%s: %q", name, urls)
		}
	}
}

func TestLongRecordsAreNamedAndPassedOver(t *testing.T) {
	t.Parallel()
	records := some(3)
	records[1] = Of(page("/film", strings.Repeat("x", 10_000))).Response()
	for name, pack := range packings {
		r := NewReader(bytes.NewReader(pack(t, records)), Position{})
		r.MaxBlock = 5000
		var got []string
		for {
			record, err := r.Next()
			if err == io.EOF {
				break
			}
			if err != nil {
				got = append(got, err.Error()[strings.Index(err.Error(), "its block"):])
				continue
			}
			got = append(got, record.URL()[len("http://www.yunling.example"):])
		}
		if want := []string{"/a/0.html", "its block of 10093 bytes is longer than 5000", "/a/2.html"}; !slices.Equal(got, want) {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func same(a, b Record) bool { return slices.Equal(a.Fields, b.Fields) && bytes.Equal(a.Block, b.Block) }

// A flipped bit costs one record, or none; where all is one stream, what is behind it.
func TestFlippedBits(t *testing.T) {
	t.Parallel()
	want := some(12)
	random := rand.New(rand.NewPCG(1, 2))
	for name, pack := range packings {
		file := pack(t, want)
		for range 400 {
			at := random.IntN(len(file))
			broken := bytes.Clone(file)
			broken[at] ^= 1 << random.IntN(8)
			got, damages := recordsOf(t, broken)
			sound := 0
			for _, record := range got {
				i := slices.IndexFunc(want, func(r Record) bool { return same(r, record) })
				if i < 0 && record.Check() == nil && !inHead(record, want) {
					t.Fatalf("%s: bit flipped at %d: %v passes", name, at, record.Fields)
				}
				if i >= 0 {
					sound++
				}
			}
			if name == "record by record" && len(damages) > 1 {
				t.Fatalf("bit flipped at %d: one record is named more than once: %v", at, damages)
			}
			if name != "as a whole" && sound < len(want)-1 {
				t.Fatalf("%s: bit flipped at %d: %d of %d records are left, %v", name, at, sound, len(want), damages)
			}
		}
	}
}

// inHead reports whether a record differs from all others in its fields alone, which digests do
// not cover: gzip's checksum does.
func inHead(record Record, all []Record) bool {
	return slices.ContainsFunc(all, func(r Record) bool { return bytes.Equal(r.Block, record.Block) })
}

// A file that ends early gives all that is whole.
func TestFileThatEndsEarly(t *testing.T) {
	t.Parallel()
	want := some(5)
	for name, pack := range packings {
		file := pack(t, want)
		short := len(file) - len(pack(t, want[4:]))/2
		got, damages := recordsOf(t, file[:short])
		if diff := cmp.Diff(want[:len(got)], got); diff != "" || len(damages) != 1 || !errors.Is(damages[0], io.ErrUnexpectedEOF) {
			t.Errorf("%s: %v, -want +got:\n%s", name, damages, diff)
		}
		if name != "as a whole" && len(got) != 4 {
			t.Errorf("%s: %d records", name, len(got))
		}
	}
}

// What lies between records, or in place of one, costs none of the others.
func TestStrangeBytesBetweenRecords(t *testing.T) {
	t.Parallel()
	records := some(3)
	for name, between := range map[string]string{
		"zeros":              strings.Repeat("\x00", 512),
		"line ends":          "\n\r\n",
		"noise":              "<html>云岭\n\x1f\x8b\x08noise\nWARC 1.0\n",
		"a lying length":     "WARC/1.0\r\nContent-Length: 99999999\r\n\r\nx\r\n\r\n",
		"a negative length":  "WARC/1.0\r\nContent-Length: -1\r\n\r\nx\r\n\r\n",
		"no length":          "WARC/1.0\r\nWARC-Type: response\r\n\r\nx\r\n\r\n",
		"a length too short": "WARC/1.0\r\nContent-Length: 1\r\n\r\nxyz\r\n\r\n",
		"a head without end": "WARC/1.0\r\n" + strings.Repeat("A: b\r\n", 2000),
		"a line without end": "WARC/1.0\r\nA: " + strings.Repeat("b", 100_000),
		"an unfinished pack": "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff\xff\xff\xff",
	} {
		for _, pack := range []string{"record by record", "not"} {
			file := slices.Concat(packings[pack](t, records[:1]), []byte(between), []byte("\r\n"), packings[pack](t, records[1:]))
			got, damages := recordsOf(t, file)
			if len(got) < 2 || got[len(got)-1].ID() != records[2].ID() {
				t.Errorf("%s, packed %s: %d records, %v", name, pack, len(got), damages)
			}
			if quiet := name == "zeros" || name == "line ends"; quiet != (len(damages) == 0) {
				t.Errorf("%s, packed %s: %v", name, pack, damages)
			}
		}
	}
}

type failing struct{ *bytes.Reader }

func (failing) Read([]byte) (int, error) { return 0, errors.New("the disk is gone") }

func TestErrorOfTheFileIsNoDamage(t *testing.T) {
	t.Parallel()
	_, err := NewReader(failing{bytes.NewReader(nil)}, Position{}).Next()
	if err == nil || err.Error() != "the disk is gone" {
		t.Errorf("error %v", err)
	}
}

// Whatever pages are written are read again the same, in whatever order and packing.
func TestWrittenPagesAreRead(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(3, 4))
	for range 300 {
		var records []Record
		var want []news.Page
		for n := range 1 + random.IntN(5) {
			p := page(fmt.Sprintf("/%d?%d", n, random.Uint64()), noise(random, random.IntN(3000)))
			p.Request = nil // it has a record of its own
			p.FetchedAt = time.UnixMicro(random.Int64N(4e15)).UTC()
			p.Status = 100 + random.IntN(500)
			p.StatusLine = fmt.Sprintf("HTTP/1.1 %d %s", p.Status, "不知道"[:3*random.IntN(4)])
			p.Header = map[string][]string{"X-Noise": {strings.TrimSpace(oneLine.Replace(noise(random, random.IntN(50))))}}
			records, want = append(records, Of(p).Response()), append(want, p)
		}
		for name, pack := range packings {
			got, damages := recordsOf(t, pack(t, records))
			if len(got) != len(want) || len(damages) > 0 {
				t.Fatalf("%s: %d of %d records, %v", name, len(got), len(want), damages)
			}
			for i, record := range got {
				p, err := record.Page()
				p.Source = "yunling"
				p.StatusLine, want[i].StatusLine = strings.TrimSpace(p.StatusLine), strings.TrimSpace(want[i].StatusLine)
				if err != nil || record.Check() != nil || !reflect.DeepEqual(want[i], p) {
					t.Fatalf("%s: %v, %v, -want +got:\n%s", name, err, record.Check(), cmp.Diff(want[i], p))
				}
			}
		}
	}
}

// noise is bytes with many line ends and pieces of the format in them.
func noise(random *rand.Rand, n int) string {
	pieces := []string{"\r\n", "\n", "\r\n\r\n", "WARC/1.1\r\n", "\x1f\x8b\x08", "Content-Length: 3", "云", "\x00", "a", ":"}
	var b strings.Builder
	for b.Len() < n {
		b.WriteString(pieces[random.IntN(len(pieces))])
	}
	return b.String()
}

func FuzzReader(f *testing.F) {
	for _, pack := range packings {
		f.Add(pack(f, some(3)))
	}
	f.Add([]byte("WARC/1.0\r\nContent-Length: 99999999999\r\n\r\n"))
	f.Fuzz(func(t *testing.T, file []byte) {
		records, damages := recordsOf(t, file)
		if len(records)+len(damages) > len(file)+1 {
			t.Errorf("%d records and %d damages in %d bytes", len(records), len(damages), len(file))
		}
		for _, record := range records {
			_ = record.Check()
			p, err := record.Page()
			if err != nil {
				continue
			}
			if p, err = Decode(p, 1<<20); err == nil {
				if back, err := ReadMember(Of(p).Response().Member()); err != nil || back.Check() != nil {
					t.Errorf("%v, %v", err, back.Check())
				}
			}
		}
	})
}
