package archive

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// benchPages are pages of 20 KB, of which a third is text: Han characters drawn unevenly, as those
// of news are, and markup that repeats itself.
func benchPages(n int) []news.Page {
	random := rand.New(rand.NewPCG(5, 6))
	pages := make([]news.Page, n)
	for i := range pages {
		var b strings.Builder
		b.WriteString("<html><head><title>云岭省</title></head><body>\n")
		for b.Len() < 20_000 {
			b.WriteString(`<p class="TRS_Editor" style="text-indent: 2em; font-family: 宋体; line-height: 1.8">`)
			for range 10 + random.IntN(50) {
				b.WriteRune('一' + rune(3000*random.Float64()*random.Float64()))
			}
			fmt.Fprintf(&b, "</p>\n<li><a href=\"/zwgk/tz/%d.html\" target=\"_blank\">\n", random.IntN(1e6))
		}
		pages[i] = page(fmt.Sprintf("/a/%d.html", i), b.String())
	}
	return pages
}

func size(pages []news.Page) (bytes int64) {
	for _, p := range pages {
		bytes += int64(len(p.Body))
	}
	return bytes
}

// BenchmarkWrite makes a record of each page; BenchmarkWriteGzipAlone packs its bytes and does
// nothing else.
func BenchmarkWrite(b *testing.B) {
	pages := benchPages(50)
	b.SetBytes(size(pages))
	packed := 0
	for b.Loop() {
		packed = 0
		for _, p := range pages {
			packed += len(Of(p).Response().Member())
		}
	}
	b.ReportMetric(float64(packed)/float64(size(pages)), "packed/byte")
}

func BenchmarkWriteGzipAlone(b *testing.B) {
	pages := benchPages(50)
	b.SetBytes(size(pages))
	w, err := gzip.NewWriterLevel(nil, level)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		for _, p := range pages {
			var out bytes.Buffer
			w.Reset(&out)
			if _, err := w.Write(p.Body); err != nil {
				b.Fatal(err)
			}
			if err := w.Close(); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// BenchmarkRead reads a file record by record, with and without computing digests anew;
// BenchmarkReadGzipAlone unpacks it and does nothing else.
func BenchmarkRead(b *testing.B) {
	b.Run("records", func(b *testing.B) { benchRead(b, func(Record) error { return nil }) })
	b.Run("pages", func(b *testing.B) {
		benchRead(b, func(r Record) error { _, err := r.Page(); return err })
	})
	b.Run("digests", func(b *testing.B) { benchRead(b, Record.Check) })
}

func benchFile(pages []news.Page) []byte {
	var records []Record
	for _, p := range pages {
		records = append(records, Of(p).Response())
	}
	return packings["record by record"](nil, records)
}

func benchRead(b *testing.B, with func(Record) error) {
	pages := benchPages(50)
	file := benchFile(pages)
	b.SetBytes(size(pages))
	for b.Loop() {
		r := NewReader(bytes.NewReader(file), Position{})
		n := 0
		for ; ; n++ {
			record, err := r.Next()
			if err == io.EOF {
				break
			}
			if err == nil {
				err = with(record)
			}
			if err != nil {
				b.Fatal(err)
			}
		}
		if n != len(pages) {
			b.Fatalf("%d records", n)
		}
	}
}

func BenchmarkReadGzipAlone(b *testing.B) {
	pages := benchPages(50)
	file := benchFile(pages)
	b.SetBytes(size(pages))
	for b.Loop() {
		r, err := gzip.NewReader(bytes.NewReader(file))
		if err != nil {
			b.Fatal(err)
		}
		if _, err := io.Copy(io.Discard, r); err != nil {
			b.Fatal(err)
		}
	}
}
