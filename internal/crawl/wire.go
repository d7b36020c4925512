package crawl

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/source"
)

// A wire is the transport under Colly: the one place where every request passes. It bounds time
// and size, and records the response as it came. Colly gets no body: it would re-encode it.
type wire struct {
	src  source.Source
	http http.RoundTripper

	ctx  context.Context // of the request under way
	most int64           // bytes that are read of the response to it
	last *news.Page      // the response, if one came
}

func newWire(src source.Source, opts Options) *wire {
	if opts.transport != nil {
		return &wire{src: src, http: opts.transport}
	}
	return &wire{src: src, http: newTransport(src, opts.resolver)}
}

// newTransport asks each address itself: a proxy, also one that the environment names, would go
// round the guard.
func newTransport(src source.Source, names *net.Resolver) *http.Transport {
	dialer := GuardedDialer(src.Loopback)
	dialer.Timeout, dialer.Resolver = src.Limits.Connect.Duration, names
	return &http.Transport{
		DialContext:            dialer.DialContext,
		TLSHandshakeTimeout:    src.Limits.TLS.Duration,
		ResponseHeaderTimeout:  src.Limits.Header.Duration,
		MaxIdleConnsPerHost:    1,
		IdleConnTimeout:        time.Minute,
		MaxResponseHeaderBytes: 256 << 10,
	}
}

// RoundTrip makes one request and reads the whole response.
func (w *wire) RoundTrip(req *http.Request) (*http.Response, error) {
	limits := w.src.Limits
	ctx, cancel := context.WithTimeoutCause(w.ctx, limits.Timeout.Duration, lateError{"within " + limits.Timeout.String()})
	defer cancel()
	var address string
	res, err := w.http.RoundTrip(req.WithContext(tellAddress(ctx, &address)))
	if err != nil {
		return nil, because(ctx, err)
	}
	defer res.Body.Close()
	page := w.arrived(res)
	page.Address, page.Request = address, sent(req)
	return w.record(ctx, res, page)
}

// record keeps the response. When its body cannot be read to the end, what came is kept.
func (w *wire) record(ctx context.Context, res *http.Response, page news.Page) (*http.Response, error) {
	late := &bodyTimer{}
	timer := time.AfterFunc(w.src.Limits.Body.Duration, func() { late.end(res.Body) })
	body, err := readUpTo(res.Body, w.most)
	timer.Stop()
	if w.ctx.Err() != nil {
		return nil, context.Cause(w.ctx)
	}
	page.Body = body
	switch {
	case err != nil && late.ended():
		err = lateError{"within " + w.src.Limits.Body.String()}
	case err != nil:
		err = because(ctx, err)
	}
	page.Truncated, page.Problem = w.cut(err)
	w.last = &page
	return withoutBody(res), nil
}

// cut says why a body is not whole, or "".
func (w *wire) cut(err error) (why news.Truncation, problem string) {
	var late lateError
	switch {
	case err == nil:
		return "", ""
	case errors.Is(err, errTooLong):
		return news.ByLength, fmt.Sprintf("longer than %d bytes; cut", w.most)
	case errors.As(err, &late):
		return news.ByTime, "not complete " + late.within + "; cut"
	}
	return news.ByDisconnect, brokenBody
}

var errTooLong = errors.New("too long")

// readUpTo reads at most limit bytes, counted after decompression, and tells if there were more.
func readUpTo(body io.Reader, limit int64) ([]byte, error) {
	read, err := io.ReadAll(io.LimitReader(body, limit+1))
	if int64(len(read)) > limit {
		return read[:limit:limit], errTooLong
	}
	return read, err
}

// withoutBody is res for Colly.
func withoutBody(res *http.Response) *http.Response {
	read := *res
	read.Body = io.NopCloser(bytes.NewReader(nil))
	read.ContentLength = 0
	read.Uncompressed = true // or Colly would try
	return &read
}
