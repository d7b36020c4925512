// Package feed writes alerts for feed readers: as Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1.
//
// The id of an entry is that of its event and that of a feed is made of what it is about, so neither
// changes with an address, a standing or a reader's token; what changes is when it was updated.
package feed

import (
	"fmt"
	"html"
	"io"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
)

// A Feed is what one address serves, in no format yet.
type Feed struct {
	ID       string // a UUID
	Title    string
	Self     string // its own address
	Home     string // address of the page about the same
	Language string // BCP 47
	Items    []Item // newest first
}

// An Item is an entry with what readers know it by.
type Item struct {
	alert.Entry
	ID        string    // a UUID
	Published time.Time // when it was noted
	Updated   time.Time // when what it says changed last
}

// A Format is one that feed readers know.
type Format string

// The formats.
const (
	Atom Format = "atom"
	RSS  Format = "rss"
	JSON Format = "json"
)

// Formats are all of them.
var Formats = []Format{Atom, RSS, JSON}

// ContentType is the media type of a format.
func (f Format) ContentType() string {
	return map[Format]string{Atom: "application/atom+xml; charset=utf-8", RSS: "application/rss+xml; charset=utf-8",
		JSON: "application/feed+json; charset=utf-8"}[f]
}

// Write writes the feed in a format. An empty feed is dated by now.
func (f Feed) Write(w io.Writer, format Format, now time.Time) error {
	write := map[Format]func(io.Writer, time.Time) error{Atom: f.writeAtom, RSS: f.writeRSS, JSON: f.writeJSON}[format]
	if write == nil {
		return fmt.Errorf("feed format %q: want one of %v", format, Formats)
	}
	if err := write(w, f.updated(now)); err != nil {
		return fmt.Errorf("write feed %s: %w", f.Title, err)
	}
	return nil
}

func (f Feed) updated(now time.Time) time.Time {
	if len(f.Items) == 0 {
		return now
	}
	return slices.MaxFunc(f.Items, func(a, b Item) int { return a.Updated.Compare(b.Updated) }).Updated
}

func urn(id string) string { return "urn:uuid:" + id }

// source is the address at the source, written as formats of feeds want it; "" if readers could not
// follow it, whatever page it came from.
func (i Item) source() string {
	u, err := url.Parse(i.URL)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return u.String()
}

// content is HTML made by us: everything that comes from a page is escaped text in it.
func (i Item) content() string {
	var b strings.Builder
	paragraph := func(text string) {
		if text != "" {
			fmt.Fprintf(&b, "<p>%s</p>", html.EscapeString(text))
		}
	}
	paragraph(i.Headline)
	paragraph(i.Note)
	if i.Evidence != "" {
		fmt.Fprintf(&b, `<blockquote lang="%s">%s</blockquote>`, html.EscapeString(i.Tongue), html.EscapeString(i.Evidence))
	}
	for _, text := range []string{i.Source, i.Standing, i.Why} {
		paragraph(text)
	}
	return b.String()
}
