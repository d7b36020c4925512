// Package gexf writes seats as a network of people and bodies that changes in time, in the form that Gephi and
// other tools for networks read: GEXF 1.3 (https://gexf.net). A person and a body are joined by one edge, which is
// there in the spells of the seats; its role has the value that it had then. Bodies that share people are
// interlocked. A spell without a beginning or an end is one of which that is not known.
package gexf

import (
	"bufio"
	"cmp"
	"encoding/xml"
	"fmt"
	"io"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
)

// Tables are the names of those that can be written.
func Tables() []string { return []string{"seats"} }

// Write writes the network of the rows, and returns how many these were. Nothing is written before the last row came,
// since nodes stand before edges; a file that breaks off is no XML.
func Write(w io.Writer, t research.Table) (rows int, err error) {
	if t.Name != Tables()[0] {
		return 0, fmt.Errorf("write GEXF: the table %s is no network; that of seats is", t.Name)
	}
	g := newGraph()
	rows, err = t.EachRow(func(record postgres.Record) error { return g.add(t.Fields(record)) })
	if err == nil {
		err = g.write(w)
	}
	if err != nil {
		return rows, fmt.Errorf("write GEXF: %w", err)
	}
	return rows, nil
}

func (g *graph) write(w io.Writer) error {
	out := bufio.NewWriter(w)
	out.WriteString(xml.Header)
	encoder := xml.NewEncoder(out)
	encoder.Indent("", " ")
	return cmp.Or(encoder.Encode(g.document()), out.Flush())
}

// A graph is the network so far, in the order of its rows.
type graph struct {
	nodes []*node
	edges []*edge
	node  map[string]*node
	edge  map[[2]string]*edge
}

func newGraph() *graph { return &graph{node: map[string]*node{}, edge: map[[2]string]*edge{}} }

// add adds a seat.
func (g *graph) add(seat map[string]string) error {
	spell, err := newSpell(seat["from"], seat["to"])
	if err != nil {
		return fmt.Errorf("seat of %s in %s: %w", seat["person"], seat["body"], err)
	}
	who := g.join("person", seat["person"], seat["person_name"], spell)
	where := g.join("body", seat["body"], seat["body_name"], spell)
	key := [2]string{who, where}
	e, known := g.edge[key]
	if !known {
		e = &edge{ID: fmt.Sprint(len(g.edges)), Source: who, Target: where}
		g.edge[key], g.edges = e, append(g.edges, e)
	}
	e.Spells.add(spell)
	e.Values = append(e.Values, attvalue{For: roleAttribute, Value: seat["role"], spell: spell})
	return nil
}

// join makes a node be there for a spell, and returns its id.
func (g *graph) join(kind, id, label string, s spell) string {
	id = kind + ":" + id
	n, known := g.node[id]
	if !known {
		n = &node{ID: id, Label: label, Values: []attvalue{{For: kindAttribute, Value: kind}}}
		g.node[id], g.nodes = n, append(g.nodes, n)
	}
	n.Spells.add(s)
	return id
}

// newSpell is from the first day that one date can mean to the last day of the other.
func newSpell(from, to string) (s spell, err error) {
	begin, err := news.ParseDate(from)
	if err != nil {
		return s, err
	}
	end, err := news.ParseDate(to)
	if err != nil {
		return s, err
	}
	if !begin.IsZero() {
		s.Start = begin.First().Format("2006-01-02")
	}
	if !end.IsZero() {
		s.End = end.Last().Format("2006-01-02")
	}
	return s, nil
}
