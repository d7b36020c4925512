package webpage

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A line is what a reader sees on one line when the window is wide: a paragraph, what stands
// between two <br>, a row of a table.
type line struct {
	text   string
	linked bool // nearly all of it stands in links
	links  bool // some of it does
}

// blocks begin and end a line. A table cell is none: its row is.
var blocks = atoms(atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Br, atom.Center, atom.Dd,
	atom.Div, atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Form, atom.H1, atom.H2,
	atom.H3, atom.H4, atom.H5, atom.H6, atom.Header, atom.Hr, atom.Li, atom.Main, atom.Nav, atom.Ol, atom.P, atom.Pre,
	atom.Section, atom.Table, atom.Tr, atom.Ul, atom.Caption, atom.Title)

// silent elements hold no text for readers.
var silent = atoms(atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Iframe, atom.Svg, atom.Select, atom.Button,
	atom.Textarea, atom.Object, atom.Head)

func atoms(list ...atom.Atom) map[atom.Atom]bool {
	set := make(map[atom.Atom]bool, len(list))
	for _, a := range list {
		set[a] = true
	}
	return set
}

// linesOf are the lines under root, none of them empty. Package html bounds the depth of trees,
// and so the recursion.
func linesOf(root *html.Node) []line {
	var l liner
	l.walk(root)
	l.end()
	return l.lines
}

// A liner collects lines while it walks a tree.
type liner struct {
	lines  []line
	text   strings.Builder
	linked int // bytes of the line that stand in links
	links  int // links that are open
	pre    int // <pre> elements that are open
}

func (l *liner) walk(n *html.Node) {
	if n.Type == html.TextNode {
		l.add(n.Data)
		return
	}
	if n.Type == html.ElementNode && silent[n.DataAtom] {
		return
	}
	if n.DataAtom == atom.Tr && !holdsTable(n) && l.row(n) {
		return
	}
	l.open(n, 1)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		l.walk(c)
	}
	l.open(n, -1)
}

// open enters (1) or leaves (-1) an element.
func (l *liner) open(n *html.Node, by int) {
	if blocks[n.DataAtom] {
		l.end()
	}
	switch n.DataAtom {
	case atom.A:
		l.links += by
	case atom.Pre:
		l.pre += by
	}
}

// holdsTable reports whether a row lays out a page rather than data. Rows that do are not tried
// as one line: each level of tables would be read twice as often as the one around it.
func holdsTable(tr *html.Node) bool {
	for n := range tr.Descendants() {
		if n.DataAtom == atom.Table {
			return true
		}
	}
	return false
}

// row writes a table row as one line, its cells parted by full-width spaces as rosters are, if
// no cell has more than one line. A table that only lays out a page has such cells.
func (l *liner) row(tr *html.Node) bool {
	var cells []string
	for c := tr.FirstChild; c != nil; c = c.NextSibling {
		inner := linesOf(c)
		if len(inner) > 1 {
			return false
		}
		if len(inner) == 1 {
			cells = append(cells, inner[0].text)
		}
	}
	l.end()
	if len(cells) > 0 {
		l.lines = append(l.lines, line{text: strings.Join(cells, "\u3000")})
	}
	return true
}

func (l *liner) add(text string) {
	if l.pre > 0 {
		text = strings.ReplaceAll(text, "\n", lineBreak)
	}
	for i, part := range strings.Split(text, lineBreak) {
		if i > 0 {
			l.end()
		}
		l.text.WriteString(part)
		if l.links > 0 {
			l.linked += len(strings.TrimSpace(part))
		}
	}
}

func (l *liner) end() {
	if text := tidy(l.text.String()); text != "" {
		l.lines = append(l.lines, line{text, l.linked*10 >= len(text)*7, l.linked > 0})
	}
	l.text.Reset()
	l.linked = 0
}
