package webpage

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// maxBytes is how much of a page is read; a news page is a tenth of it at most.
const maxBytes = 4 << 20

// A Document is a page as a tree.
type Document struct {
	Charset  string   // of the bytes: "utf-8", "gb18030", "big5", …
	Problems []string // what is wrong with the bytes, in words

	root    *html.Node
	address *url.URL // of the page
	base    *url.URL // of its links: the address, or what its <base> says
}

// Open decodes a page and reads it as HTML. It fails on what has no HTML to read: an address
// that does not parse, an empty body, an image, an archive.
func Open(page news.Page, rules Rules) (*Document, error) {
	address, err := url.Parse(page.URL)
	if err != nil {
		return nil, fmt.Errorf("address of the page: %w", err)
	}
	if err := readable(page.Body); err != nil {
		return nil, err
	}
	d := &Document{address: address, base: address}
	if len(page.Body) > maxBytes {
		d.Problems = append(d.Problems, fmt.Sprintf("page has %d bytes: only the first %d were read", len(page.Body), maxBytes))
		page.Body = page.Body[:maxBytes]
	}
	text, charset, problems := decode(page, rules.Charset)
	d.Charset, d.Problems = charset, append(d.Problems, problems...)
	d.root, problems = tree(text)
	d.Problems = append(d.Problems, problems...)
	d.rebase()
	d.unfold(rules.Inside)
	return d, nil
}

// readable refuses bytes that are no text.
func readable(body []byte) error {
	if strings.TrimSpace(string(body[:min(len(body), 4096)])) == "" {
		return errors.New("page is empty")
	}
	kind, _, _ := strings.Cut(http.DetectContentType(body), ";")
	if !strings.HasPrefix(kind, "text/") && declaredIn(body) == "" {
		return fmt.Errorf("page is %s, not HTML", kind)
	}
	return nil
}

// rebase believes the <base> of the document.
func (d *Document) rebase() {
	if base := firstNode(query(d.root, baseTag)); base != nil {
		if u, err := d.base.Parse(attr(base, "href")); err == nil {
			d.base = u
		}
	}
}

// References are the href of the elements that sel finds, made absolute, in the order of the
// page and as often as it has them. A nil selector finds nothing.
func (d *Document) References(sel Selector) []string {
	if sel == nil {
		return nil
	}
	var refs []string
	for _, n := range query(d.root, sel) {
		if ref := d.reference(n); ref != "" {
			refs = append(refs, ref)
		}
	}
	return refs
}

// reference is the absolute address that an element links to, "" if it links nowhere.
func (d *Document) reference(n *html.Node) string {
	href := strings.TrimSpace(attr(n, "href"))
	u, err := d.base.Parse(href)
	if err != nil || href == "" {
		return ""
	}
	return u.String()
}

var (
	baseTag = cascadia.MustCompile("base[href]")
	bodyTag = cascadia.MustCompile("body")
)

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}
