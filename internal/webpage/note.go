package webpage

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// note keeps an element that tells more than its text.
func (s *survey) note(n *html.Node) {
	switch n.DataAtom {
	case atom.Meta:
		s.metas = append(s.metas, n)
	case atom.Title:
		if s.title == nil {
			s.title = n
		}
	case atom.Script:
		s.noteScript(n)
	case atom.Textarea:
		s.areas = append(s.areas, n)
	case atom.Time:
		s.times = append(s.times, anchor{n, len(s.lines)})
		s.noteNames(n)
	case atom.A:
		s.anchors = append(s.anchors, anchor{n, len(s.lines)})
		s.file = s.file || isFile(attr(n, "href"))
		s.noteNames(n)
	default:
		s.noteNames(n)
	}
}

func (s *survey) noteScript(n *html.Node) {
	if n.FirstChild != nil {
		s.scripts = append(s.scripts, n.FirstChild.Data)
	}
}

// noteNames keeps an element for what its tag, class and id say that it is.
func (s *survey) noteNames(n *html.Node) {
	heading := n.DataAtom == atom.H1 || n.DataAtom == atom.H2 || n.DataAtom == atom.H3
	source := false
	for _, a := range n.Attr {
		if a.Key == "class" || a.Key == "id" {
			name := strings.ToLower(a.Val)
			heading = heading || strings.Contains(name, "tit") || strings.Contains(name, "headline")
			source = source || name == "js_name" /* of WeChat */ || strings.Contains(name, "source") || strings.Contains(name, "origin") && !strings.Contains(name, "original")
		}
	}
	if heading {
		s.headings = append(s.headings, n)
	}
	if source {
		s.sources = append(s.sources, n)
	}
}
