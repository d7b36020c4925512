// Package feed writes alerts as Atom (RFC 4287).
//
// The id of an entry is made of the key of its fact alone and that of the feed is a constant, so
// neither changes with the address, the standing or a reader's token; what changes is "updated".
package feed

import (
	"fmt"
	"html"
	"io"
	"time"

	"github.com/gorilla/feeds"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
)

// newGroupsID is the id of the feed of new groups, drawn once at random (RFC 9562, version 4).
const newGroupsID = "urn:uuid:5b0c9c1e-6d5f-4a0e-9d27-8f7f0f2f6a31"

// WriteNewGroups writes the items, newest first, as the feed found at the address self. An empty
// feed is dated by now.
func WriteNewGroups(w io.Writer, self string, items []alert.NewGroup, now time.Time) error {
	feed := &feeds.Feed{
		Title:       "xiaozu: new groups",
		Description: "Leading small groups named for the first time in official news. Proposed: read by the machine. Accepted: a curator agreed.",
		Link:        &feeds.Link{Href: self, Rel: "self"},
		Author:      &feeds.Author{Name: "xiaozu"},
		Updated:     newest(items, now),
	}
	for _, item := range items {
		feed.Add(entry(item))
	}
	atom := (&feeds.Atom{Feed: feed}).AtomFeed()
	atom.Id = newGroupsID
	for i, item := range items {
		complete(atom.Entries[i], item)
	}
	if err := feeds.WriteXML(atom, w); err != nil {
		return fmt.Errorf("write the feed of new groups: %w", err)
	}
	return nil
}

func newest(items []alert.NewGroup, now time.Time) time.Time {
	if len(items) == 0 {
		return now
	}
	latest := items[0].Changed
	for _, item := range items {
		if item.Changed.After(latest) {
			latest = item.Changed
		}
	}
	return latest
}

func entry(g alert.NewGroup) *feeds.Item {
	return &feeds.Item{
		Id:      "urn:uuid:" + g.Fact,
		Title:   g.Title(),
		Link:    &feeds.Link{Href: g.Page, Type: "text/html"},
		Updated: g.Changed,
		Content: content(g),
	}
}

// complete adds what the library's items do not hold.
func complete(e *feeds.AtomEntry, g alert.NewGroup) {
	e.Published = g.Found.Format(time.RFC3339)
	if g.URL != "" {
		e.Links = append(e.Links, feeds.AtomLink{Href: g.URL, Rel: "via"})
	}
}

// content is HTML made by us: everything that comes from a page is escaped text in it.
func content(g alert.NewGroup) string {
	return fmt.Sprintf(`<p lang="zh-Hans">%s</p><blockquote lang="%s">%s</blockquote><p>%s. %s.</p>`,
		html.EscapeString(g.Name), html.EscapeString(g.Language), html.EscapeString(g.Evidence),
		html.EscapeString(g.Source), meaning[g.Standing])
}

var meaning = map[alert.Standing]string{
	alert.Proposed: "Proposed: read by the machine, no curator has settled it",
	alert.Accepted: "Accepted: a curator agreed",
}
