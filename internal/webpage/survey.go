package webpage

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A survey is what one walk over a tree gathers: its lines, and the elements that tell more than
// their text. Walking once is what keeps parsing quick.
type survey struct {
	liner
	spans    []span
	title    *html.Node   // the first <title>
	headings []*html.Node // elements that may hold the headline
	sources  []*html.Node // elements whose class or id says that they name the source
	anchors  []anchor
	times    []anchor // <time>
	metas    []*html.Node
	areas    []*html.Node // <textarea>
	scripts  []string     // JSON-LD and others that stand in the page
}

// A span is an element and the lines [from, to) that it holds.
type span struct {
	node     *html.Node
	from, to int
}

// An anchor is a link, or another element within a line, and the line that it stands in.
type anchor struct {
	node *html.Node
	line int
}

// surveyOf walks the tree under root. Package html bounds the depth of trees, and so the
// recursion.
func surveyOf(root *html.Node) *survey {
	s := new(survey)
	s.walk(root)
	s.end()
	return s
}

func (s *survey) walk(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		s.add(n.Data)
		return
	case html.ElementNode:
		s.note(n)
	}
	is := parts[n.DataAtom]
	switch {
	case n.DataAtom == atom.Head:
		s.noteAll(n)
	case is&silent != 0:
	case n.DataAtom == atom.Tr:
		s.row(n)
	case is&block == 0 && isHidden(n):
		s.aside(n)
	default:
		s.inside(n, is)
	}
}

// aside walks an element that hides in the middle of a line (watermarks do) and is no part of it.
func (s *survey) aside(n *html.Node) {
	texts, linked := s.texts, s.linked
	s.texts, s.linked = nil, 0
	s.inside(n, block)
	s.texts, s.linked = texts, linked
}

// noteAll notes what the head of a page declares.
func (s *survey) noteAll(head *html.Node) {
	for c := head.FirstChild; c != nil; c = c.NextSibling {
		s.note(c)
	}
}

// inside walks what an element holds.
func (s *survey) inside(n *html.Node, is part) {
	if is&block != 0 {
		s.end()
	}
	from := s.begun()
	s.open(n, 1)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		s.walk(c)
	}
	if is&block != 0 {
		s.end()
	}
	s.open(n, -1)
	if to := s.begun(); is&container != 0 && to > from {
		s.spans = append(s.spans, span{n, from, to})
	}
}

// begun is the number of lines with the one that has not ended.
func (s *survey) begun() int { return len(s.lines) + min(len(s.texts), 1) }

// open enters (1) or leaves (-1) an element.
func (s *survey) open(n *html.Node, by int) {
	switch n.DataAtom {
	case atom.A:
		s.links += by
	case atom.Pre:
		s.pre += by
	default:
		if keepsLines(n) {
			s.pre += by
		}
	}
	if isHidden(n) {
		s.hidden += by
	}
}

// keepsLines reports whether the style of n shows the line breaks of the HTML.
func keepsLines(n *html.Node) bool {
	for _, a := range n.Attr {
		if a.Key == "style" {
			_, value, found := strings.Cut(a.Val, "white-space")
			return found && strings.HasPrefix(strings.TrimLeft(value, ": "), "pre")
		}
	}
	return false
}

// row walks a table row. It is one line if no cell has more than one; a table that only lays out
// a page has such cells.
func (s *survey) row(tr *html.Node) {
	s.end()
	from, spans, anchors, single := len(s.lines), len(s.spans), len(s.anchors), true
	for c := tr.FirstChild; c != nil; c = c.NextSibling {
		before := len(s.lines)
		s.walk(c)
		s.end()
		single = single && len(s.lines) <= before+1
	}
	if single {
		s.mergeRow(from)
		s.spans = s.spans[:spans]
		for i := anchors; i < len(s.anchors); i++ {
			s.anchors[i].line = from
		}
	}
}

// isHidden reports whether n says of itself that it is not shown.
func isHidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "style":
			_, value, found := strings.Cut(a.Val, "display")
			value, colon := strings.CutPrefix(strings.TrimLeft(value, " "), ":")
			return found && colon && strings.HasPrefix(strings.TrimLeft(value, " "), "none")
		}
	}
	return false
}
