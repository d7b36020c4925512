package crawl

import (
	"net/http"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A Result counts what one crawl did. Every article that was asked for is in one of Saved,
// Unchanged, Gone and Failed; those that were not are in Forbidden and Left. Two addresses of
// which one redirects to the other are one article.
type Result struct {
	Lists Lists

	Saved     int // stored with nothing wrong; the bytes may be the same as before
	Unchanged int // answered 304: the page is as it was
	Gone      int // answered 404 or 410, and stored so
	Failed    int // stored with another problem
	Forbidden int // not asked for, since robots.txt forbids it
	Left      int // not asked for, since a limit was reached first

	// Problems counts what is wrong with the pages of Gone, Failed and Forbidden, by
	// news.Page.Problem.
	Problems map[string]int

	// Paused says why the crawl ended before all was asked for, nil if it did not.
	Paused *Pause
	// Remarks say what the operator may want to know and is no error.
	Remarks []string
}

// Lists says how the list pages did.
type Lists struct {
	Read  int // list pages with links
	Links int // different articles that they link to
	Kept  int // of these, how many were kept already, and so not asked for
	// Broken has an error for each list page that could not be read, or had no links.
	Broken []error
}

// Fetched is the number of articles that were asked for.
func (r Result) Fetched() int { return r.Saved + r.Unchanged + r.Gone + r.Failed }

// count files a page that was stored, or not asked for.
func (r *Result) count(page news.Page) {
	switch {
	case page.Status == http.StatusNotModified:
		r.Unchanged++
		return
	case page.Problem == "":
		r.Saved++
		return
	case forbids(page):
		r.Forbidden++
	case gone(page):
		r.Gone++
	default:
		r.Failed++
	}
	if r.Problems == nil {
		r.Problems = map[string]int{}
	}
	r.Problems[page.Problem]++
}
