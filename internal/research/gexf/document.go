package gexf

import (
	"encoding/xml"
	"slices"
)

// The ids of the attributes.
const (
	kindAttribute = "kind"
	roleAttribute = "role"
)

type document struct {
	XMLName xml.Name `xml:"http://gexf.net/1.3 gexf"`
	Version string   `xml:"version,attr"`
	Creator string   `xml:"meta>creator"`
	Graph   body     `xml:"graph"`
}

type body struct {
	Mode       string       `xml:"mode,attr"`
	EdgeType   string       `xml:"defaultedgetype,attr"`
	Format     string       `xml:"timeformat,attr"`
	Time       string       `xml:"timerepresentation,attr"`
	Attributes []attributes `xml:"attributes"`
	Nodes      []*node      `xml:"nodes>node"`
	Edges      []*edge      `xml:"edges>edge"`
}

type attributes struct {
	Class     string    `xml:"class,attr"`
	Mode      string    `xml:"mode,attr"`
	Attribute attribute `xml:"attribute"`
}

type attribute struct {
	ID    string `xml:"id,attr"`
	Title string `xml:"title,attr"`
	Type  string `xml:"type,attr"`
}

type node struct {
	ID     string     `xml:"id,attr"`
	Label  string     `xml:"label,attr"`
	Values []attvalue `xml:"attvalues>attvalue"`
	Spells spells     `xml:"spells>spell"`
}

type edge struct {
	ID     string     `xml:"id,attr"`
	Source string     `xml:"source,attr"`
	Target string     `xml:"target,attr"`
	Values []attvalue `xml:"attvalues>attvalue"`
	Spells spells     `xml:"spells>spell"`
}

type attvalue struct {
	For   string `xml:"for,attr"`
	Value string `xml:"value,attr"`
	spell
}

// A spell is a time, both ends included.
type spell struct {
	Start string `xml:"start,attr,omitempty"` // YYYY-MM-DD; "" if not known
	End   string `xml:"end,attr,omitempty"`
}

type spells []spell

// add adds a spell that is not there yet.
func (all *spells) add(s spell) {
	if !slices.Contains(*all, s) {
		*all = append(*all, s)
	}
}

func (g *graph) document() document {
	return document{Version: "1.3", Creator: "xiaozu", Graph: body{
		Mode: "dynamic", EdgeType: "undirected", Format: "date", Time: "interval",
		Attributes: []attributes{
			{"node", "static", attribute{kindAttribute, "Kind", "string"}},
			{"edge", "dynamic", attribute{roleAttribute, "Role", "string"}},
		},
		Nodes: g.nodes, Edges: g.edges,
	}}
}
