package webpage

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// unfold makes elements of a page what their text says: some sites ship an article as escaped
// markup in <textarea>, which a script of the page shows. They keep their attributes.
func (d *Document) unfold(sel Selector) {
	if sel == nil {
		return
	}
	for _, n := range query(d.root, sel) {
		unfoldIn(n, textIn(n))
	}
}

// unfoldIn puts what markup says in place of the children of an element.
func unfoldIn(n *html.Node, markup string) {
	inner, _ := tree(markup)
	for n.FirstChild != nil {
		n.RemoveChild(n.FirstChild)
	}
	n.Data, n.DataAtom = "div", atom.Div
	body := firstNode(query(inner, bodyTag))
	for body != nil && body.FirstChild != nil {
		c := body.FirstChild
		body.RemoveChild(c)
		n.AppendChild(c)
	}
}

// textIn is the text right under an element, without the marks of XML around it.
func textIn(n *html.Node) string {
	var text strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode {
			text.WriteString(sections.Replace(c.Data))
		}
	}
	return text.String()
}
