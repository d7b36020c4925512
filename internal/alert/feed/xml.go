package feed

import (
	"io"
	"strings"
	"time"
	"unicode"

	"github.com/gorilla/feeds"
)

func (f Feed) writeAtom(w io.Writer, updated time.Time) error {
	source := &feeds.Feed{
		Title: legible(f.Title), Link: &feeds.Link{Href: f.Self, Rel: "self"}, Author: &feeds.Author{Name: "xiaozu"}, Updated: updated,
	}
	for _, i := range f.Items {
		source.Add(&feeds.Item{
			Id: urn(i.ID), Title: legible(i.Headline), Link: &feeds.Link{Href: i.Page, Type: "text/html"},
			Updated: i.Updated, Content: legible(i.content()),
		})
	}
	atom := (&feeds.Atom{Feed: source}).AtomFeed()
	atom.Id = urn(f.ID)
	for n, i := range f.Items {
		complete(atom.Entries[n], i)
	}
	return feeds.WriteXML(atom, w)
}

// complete adds what the library's items do not hold.
func complete(e *feeds.AtomEntry, i Item) {
	e.Published = i.Published.Format(time.RFC3339)
	if source := i.source(); source != "" {
		e.Links = append(e.Links, feeds.AtomLink{Href: source, Rel: "via"})
	}
}

func (f Feed) writeRSS(w io.Writer, updated time.Time) error {
	channel := &feeds.RssFeed{
		Title: legible(f.Title), Link: f.Home, Description: legible(f.Title), Language: f.Language,
		LastBuildDate: updated.Format(time.RFC1123Z),
	}
	for _, i := range f.Items {
		channel.Items = append(channel.Items, &feeds.RssItem{
			Title: legible(i.Headline), Link: i.Page, Description: legible(i.content()),
			Guid: &feeds.RssGuid{Id: urn(i.ID), IsPermaLink: "false"}, PubDate: i.Published.Format(time.RFC1123Z),
		})
	}
	return feeds.WriteXML(channel, w)
}

// legible takes out characters that XML 1.0 cannot hold, whatever page they came from.
func legible(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return unicode.ReplacementChar
		}
		return r
	}, s)
}
