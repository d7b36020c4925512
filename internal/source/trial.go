package source

import (
	"fmt"
	"net/http"
	"net/url"
	"unicode/utf8"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A Trial is what a source makes of some of its pages. Begin one with Try.
type Trial struct {
	Source   Source
	Lists    []TriedList
	Articles []TriedArticle
}

// A TriedList is a list page and what it says.
type TriedList struct {
	URL string
	Listing
	Missing []string // in words
}

// A TriedArticle is what was read from an article page.
type TriedArticle struct {
	news.Article
	Missing []string // in words
}

// Try tries the declaration on pages; no page at all is what Missing tells.
func (s Source) Try(pages ...news.Page) *Trial {
	t := &Trial{Source: s}
	for _, page := range pages {
		t.Add(page)
	}
	return t
}

// Add reads a page: as an article if its address is one of an article, else as a list.
func (t *Trial) Add(page news.Page) {
	if u, err := url.Parse(page.URL); err == nil && t.Source.IsArticle(u) {
		t.article(page)
		return
	}
	t.list(page)
}

// IsArticle reports whether u, which may be asked, is the address of an article of s.
func (s Source) IsArticle(u *url.URL) bool {
	return s.Allows(u) && s.pattern.MatchString(canonical(u).RequestURI())
}

func (t *Trial) list(page news.Page) {
	tried := TriedList{URL: page.URL}
	var err error
	switch tried.Listing, err = t.Source.Read(page); {
	case page.Status != http.StatusOK:
		tried.Missing = append(tried.Missing, page.Problem)
	case err != nil:
		tried.Missing = append(tried.Missing, err.Error())
	case len(tried.Entries) == 0 && len(tried.More) == 0:
		tried.Missing = append(tried.Missing, fmt.Sprintf("no links match list.article, %s", t.Source.List.Article))
	}
	tried.Missing = append(tried.Missing, t.Source.unfound(tried.Listing)...)
	t.Lists = append(t.Lists, tried)
}

// unfound says what was declared of entries and is in none of them.
func (s Source) unfound(l Listing) []string {
	if len(l.Entries) == 0 {
		return nil
	}
	title, date := s.List.Title, s.List.Date
	if l.records {
		title, date = s.List.Records.Title, s.List.Records.Date
	}
	var missing []string
	if title != "" && l.Titles() == 0 {
		missing = append(missing, "no entry has a title where the declaration says that it stands")
	}
	if date != "" && l.Dates() == 0 {
		missing = append(missing, "no entry has a date where the declaration says that it stands")
	}
	return missing
}

// Titles is how many entries have one.
func (l Listing) Titles() int {
	n := 0
	for _, e := range l.Entries {
		n += min(1, len(e.Title))
	}
	return n
}

// Dates is how many entries have one.
func (l Listing) Dates() int {
	n := 0
	for _, e := range l.Entries {
		if !e.Published.IsZero() {
			n++
		}
	}
	return n
}

func (t *Trial) article(page news.Page) {
	tried := TriedArticle{Article: t.Source.Parse(page)}
	if page.Status != http.StatusOK {
		tried.Missing = append(tried.Missing, page.Problem)
	}
	for _, part := range []struct {
		name string
		is   bool
	}{
		{"title", tried.Title != ""}, {"date", !tried.Published.IsZero()}, {"body", utf8.RuneCountInString(tried.Body) > 0},
	} {
		if !part.is {
			tried.Missing = append(tried.Missing, "no "+part.name)
		}
	}
	t.Articles = append(t.Articles, tried)
}

// Missing is all that is missing, in words, with the address where it is; empty if the
// declaration does its work.
func (t *Trial) Missing() []string {
	var missing []string
	if len(t.Lists) == 0 {
		missing = append(missing, "no list page was tried")
	}
	if len(t.Articles) == 0 {
		missing = append(missing, "no article was tried")
	}
	for _, l := range t.Lists {
		for _, what := range l.Missing {
			missing = append(missing, l.URL+": "+what)
		}
	}
	for _, a := range t.Articles {
		for _, what := range a.Missing {
			missing = append(missing, a.URL+": "+what)
		}
	}
	return missing
}
