package crawl

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"
)

// raw writes the bytes of a response as they are, and hangs up.
func raw(response string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		if conn, _, err := w.(http.Hijacker).Hijack(); err == nil {
			_, _ = io.WriteString(conn, response) // the crawler may have gone
			conn.Close()
		}
	}
}

// drip writes all texts but the last at once, and the last byte by byte.
func drip(texts ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		conn, _, err := w.(http.Hijacker).Hijack()
		if err != nil {
			return
		}
		defer conn.Close()
		last := len(texts) - 1
		_, _ = io.WriteString(conn, strings.Join(texts[:last], ""))
		for i := range len(texts[last]) {
			if _, err := conn.Write([]byte{texts[last][i]}); err != nil {
				return
			}
			time.Sleep(20 * time.Millisecond)
		}
	}
}

func endlessHeaders(w http.ResponseWriter, _ *http.Request) {
	conn, _, err := w.(http.Hijacker).Hijack()
	if err != nil {
		return
	}
	defer conn.Close()
	_, err = io.WriteString(conn, "HTTP/1.1 200 OK\r\n")
	for i := 0; err == nil; i++ {
		_, err = fmt.Fprintf(conn, "X-%d: %s\r\n", i, strings.Repeat("a", 1000))
	}
}

// gigabyte says that it is one, and would send it.
func gigabyte(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Length", "1000000000")
	part := bytes.Repeat([]byte("<p>小组"), 10_000)
	for range 1_000_000_000 / len(part) {
		if _, err := w.Write(part); err != nil {
			return
		}
	}
}

func packed(coding string, bytes []byte) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.Header().Set("Content-Encoding", coding)
		_, _ = w.Write(bytes) // the crawler may have gone
	}
}

// bomb is a gigabyte of zeros in a megabyte: gzip allows streams one after the other.
func bomb() []byte {
	return append(gzipped([]byte("<html>")), bytes.Repeat(gzipped(make([]byte, 1<<20)), 1000)...)
}

func gzipped(text []byte) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write(text) // a buffer takes everything
	z.Close()
	return b.Bytes()
}

func deflated(text string) []byte {
	var b bytes.Buffer
	z, _ := flate.NewWriter(&b, 9) // the level is a valid one
	fmt.Fprint(z, text)
	z.Close()
	return b.Bytes()
}
