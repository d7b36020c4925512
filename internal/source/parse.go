package source

import (
	"fmt"
	"net/url"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/webpage"
)

// Parse reads an article page with its further pages: where the declaration has selectors they come
// first, the general rules behind them. It always answers; what is wrong with the page stands in
// Problems, and those of its Parts that did not come are the NextPages.
func (s Source) Parse(page news.Page) news.Article {
	first := webpage.Parse(page, s.rules)
	if len(page.Parts) == 0 {
		return first
	}
	pages, lacking := []news.Article{first}, []string(nil)
	for _, part := range page.Parts {
		if part.Problem != "" {
			pages = append(pages, news.Article{URL: part.URL, Problems: []string{part.Problem}})
			lacking = append(lacking, part.URL)
			continue
		}
		pages = append(pages, webpage.Parse(part, s.rules))
	}
	whole := webpage.Join(pages)
	whole.NextPages = lacking
	return whole
}

// NextPages are the addresses of the pages on which the article of a page goes on, in their order.
func (s Source) NextPages(page news.Page) []string { return webpage.NextPages(page, s.rules) }

// Rebase is s served elsewhere, for tests and demos on a loopback port: site, hosts and starts
// move to base ("http://127.0.0.1:4711"), loopback addresses may be dialled, all else stays.
func (s Source) Rebase(base string) (Source, error) {
	u, err := url.Parse(base)
	if err != nil || !web(u) {
		return Source{}, fmt.Errorf("move source %s to %q: want scheme and host, as in http://127.0.0.1:4711", s.ID, base)
	}
	moved := make([]series, len(s.series))
	starts := make([]string, len(s.Start))
	for i, start := range s.Start {
		if starts[i], err = elsewhere(u, start); err != nil {
			return Source{}, fmt.Errorf("move source %s: %w", s.ID, err)
		}
	}
	for i, at := range s.series {
		moved[i] = series{start: starts[i], second: at.second}
		if moved[i].address, err = elsewhere(u, at.address); err != nil {
			return Source{}, fmt.Errorf("move source %s: %w", s.ID, err)
		}
	}
	s.Site, s.Hosts, s.Start, s.series, s.Loopback = base, []string{u.Host}, starts, moved, true
	return s, nil
}

// elsewhere is an address with scheme and host of base; "" stays.
func elsewhere(base *url.URL, address string) (string, error) {
	from, err := url.Parse(address)
	if err != nil || address == "" {
		return "", err
	}
	return marked(base.ResolveReference(&url.URL{Path: from.Path, RawPath: from.RawPath, RawQuery: from.RawQuery})), nil
}
