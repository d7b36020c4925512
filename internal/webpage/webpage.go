// Package webpage turns the bytes of one fetched page into an article:
//
//	bytes ──charset──▶ text ──HTML──▶ document ──rules──▶ news.Article
//
// What a source declares about its pages (Rules) is tried first; behind it stand general rules
// on how Chinese news pages are made. A page that is not what it should be still gives an
// article, with its Problems in words; nothing in a page makes this package panic, loop or
// recurse without bound. It is pure: a function of the page and the rules.
package webpage

import (
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// Version changes when the same page would give another article.
const Version = 6

// Rules are what a source knows about its pages. The zero Rules know nothing.
type Rules struct {
	// Each list is tried in order; the first selector that finds something wins. Drop is no
	// alternative list: everything that any of its selectors finds is removed.
	Title, Date, Source, Author, Body, Drop []Selector

	Inside  Selector       // elements whose text is markup, which is read in their place
	Charset string         // overrides what the page says; "" believes the page
	Zone    *time.Location // of printed times; nil is news.Beijing
	Site    string         // name of the site, which is never a headline
}

func (r Rules) zone() *time.Location {
	if r.Zone == nil {
		return news.Beijing
	}
	return r.Zone
}
