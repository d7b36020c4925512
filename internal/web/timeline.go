package web

import (
	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// A timeline draws what lasted as bars over years, one below the other, each under its name.
type timeline struct {
	axis
	Caption locale.Message
	Rows    []timeRow
	Links   []timeLink
	Height  int // pixels
	Base    int // of the axis, pixels from the top
}

type timeRow struct {
	NameY, SaysY, BarY int // pixels from the top
	Name               locale.Name
	Href               string // "" for the page's own
	Says               any    // from when to when, and what became of it
	Bar                []stretch
	Here               bool
}

// A timeLink is a line from what was to what became of it.
type timeLink struct {
	X      string
	Y1, Y2 int
	GapX   string // where the time begins in which neither is known to have been; "" for none
	Title  locale.Message
}

const (
	rowHeight = 52 // pixels
	barHeight = 8
)

// A lasting is what a row shows.
type lasting struct {
	postgres.Seat
	name locale.Name
	href string
	says any
	here bool
}

func newTimeline(caption locale.Message, list []lasting) timeline {
	var dates []news.Date
	for _, l := range list {
		dates = append(dates, l.From, l.To, l.FirstSeen, l.LastSeen)
	}
	t := timeline{axis: newAxis(dates), Caption: caption, Base: len(list)*rowHeight + 4}
	t.Height = t.Base + 24
	for i, l := range list {
		y := i * rowHeight
		t.Rows = append(t.Rows, timeRow{NameY: y + 14, SaysY: y + 29, BarY: y + 35, Name: l.name, Href: l.href, Says: l.says,
			Bar: t.bar(l.Seat), Here: l.here})
	}
	return t
}
