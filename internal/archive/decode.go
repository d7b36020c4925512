package archive

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httputil"
	"slices"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// Decode takes the transfer and content codings off a page of an archive, up to limit bytes.
// Archives differ: some keep the bytes of the wire, others took the codings off and left the
// headers. The bytes tell, so a coding that they are not in counts as taken off. The headers of
// what was taken off go by the name under which archives note it.
func Decode(p news.Page, limit int64) (news.Page, error) {
	h := http.Header(p.Header).Clone()
	if h == nil {
		h = http.Header{}
	}
	if slices.ContainsFunc(h["Transfer-Encoding"], func(v string) bool { return strings.Contains(strings.ToLower(v), "chunked") }) {
		p.Body = dechunked(p.Body)
	}
	codings := strings.Split(strings.Join(h["Content-Encoding"], ","), ",")
	for _, coding := range slices.Backward(codings) {
		var err error
		if p.Body, err = unpacked(strings.ToLower(strings.TrimSpace(coding)), p.Body, limit); err != nil {
			return p, err
		}
	}
	for _, name := range []string{"Transfer-Encoding", "Content-Encoding"} {
		if h[name] != nil {
			h["X-Crawler-"+name] = h[name]
			delete(h, name)
			delete(h, "Content-Length")
		}
	}
	p.Header = h
	return p, nil
}

// dechunked is the content of chunks; what is not in chunks stays as it is, and chunks that end
// early give what came of them.
func dechunked(body []byte) []byte {
	size, _, _ := bytes.Cut(body, []byte("\n"))
	digits, _, _ := bytes.Cut(bytes.TrimSpace(size), []byte(";"))
	if n := len(bytes.Trim(digits, "0123456789abcdefABCDEF \t")); n > 0 || len(digits) == 0 || len(digits) > 16 {
		return body
	}
	content, err := io.ReadAll(httputil.NewChunkedReader(bytes.NewReader(body)))
	if err != nil && len(content) == 0 {
		return body
	}
	return content
}

var errLong = errors.New("longer than is read")

// unpacked takes one content coding off.
func unpacked(coding string, body []byte, limit int64) ([]byte, error) {
	if len(body) == 0 {
		return body, nil
	}
	var r io.Reader
	var err error
	switch coding {
	case "", "identity":
		return body, nil
	case "gzip", "x-gzip":
		r, err = gzip.NewReader(bytes.NewReader(body))
	case "deflate":
		if r, err = zlib.NewReader(bytes.NewReader(body)); err != nil {
			r, err = flate.NewReader(bytes.NewReader(body)), nil // as some servers understand it
		}
	case "br":
		r = brotli.NewReader(bytes.NewReader(body))
	case "zstd":
		var z *zstd.Decoder
		if z, err = zstd.NewReader(bytes.NewReader(body), zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(zstdWindow)); err == nil {
			defer z.Close()
		}
		r = z
	default:
		if looksLikeText(body) {
			return body, nil
		}
		return nil, fmt.Errorf("content coding %q cannot be read", coding)
	}
	if err != nil {
		return body, nil
	}
	content, err := inflated(r, body, limit)
	if err != nil {
		return nil, fmt.Errorf("content coding %q: %w", coding, err)
	}
	return content, nil
}

// zstdWindow is the memory in bytes that unpacking may take: what RFC 9659 grants on the web.
const zstdWindow = 8 << 20

// inflated reads up to limit bytes. Text that is not packed at all stays as it is; packed bytes
// that end early give what came.
func inflated(r io.Reader, body []byte, limit int64) ([]byte, error) {
	content, err := io.ReadAll(io.LimitReader(r, limit+1))
	switch {
	case int64(len(content)) > limit:
		return nil, fmt.Errorf("unpacked it is %w: %d bytes", errLong, limit)
	case err != nil && looksLikeText(body):
		return body, nil
	case err != nil && len(content) == 0:
		return nil, fmt.Errorf("damaged: %w", err)
	}
	return content, nil
}

// looksLikeText reports whether bytes are those of a text document, so that no coding is left.
func looksLikeText(body []byte) bool {
	return strings.HasPrefix(http.DetectContentType(body), "text/")
}
