package archive

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"net/textproto"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// head is the status line and the headers of a page, sorted, and the empty line behind them.
func head(p news.Page) []byte {
	line := p.StatusLine
	if line == "" {
		line = fmt.Sprintf("HTTP/1.1 %03d %s", p.Status, http.StatusText(p.Status))
	}
	out := append([]byte(oneLine.Replace(line)), "\r\n"...)
	names := make([]string, 0, len(p.Header))
	for name := range p.Header {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		for _, value := range p.Header[name] {
			out = appendField(out, Field{name, value})
		}
	}
	return append(out, "\r\n"...)
}

// isHTTP reports whether the block is a response of HTTP.
func (r Record) isHTTP() bool {
	kind, _, _ := strings.Cut(r.Fields.Get("Content-Type"), ";")
	return strings.EqualFold(strings.TrimSpace(kind), "application/http")
}

// Page is the response that a record holds, as it stands there: the body of a chunked or packed
// response still is so. A revisit has headers alone. Source and Problem are left to the caller.
func (r Record) Page() (news.Page, error) {
	p := news.Page{URL: r.URL(), Address: r.Fields.Get("WARC-IP-Address"), Truncated: news.Truncation(r.Fields.Get("WARC-Truncated"))}
	p.ID = news.PageID(p.URL)
	var err error
	if p.FetchedAt, err = parseDate(r.Fields.Get("WARC-Date")); err != nil {
		return p, err
	}
	switch {
	case r.Type() == ResourceType && !r.isHTTP():
		p.Status, p.Body = http.StatusOK, r.Block
		p.Header = http.Header{"Content-Type": {r.Fields.Get("Content-Type")}}
		return p, nil
	case !r.isHTTP():
		return p, fmt.Errorf("a record of type %q with %q holds no response", r.Type(), r.Fields.Get("Content-Type"))
	}
	lines, body := split(r.Block)
	p.Body = body
	p.StatusLine, p.Header = lines[0], headers(lines[1:])
	p.Status, err = statusOf(p.StatusLine)
	return p, err
}

// payload is the body of the response that the block is.
func (r Record) payload() (body []byte, isMessage bool) {
	if !r.isHTTP() {
		return nil, false
	}
	_, body = split(r.Block)
	return body, true
}

// split parts a message into the lines of its head and its body. Some servers, and some archives,
// end lines by LF alone.
func split(block []byte) (lines []string, body []byte) {
	rest := block
	for {
		line, after, found := bytes.Cut(rest, []byte("\n"))
		line = bytes.TrimSuffix(line, []byte("\r"))
		if len(line) == 0 && len(lines) > 0 {
			return lines, after
		}
		lines = append(lines, string(line))
		if !found {
			return lines, nil
		}
		rest = after
	}
}

// headers reads header lines. Continued ones are joined; those of HTTP/2 that start with a colon,
// and what is no header, are left out.
func headers(lines []string) http.Header {
	h := http.Header{}
	last := ""
	for _, line := range lines {
		if last != "" && strings.TrimLeft(line, " \t") != line {
			values := h[last]
			values[len(values)-1] += " " + strings.TrimSpace(line)
			continue
		}
		name, value, found := strings.Cut(line, ":")
		if last = ""; !found || strings.TrimSpace(name) == "" {
			continue
		}
		last = textproto.CanonicalMIMEHeaderKey(strings.TrimSpace(name))
		h[last] = append(h[last], strings.TrimSpace(value))
	}
	return h
}

// statusOf reads "HTTP/1.1 200 OK" and "HTTP/2 200".
func statusOf(line string) (int, error) {
	words := strings.Fields(line)
	if len(words) < 2 || !strings.HasPrefix(words[0], "HTTP") {
		return 0, fmt.Errorf("%.40q is no status line", line)
	}
	status, err := strconv.Atoi(words[1])
	if err != nil || status < 100 || status > 999 {
		return 0, fmt.Errorf("%.40q is no status line", line)
	}
	return status, nil
}

// dateForms are those that WARC 1.1 allows, and the fourteen digits of older archives.
var dateForms = []string{time.RFC3339Nano, "2006-01-02T15:04Z", "2006-01-02", "2006-01", "2006", "20060102150405"}

func parseDate(s string) (time.Time, error) {
	for _, form := range dateForms {
		if t, err := time.Parse(form, s); err == nil {
			return t.UTC(), nil
		}
	}
	if s == "" {
		return time.Time{}, errors.New("there is no WARC-Date")
	}
	return time.Time{}, fmt.Errorf("WARC-Date %.40q is no date", s)
}
