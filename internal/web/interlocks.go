package web

import (
	"fmt"
	"math"
	"net/http"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/registry"
)

// An interlocksView is who and whose agencies meet in which groups on a date.
type interlocksView struct {
	On       news.Date
	Groups   []kin // numbered from 1
	Left     int   // groups that are not shown
	People   []interlockRow
	Agencies []interlockRow
	Network  network
}

// An interlockRow is a line of a matrix: a person or agency, and a cell for each group.
type interlockRow struct {
	Name, Href string
	Count      int
	Cells      []interlockCell
}

// An interlockCell is a seat, by a sign; without one it is empty.
type interlockCell struct {
	Number int // of the group, from 1
	Sign   string
	Says   any
}

// interlocks shows who sits on several groups together, as of the date that the address asks for.
func (s *site) interlocks(w http.ResponseWriter, r *http.Request) error {
	on, err := askedDate(r)
	if err != nil {
		return err
	}
	found, err := registry.InterlocksOn(r.Context(), s.db, on)
	if err != nil {
		return err
	}
	v := interlocksView{On: on, Left: found.Left, Network: newNetwork(found),
		People: newInterlockRows(found, found.People, true), Agencies: newInterlockRows(found, found.Agencies, false)}
	for _, g := range found.Groups {
		v.Groups = append(v.Groups, kin{g.Name, groupPath(g.Group)})
	}
	return s.page(w, r, "interlocks", view{Title: say("Interlocks"), Section: "groups", Data: v})
}

func newInterlockRows(found registry.Interlocks, list []registry.Interlocked, people bool) (rows []interlockRow) {
	for _, x := range list {
		row := interlockRow{Name: x.Name, Count: len(x.Seats)}
		if people {
			row.Href = personPath(x.ID)
		}
		for i, g := range found.Groups {
			cell := interlockCell{Number: i + 1}
			if s, sits := x.Seats[g.Group]; sits {
				cell.Sign = seatSigns[s.Sure]
				cell.Says = say("{role} {person}: {sure}", name(s.Role), name(s.PersonName), certaintyWords[s.Sure])
			}
			row.Cells = append(row.Cells, cell)
		}
		rows = append(rows, row)
	}
	return rows
}

// seatSigns show how sure a seat is without colour.
var seatSigns = map[registry.Certainty]string{registry.Certain: "●", registry.Possible: "◐", registry.NotKnown: "○"}

// A network draws groups in a circle, in their order, and a line between those that share people:
// the more, the wider.
type network struct {
	Size  int // pixels, in both directions
	Nodes []node
	Edges []edge
}

type node struct {
	X, Y   string
	Number int
	Title  locale.Name
}

type edge struct {
	X1, Y1, X2, Y2, Width string
	Title                 locale.Message
}

const (
	networkSize   = 520 // pixels
	networkRadius = 220
	widestEdge    = 8
)

func newNetwork(found registry.Interlocks) network {
	n := network{Size: networkSize}
	at := func(i int) (x, y string) {
		angle := 2*math.Pi*float64(i)/float64(len(found.Groups)) - math.Pi/2
		return pixels(networkSize/2 + networkRadius*math.Cos(angle)), pixels(networkSize/2 + networkRadius*math.Sin(angle))
	}
	for i, g := range found.Groups {
		x, y := at(i)
		n.Nodes = append(n.Nodes, node{x, y, i + 1, name(g.Name)})
	}
	for _, p := range found.Pairs() {
		e := edge{Width: pixels(min(float64(len(p.Shared)), widestEdge)),
			Title: say("{a} and {b} share {people}", p.A+1, p.B+1, name(strings.Join(p.Shared, "、")))}
		e.X1, e.Y1 = at(p.A)
		e.X2, e.Y2 = at(p.B)
		n.Edges = append(n.Edges, e)
	}
	return n
}

func pixels(x float64) string { return fmt.Sprintf("%.1f", x) }
