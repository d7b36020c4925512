// Package draft infers the declaration of a source from one of its list pages. All that it says
// is a guess for somebody to look at, and is named under inferred.
package draft

import (
	"bytes"
	"fmt"
	"net/url"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/source"
	"github.com/xiaozu-watch/xiaozu/internal/webpage"
)

// A Draft is a declaration as it is written down, and what it makes of the page.
type Draft struct {
	ID      string
	YAML    []byte // of a source.yaml
	Source  source.Source
	Listing source.Listing
}

// New drafts the declaration of the site that has the list page; its id is made of the host if
// none is given.
func New(page news.Page, id string) (Draft, error) {
	u, err := url.Parse(page.URL)
	if err != nil || u.Host == "" {
		return Draft{}, fmt.Errorf("draft a source from %q: want the http(s) address of a list page", page.URL)
	}
	d := nothing(u)
	d.hosts = hostsIn(page, u)
	d.identify(page, u)
	if id != "" {
		d.id = id
	}
	all, err := d.links(page)
	if err != nil {
		return Draft{}, err
	}
	if err := d.findArticles(all); err != nil {
		return Draft{}, fmt.Errorf("%s: %w", page.URL, err)
	}
	d.furtherPages(page, u)
	return d.finish(page)
}

// Asker is a source that may ask the host of a list page, before anything is known of its site.
func Asker(u *url.URL) (source.Source, error) {
	d := nothing(u)
	d.identify(news.Page{}, u)
	return d.decode()
}

// nothing is the declaration of a site of which only a list page is known. It asks for every
// page that a list links to.
func nothing(u *url.URL) declaration {
	return declaration{
		site: u.Scheme + "://" + u.Host, start: source.Canonical(u), hosts: []string{u.Host},
		loopback: loopback(u.Hostname()), article: "^/.",
	}
}

// links are all links of the page, with what is shown of each: every address is one of an article
// to a declaration that asks for none in particular.
func (d *declaration) links(page news.Page) ([]source.Entry, error) {
	if d.findRecords(page); bytes.Contains(page.Body, []byte(`<script type="text/xml">`)) {
		d.inside = `script[type="text/xml"]` // jpage, the content system of several provinces
	}
	if whole := source.Values(page)[""]; whole != "" && d.records.URL == "" {
		return nil, fmt.Errorf("%s: no array of this JSON holds objects with addresses: are they made of ids, as list.records.url can do?", page.URL)
	}
	src, err := d.decode()
	if err != nil {
		return nil, err
	}
	listing, err := src.Read(page)
	return listing.Entries, err
}

// finish completes the declaration with what only its own reading of the page can tell.
func (d *declaration) finish(page news.Page) (Draft, error) {
	d.selectLinks(page)
	src, err := d.decode()
	if err != nil {
		return Draft{}, err
	}
	listing, err := src.Read(page)
	if err != nil {
		return Draft{}, err
	}
	d.expect(listing.Entries)
	if src, err = d.decode(); err != nil {
		return Draft{}, err
	}
	return Draft{ID: d.id, YAML: d.yaml(), Source: src, Listing: listing}, nil
}

func (d *declaration) decode() (source.Source, error) {
	src, err := source.Decode("source.yaml", d.yaml())
	if err != nil {
		return source.Source{}, fmt.Errorf("the draft is no valid declaration: %w", err)
	}
	return src, nil
}

// selectLinks narrows the links to the part of an HTML page that holds the articles.
func (d *declaration) selectLinks(page news.Page) {
	src, err := d.decode()
	if err != nil || d.records != (source.Records{}) || d.inside != "" {
		return
	}
	doc, err := webpage.Open(page, webpage.Rules{})
	if err != nil {
		return
	}
	d.charset = doc.Charset
	d.selector = doc.SelectorOf(func(ref string) bool {
		u, err := url.Parse(ref)
		return err == nil && src.IsArticle(u)
	})
}
