package webpage

import (
	"slices"
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
	hidden bool // its element is not shown
	file   bool // a link in it leads to a file
}

// A part is what a kind of element is to the lines of a page.
type part uint8

const (
	// a block begins and ends a line. A table cell is none: its row is.
	block part = 1 << iota
	// a silent element holds no text for readers.
	silent
	// a container may hold an article.
	container
)

var parts = partsOf()

func partsOf() map[atom.Atom]part {
	found := map[atom.Atom]part{}
	for _, list := range []struct {
		part  part
		atoms []atom.Atom
	}{
		{block, []atom.Atom{atom.Address, atom.Aside, atom.Blockquote, atom.Br, atom.Caption, atom.Dd, atom.Dl, atom.Dt, atom.Fieldset,
			atom.Figcaption, atom.Figure, atom.Footer, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Header, atom.Hr,
			atom.Li, atom.Nav, atom.Table, atom.Title, atom.Tr}},
		{silent, []atom.Atom{atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Iframe, atom.Svg, atom.Select, atom.Button,
			atom.Textarea, atom.Object, atom.Head}},
		{block | container, []atom.Atom{atom.Article, atom.Body, atom.Center, atom.Div, atom.Form, atom.Main, atom.Ol, atom.P,
			atom.Pre, atom.Section, atom.Ul}},
		{container, []atom.Atom{atom.Td, atom.Span}},
	} {
		for _, a := range list.atoms {
			found[a] = list.part
		}
	}
	return found
}

// linesOf are the lines under root, none of them empty.
func linesOf(root *html.Node) []line { return surveyOf(root).lines }

// shownOf are those of lines that a reader sees.
func shownOf(lines []line) []line {
	hidden := func(l line) bool { return l.hidden }
	if !slices.ContainsFunc(lines, hidden) {
		return lines
	}
	return slices.DeleteFunc(slices.Clone(lines), hidden)
}

// A liner puts lines together from the texts of a tree.
type liner struct {
	lines  []line
	texts  []string // of the line that is not yet ended
	linked int      // bytes of it that stand in links
	links  int      // links that are open
	file   bool     // one of its links leads to a file
	pre    int      // <pre> elements that are open
	hidden int      // elements that are open and not shown
}

// add adds a text to the line. Blanks between elements begin no line.
func (l *liner) add(text string) {
	if l.pre > 0 && strings.Contains(text, "\n") {
		text = strings.ReplaceAll(text, "\n", lineBreak)
	}
	for {
		before, after, more := strings.Cut(text, lineBreak)
		l.put(before)
		if !more {
			return
		}
		l.end()
		text = after
	}
}

func (l *liner) put(text string) {
	trimmed := strings.Trim(text, blanks)
	if trimmed == "" && len(l.texts) == 0 {
		return
	}
	l.texts = append(l.texts, text)
	if l.links > 0 {
		l.linked += len(trimmed)
	}
}

// end ends the line, if one has begun.
func (l *liner) end() {
	if len(l.texts) == 0 {
		return
	}
	text := l.texts[0]
	if len(l.texts) > 1 {
		text = strings.Join(l.texts, "")
	}
	if text = tidy(text); text != "" {
		l.lines = append(l.lines, line{text, l.linked*10 >= len(text)*7, l.linked > 0, l.hidden > 0, l.file})
	}
	l.texts, l.linked, l.file = l.texts[:0], 0, false
}

// mergeRow makes one line of the cells of a row, parted by full-width spaces as rosters are. Each
// cell has one line, the first of them at from.
func (l *liner) mergeRow(from int) {
	cells := l.lines[from:]
	if len(cells) < 2 {
		return
	}
	merged := line{linked: true, hidden: true}
	texts := make([]string, len(cells))
	for i, c := range cells {
		texts[i] = c.text
		merged.linked, merged.links = merged.linked && c.linked, merged.links || c.links
		merged.hidden, merged.file = merged.hidden && c.hidden, merged.file || c.file
	}
	merged.text = strings.Join(texts, "\u3000")
	l.lines = append(l.lines[:from], merged)
}
