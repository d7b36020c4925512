package source

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/webpage"
)

// Allows reports whether u may be asked at all: http or https, no user name in it, and a host
// of s. A host without a port stands for the default port of the scheme.
func (s Source) Allows(u *url.URL) bool {
	if !web(u) {
		return false
	}
	return slices.Contains(s.Hosts, canonicalHost(u.Scheme, u.Host))
}

// A Listing is what a list page says.
type Listing struct {
	Entries []Entry  // in the order of the page, each address once
	More    []string // canonical addresses of further list pages: the next, or the parts of an index

	records bool // the list was read by List.Records
}

// An Entry is one article on a list page.
type Entry struct {
	URL       string      // canonical
	Title     string      // "" if the list shows none
	Published news.Moment // as the list shows it, or the day in the address where no date is declared; else zero
}

// Links are the addresses of Read alone: those of articles, and of the next list page, "" if
// there is none.
func (s Source) Links(page news.Page) (articles []string, next string, err error) {
	listing, err := s.Read(page)
	for _, e := range listing.Entries {
		articles = append(articles, e.URL)
	}
	if len(listing.More) > 0 {
		next = listing.More[0]
	}
	return articles, next, err
}

// Read reads a list page. Addresses on hosts that may not be asked are left out. A page without
// links is no error; one that cannot be read is.
func (s Source) Read(page news.Page) (Listing, error) {
	base, err := url.Parse(page.URL)
	if err != nil {
		return Listing{}, fmt.Errorf("links of %s: %w", page.URL, err)
	}
	raw, err := s.raw(page)
	if err != nil {
		return Listing{}, fmt.Errorf("links of %s: %w", page.URL, err)
	}
	listing := Listing{Entries: s.entries(base, raw.rows, page), records: raw.records}
	if next := s.paged(page, len(listing.Entries)); next != "" {
		raw.more = append(raw.more, next)
	}
	for _, ref := range raw.more {
		if u := s.resolve(base, ref); u != nil && u.String() != Canonical(base) && !slices.Contains(listing.More, u.String()) {
			listing.More = append(listing.More, u.String())
		}
	}
	return listing, nil
}

// entries are the rows that are articles, each once.
func (s Source) entries(base *url.URL, rows []webpage.Row, page news.Page) []Entry {
	var entries []Entry
	seen := map[string]bool{}
	for _, r := range rows {
		u := s.resolve(base, r.Reference)
		if u == nil || !s.pattern.MatchString(u.RequestURI()) || seen[s.Canonical(u)] {
			continue
		}
		address := s.Canonical(u)
		seen[address] = true
		entries = append(entries, Entry{URL: address, Title: r.Title, Published: s.dateOf(r, u, page.FetchedAt)})
	}
	return entries
}

// dateOf is the date of a row whose article is at u. Where one is declared and does not stand, the address is not asked:
// that the list was rebuilt must not go unseen.
func (s Source) dateOf(r webpage.Row, u *url.URL, seen time.Time) news.Moment {
	shown := webpage.ListMoment(r.Date, s.Location(), seen)
	if !shown.IsZero() || s.List.Date != "" || s.List.Records.Date != "" {
		return shown
	}
	return webpage.PathDay(u.Path, s.Location())
}

// resolve makes a reference absolute, a twin by the host that stands for it; nil if it may not be
// asked.
func (s Source) resolve(base *url.URL, ref string) *url.URL {
	u, err := base.Parse(strings.TrimSpace(ref))
	if err != nil || !web(u) {
		return nil
	}
	c := canonical(u)
	if main := s.Twins[c.Host]; main != "" {
		c.Host = main
	}
	if !s.Allows(c) {
		return nil
	}
	return c
}
