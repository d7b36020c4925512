package source

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"regexp"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/webpage"
)

// A rawList is what a list page says before addresses are resolved and sifted.
type rawList struct {
	rows []webpage.Row
	more []string // references of further list pages

	records bool // read by List.Records
}

var (
	// jsonp is a call that hands JSON to a function of the page: news({…});
	jsonp = regexp.MustCompile(`^[\w$.]{0,100}\s*\(`)
	// feedRoot begins a feed or sitemap, behind a declaration, style sheets and comments.
	feedRoot = regexp.MustCompile(`^(?:<\?[^>]*>\s*|<!--(?s:.*?)-->\s*)*<(?:rss|feed|rdf:RDF|urlset|sitemapindex)[\s>]`)
)

// raw reads a list page in whatever format its bytes are.
func (s Source) raw(page news.Page) (rawList, error) {
	var err error
	if page.Body, err = s.unpacked(page.Body); err != nil {
		return rawList{}, err
	}
	text := strings.TrimSpace(webpage.Text(page, s.Charset))
	switch call := jsonp.FindString(text); {
	case json.Valid([]byte(text)):
		return s.records([]byte(text))
	case call != "":
		return s.literal(text[len(call):])
	case feedRoot.MatchString(text):
		return feed(text)
	case s.List.Script != "":
		return s.script(text)
	}
	return s.markup(page)
}

// unpacked is body, or what it holds if it is a gzip file, as sitemaps are.
func (s Source) unpacked(body []byte) ([]byte, error) {
	if !bytes.HasPrefix(body, []byte{0x1f, 0x8b}) {
		return body, nil
	}
	z, err := gzip.NewReader(bytes.NewReader(body))
	if err != nil {
		return nil, fmt.Errorf("unpack: %w", err)
	}
	text, err := io.ReadAll(io.LimitReader(z, int64(s.Limits.Bytes)+1))
	if err != nil {
		return nil, fmt.Errorf("unpack: %w", err)
	}
	if len(text) > int(s.Limits.Bytes) {
		return nil, fmt.Errorf("more than %d bytes when unpacked: raise limits.bytes if that is right", s.Limits.Bytes)
	}
	return text, nil
}

// markup reads an HTML page.
func (s Source) markup(page news.Page) (rawList, error) {
	doc, err := webpage.Open(page, s.rules)
	if err != nil {
		return rawList{}, err
	}
	rows := doc.Rows(s.listRules(func(ref string) bool {
		u, err := url.Parse(ref)
		return err == nil && s.pattern.MatchString(canonical(u).RequestURI())
	}))
	return rawList{rows: rows, more: doc.References(s.next)}, nil
}
