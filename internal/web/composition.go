package web

import (
	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/registry"
)

// A composition draws who sits in a group on a date: tier under tier by role, the office below.
type composition struct {
	Class         string // which screens it is for
	Width, Height int    // pixels
	Tiers         []tier
	Boxes         []seatBox
	OfficeY       int // of the line above the office; 0 if nobody is known of it
}

// A tier is the heading of those who have one role.
type tier struct {
	Y    int
	Role locale.Name
}

// A seatBox is somebody in a role.
type seatBox struct {
	X, Y          int
	Width, Height int
	Name          locale.Name
	Post          []locale.Name // in lines
	Class         string        // sure, maybe or open
	Mark          string        // the same by a sign
	Title         locale.Message
}

const (
	boxHeight = 64 // pixels
	boxGap    = 8
	tierGap   = 28
	postSize  = 12 // pixels of a character of a post
)

// newComposition draws the seats in so many columns of boxes, each so many pixels wide. Seats by
// office are named by the office.
func newComposition(class string, columns, width int, seats []registry.Sitting, byOffice []postgres.Fact) composition {
	c := composition{Class: class, Width: columns*(width+boxGap) - boxGap}
	role, column, y := "", 0, -tierGap-boxHeight
	place := func(r string, b seatBox) {
		switch {
		case r != role:
			y += boxHeight + tierGap
			if c.OfficeY == 0 && registry.RoleRank(r) >= registry.OfficeRank {
				y += boxGap * 2
				c.OfficeY = y - boxGap - 4
			}
			role, column = r, 0
			c.Tiers = append(c.Tiers, tier{y + 16, name(r)})
		case column == columns:
			y, column = y+boxHeight+boxGap, 0
		}
		b.X, b.Y, b.Width, b.Height = column*(width+boxGap), y+22, width, boxHeight
		c.Boxes, column = append(c.Boxes, b), column+1
	}
	for _, s := range withOffices(seats, byOffice) {
		place(s.Role, newSeatBox(s, width))
	}
	c.Height = y + 22 + boxHeight + 2
	return c
}

// withOffices puts the seats that go with offices behind those of persons of the same role.
func withOffices(seats []registry.Sitting, byOffice []postgres.Fact) []registry.Sitting {
	all := make([]registry.Sitting, 0, len(seats)+len(byOffice))
	all = append(all, seats...)
	for _, f := range byOffice {
		all = append(all, registry.Sitting{Seat: postgres.Seat{PersonName: f.Other, Role: f.Role, From: f.Date, Fact: f.Key}, Sure: registry.NotKnown})
	}
	return registry.ByRank(all)
}

// Inner is the width of the box within its line.
func (b seatBox) Inner() int { return b.Width - 2 }

// Right is where the signs of boxes stand.
func (c composition) Right() int { return c.Boxes[0].Width - 16 }

func newSeatBox(s registry.Sitting, width int) seatBox {
	b := seatBox{Name: name(s.PersonName), Class: certaintyClass[s.Sure], Mark: certaintyMarks[s.Sure],
		Title: say("{role} {person}: {sure}", name(s.Role), name(s.PersonName), certaintyWords[s.Sure])}
	for _, line := range lines(s.Post.Text, (width-20)/postSize, 2) {
		b.Post = append(b.Post, name(line))
	}
	return b
}

// certaintyMarks stand in a box's corner, for those who do not see the line around it.
var certaintyMarks = map[registry.Certainty]string{registry.Possible: "≈", registry.NotKnown: "?"}

// lines cuts a text into lines of so many characters, the last with an ellipsis if there are more.
func lines(text string, width, most int) (cut []string) {
	runes := []rune(text)
	for len(runes) > width && len(cut) < most-1 {
		cut, runes = append(cut, string(runes[:width])), runes[width:]
	}
	if len(runes) > width {
		runes = append(runes[:width-1:width-1], '…')
	}
	if len(runes) > 0 {
		cut = append(cut, string(runes))
	}
	return cut
}

// validOn are the facts that were stated by the date.
func validOn(facts []postgres.Fact, on news.Date) (valid []postgres.Fact) {
	for _, f := range facts {
		if registry.Lasted(f.Date, news.Date{}, on) != registry.No {
			valid = append(valid, f)
		}
	}
	return valid
}
