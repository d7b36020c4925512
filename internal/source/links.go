package source

import (
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/webpage"
)

// Allows reports whether u may be asked at all: http or https, no user name in it, and a host
// of s. A host without a port stands for the default port of the scheme.
func (s Source) Allows(u *url.URL) bool {
	if !web(u) {
		return false
	}
	host, _ := strings.CutSuffix(strings.ToLower(u.Host), ":"+defaultPort(u.Scheme))
	return slices.Contains(s.Hosts, host)
}

// Links reads a list page: the canonical addresses of its articles in the order of the page,
// each once, and that of the next list page, "" if there is none. Addresses on hosts that may
// not be asked are left out. A page without links is no error; one that cannot be read is.
func (s Source) Links(page news.Page) (articles []string, next string, err error) {
	base, err := url.Parse(page.URL)
	if err != nil {
		return nil, "", fmt.Errorf("links of %s: %w", page.URL, err)
	}
	refs, more, err := s.references(page)
	if err != nil {
		return nil, "", fmt.Errorf("links of %s: %w", page.URL, err)
	}
	seen := map[string]bool{}
	for _, u := range s.resolve(base, refs) {
		if address := u.String(); s.pattern.MatchString(u.RequestURI()) && !seen[address] {
			seen[address] = true
			articles = append(articles, address)
		}
	}
	for _, u := range s.resolve(base, more) {
		if address := u.String(); address != Canonical(base) {
			return articles, address, nil
		}
	}
	return articles, "", nil
}

// references are the addresses on a list page as written: candidates for articles, and for the
// next list page.
func (s Source) references(page news.Page) (refs, more []string, err error) {
	if json.Valid(page.Body) {
		return jsonStrings(page.Body), nil, nil
	}
	doc, err := webpage.Open(page, s.rules)
	if err != nil {
		return nil, nil, err
	}
	return doc.References(s.links), doc.References(s.next), nil
}

// resolve makes references absolute and canonical and keeps those that may be asked.
func (s Source) resolve(base *url.URL, refs []string) []*url.URL {
	var urls []*url.URL
	for _, ref := range refs {
		if u, err := base.Parse(strings.TrimSpace(ref)); err == nil && s.Allows(u) {
			urls = append(urls, canonical(u))
		}
	}
	return urls
}

// jsonStrings are all strings of a JSON document in its order, keys included: a key is never an
// address that an article pattern matches.
func jsonStrings(body []byte) []string {
	var found []string
	for d := json.NewDecoder(strings.NewReader(string(body))); ; {
		tok, err := d.Token()
		if err != nil {
			return found
		}
		if text, ok := tok.(string); ok {
			found = append(found, text)
		}
	}
}
