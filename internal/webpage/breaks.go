package webpage

import (
	"strings"

	"golang.org/x/net/html"
)

// lineBreak is U+2028, which readability takes for an ordinary character.
const lineBreak = "\u2028"

// breakLines writes the line breaks of a tree into its texts: readability takes <br> for empty
// space and turns blocks into others, and would run the lines of a roster into one.
func breakLines(root *html.Node) {
	var b breaker
	b.walk(root)
}

// A breaker knows whether a line has ended since the last text.
type breaker struct{ ended bool }

func (b *breaker) walk(n *html.Node) {
	if n.Type == html.TextNode && b.ended && strings.TrimSpace(n.Data) != "" {
		n.Data, b.ended = lineBreak+n.Data, false
	}
	if n.Type == html.ElementNode && parts[n.DataAtom]&silent != 0 {
		return
	}
	b.ended = b.ended || parts[n.DataAtom]&block != 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.walk(c)
	}
	b.ended = b.ended || parts[n.DataAtom]&block != 0
}
