package source

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/webpage"
)

// A feedItem is an entry of RSS, Atom or a sitemap: each has some of these elements. Names stand
// without their name spaces, which feeds get wrong.
type feedItem struct {
	Links   []feedLink `xml:"link"`
	Loc     string     `xml:"loc"`
	GUID    string     `xml:"guid"`
	Titles  []string   `xml:"title"`
	Dates   []string   `xml:"pubDate"`
	Date    string     `xml:"date"` // Dublin Core, in RSS 1.0
	Publish string     `xml:"published"`
	Updated string     `xml:"updated"`
	LastMod string     `xml:"lastmod"`
	News    newsItem   `xml:"news"`
}

// A feedLink is an address as text in RSS, as an attribute in Atom.
type feedLink struct {
	Href string `xml:"href,attr"`
	Rel  string `xml:"rel,attr"`
	Text string `xml:",chardata"`
}

// A newsItem is what sitemaps for news say of an article.
type newsItem struct {
	Title string `xml:"title"`
	Date  string `xml:"publication_date"`
}

// feed reads RSS, Atom, a sitemap or an index of sitemaps. What stands before an error is kept
// if there is any: feeds are often cut.
func feed(text string) (rawList, error) {
	d := xml.NewDecoder(strings.NewReader(text))
	d.Strict, d.Entity, d.AutoClose = false, xml.HTMLEntity, nil
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // decoded before
	var list rawList
	var parts []webpage.Row
	for {
		item, kind, err := nextItem(d)
		if errors.Is(err, io.EOF) || err != nil && len(list.rows)+len(parts) > 0 {
			list.more = newestFirst(parts)
			return list, nil
		}
		if err != nil {
			return rawList{}, fmt.Errorf("read feed: %w", err)
		}
		if kind == "sitemap" {
			parts = append(parts, item.row())
			continue
		}
		list.rows = append(list.rows, item.row())
	}
}

// nextItem reads the next entry and says what its element is called.
func nextItem(d *xml.Decoder) (item feedItem, kind string, err error) {
	for {
		token, err := d.Token()
		if err != nil {
			return item, "", err
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch kind = start.Name.Local; kind {
		case "item", "entry", "url", "sitemap":
			return item, kind, d.DecodeElement(&item, &start)
		}
	}
}

func (f feedItem) row() webpage.Row {
	return webpage.Row{
		Reference: f.address(),
		Title:     strings.TrimSpace(firstText(append(f.Titles, f.News.Title)...)),
		Date:      firstText(append(f.Dates, f.News.Date, f.Date, f.Publish, f.Updated, f.LastMod)...),
	}
}

func (f feedItem) address() string {
	for _, l := range f.Links {
		if address := firstText(l.Href, l.Text); address != "" && (l.Rel == "" || l.Rel == "alternate") {
			return address
		}
	}
	return firstText(f.Loc, f.GUID)
}

func firstText(texts ...string) string {
	for _, text := range texts {
		if text = strings.TrimSpace(text); text != "" {
			return text
		}
	}
	return ""
}

// newestFirst are the addresses of parts of an index, the last changed first, so that a crawl
// that reads some of them reads what is new. Their times are all of one form and zone.
func newestFirst(parts []webpage.Row) []string {
	slices.SortStableFunc(parts, func(a, b webpage.Row) int { return strings.Compare(b.Date, a.Date) })
	var addresses []string
	for _, part := range parts {
		addresses = append(addresses, part.Reference)
	}
	return addresses
}
