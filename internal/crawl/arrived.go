package crawl

import (
	"bytes"
	"context"
	"net"
	"net/http"
	"net/http/httptrace"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// arrived is a page without its body and address.
func (w *wire) arrived(res *http.Response) news.Page {
	return news.Page{
		Source:     w.src.ID,
		FetchedAt:  time.Now(),
		Status:     res.StatusCode,
		StatusLine: res.Proto + " " + res.Status,
		Header:     asDecoded(res),
	}
}

// tellAddress notes the IP address that a request goes to.
func tellAddress(ctx context.Context, address *string) context.Context {
	return httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{GotConn: func(got httptrace.GotConnInfo) {
		// An address that cannot be told is left out.
		*address, _, _ = net.SplitHostPort(got.Conn.RemoteAddr().String())
	}})
}

// asDecoded are the headers of a response whose body net/http decodes: they must fit the bytes
// that are kept, so what no longer holds goes by the name under which web archives note it.
func asDecoded(res *http.Response) http.Header {
	h := res.Header.Clone()
	if res.Uncompressed {
		h.Set("X-Crawler-Content-Encoding", "gzip")
	}
	for _, coding := range res.TransferEncoding {
		h.Add("X-Crawler-Transfer-Encoding", coding)
	}
	return h
}

// sent is a request as it goes out: in the form of HTTP/1.1, as web archives note those of HTTP/2, too.
func sent(req *http.Request) []byte {
	out := *req
	out.Header, out.Body = req.Header.Clone(), nil
	out.Header.Set("Accept-Encoding", "gzip") // http.Transport does
	var b bytes.Buffer
	if err := out.Write(&b); err != nil {
		return nil // an address without a host, which gets no answer
	}
	return b.Bytes()
}
