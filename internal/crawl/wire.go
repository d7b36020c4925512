package crawl

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/source"
)

// robotsBytes is how much of a robots.txt is read; RFC 9309, 2.5, asks for at least 500 KiB.
const robotsBytes = 512 << 10

// A wire is the transport under Colly: the one place where every request passes. It waits for
// the host's turn, bounds time and size, and records the response as it came. Colly gets no
// body but robots.txt: it would re-encode it.
type wire struct {
	src  source.Source
	pace *Pace
	http *http.Transport

	ctx  context.Context // of the request under way; Colly passes none for robots.txt
	last *news.Page      // the response to it, if one came

	robots       []news.Page // what came for robots.txt before it
	robotsFailed bool        // the last robots.txt came with a server error
}

func newWire(src source.Source, pace *Pace) *wire {
	return &wire{src: src, pace: pace, http: &http.Transport{
		DialContext:            guardedDialer(src.Loopback).DialContext, // a proxy would go round the guard
		TLSHandshakeTimeout:    15 * time.Second,
		MaxIdleConnsPerHost:    1,
		IdleConnTimeout:        time.Minute,
		MaxResponseHeaderBytes: 256 << 10,
	}}
}

// RoundTrip makes one request and reads the whole response.
func (w *wire) RoundTrip(req *http.Request) (*http.Response, error) {
	leave, err := w.pace.enter(w.ctx, req.URL.Host, w.src.Delay.Duration)
	if err != nil {
		return nil, err
	}
	defer leave()
	ctx, cancel := context.WithTimeout(w.ctx, w.src.Limits.Timeout.Duration)
	defer cancel()
	var address string
	res, err := w.http.RoundTrip(req.WithContext(tellAddress(ctx, &address)))
	if err != nil {
		return nil, err
	}
	defer res.Body.Close()
	page := w.arrived(res)
	page.Address = address
	if isRobots(req) {
		return w.readRobots(res, page)
	}
	return w.record(res, page)
}

// record keeps the response. When its body cannot be read to the end, what came is kept.
func (w *wire) record(res *http.Response, page news.Page) (*http.Response, error) {
	var err error
	page.Body, err = readUpTo(res.Body, int64(w.src.Limits.Bytes))
	if w.ctx.Err() != nil {
		return nil, context.Cause(w.ctx)
	}
	page.Truncated, page.Problem = w.cut(err)
	w.last = &page
	return withBody(res, res.StatusCode, nil), nil
}

// cut says why a body is not whole, or "".
func (w *wire) cut(err error) (why news.Truncation, problem string) {
	switch {
	case err == nil:
		return "", ""
	case errors.Is(err, errTooLong):
		return news.ByLength, fmt.Sprintf("longer than %d bytes; cut", w.src.Limits.Bytes)
	case errors.Is(err, context.DeadlineExceeded):
		return news.ByTime, "not complete within " + w.src.Limits.Timeout.String() + "; cut"
	}
	return news.ByDisconnect, brokenBody
}

var errTooLong = errors.New("too long")

// readUpTo reads at most limit bytes, counted after decompression, and tells if there were more.
func readUpTo(body io.Reader, limit int64) ([]byte, error) {
	read, err := io.ReadAll(io.LimitReader(body, limit+1))
	if int64(len(read)) > limit {
		return read[:limit], errTooLong
	}
	return read, err
}

// isRobots reports whether a request is Colly's for robots.txt, or follows a redirect of it: no
// other redirects are followed within a request.
func isRobots(req *http.Request) bool { return req.URL.Path == "/robots.txt" || req.Response != nil }

// readRobots makes the answers that Colly gets wrong into ones that it gets right. A web page
// in place of the file, from a site that answers so to everything, holds no rules. A redirect
// that is not followed counts as a missing file, and a server error forbids everything
// (RFC 9309, 2.3.1.3 and 2.3.1.4).
func (w *wire) readRobots(res *http.Response, page news.Page) (*http.Response, error) {
	rules, err := readUpTo(res.Body, robotsBytes)
	page.URL = source.Canonical(res.Request.URL)
	page.ID, page.Body = news.PageID(page.URL), rules
	page.Truncated, _ = w.cut(err)
	w.robots = append(w.robots, page)
	if err != nil && !errors.Is(err, errTooLong) {
		return nil, err
	}
	w.robotsFailed = res.StatusCode/100 == 5
	if w.robotsFailed {
		return withBody(res, http.StatusOK, []byte("User-agent: *\nDisallow: /\n")), nil
	}
	if next, err := res.Location(); res.StatusCode/100 == 3 && (err != nil || !w.src.Allows(next)) {
		return withBody(res, http.StatusNotFound, nil), nil
	}
	if strings.HasPrefix(http.DetectContentType(rules), "text/html") {
		rules = nil
	}
	return withBody(res, res.StatusCode, rules), nil
}

// withBody is res with a status and a body that is already read.
func withBody(res *http.Response, status int, body []byte) *http.Response {
	read := *res
	read.StatusCode = status
	read.Body = io.NopCloser(bytes.NewReader(body))
	read.ContentLength = int64(len(body))
	read.Uncompressed = true // or Colly would try
	return &read
}
