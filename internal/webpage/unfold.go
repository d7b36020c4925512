package webpage

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// minFolded is how many bytes of HTML a text area must have that is taken for a folded article.
// Others hold snippets for readers to copy.
const minFolded = 200

// unfold shows articles that a page keeps in text areas, as HTML for a script to write. It reports
// whether there were any.
func (s *survey) unfold() bool {
	any := false
	for _, area := range s.areas {
		text := area.FirstChild
		if text == nil || len(text.Data) < minFolded || !strings.Contains(text.Data, "<p") {
			continue
		}
		nodes, err := html.ParseFragment(strings.NewReader(text.Data), &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div})
		if err != nil {
			continue
		}
		area.RemoveChild(text)
		area.Data, area.DataAtom, area.Attr = "div", atom.Div, nil
		for _, n := range nodes {
			area.AppendChild(n)
		}
		any = true
	}
	return any
}

// folded is the text of a small text area whose class ends in one of the endings: the page tells a
// script so what it does not show.
func (s *survey) folded(endings ...string) string {
	for _, area := range s.areas {
		for class := range strings.FieldsSeq(attr(area, "class")) {
			ends := func(ending string) bool { return strings.HasSuffix(class, ending) }
			if text := area.FirstChild; slices.ContainsFunc(endings, ends) && text != nil && len(text.Data) < maxShort {
				return tidy(text.Data)
			}
		}
	}
	return ""
}
