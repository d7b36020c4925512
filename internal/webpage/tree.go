package webpage

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxDepth is where an over-deep page is flattened: well under the 512 open elements at which
// package html gives up, since it opens some by itself.
const maxDepth = 200

// tree parses text. A page that is nested too deep, as unclosed tags make it, is parsed again
// without its deepest tags; their text stays.
func tree(text string) (*html.Node, []string) {
	if root, err := html.Parse(strings.NewReader(text)); err == nil {
		return root, nil
	}
	root, err := html.Parse(strings.NewReader(flatten(text)))
	if err != nil {
		return &html.Node{Type: html.DocumentNode}, []string{"page cannot be read as HTML: " + err.Error()}
	}
	return root, []string{"page is nested too deep: tags deeper than 200 were ignored"}
}

// flatten writes text without the tags that stand deeper than maxDepth, but for <br> and <p>,
// which become line breaks.
func flatten(text string) string {
	var out strings.Builder
	z := html.NewTokenizer(strings.NewReader(text))
	for depth := 0; ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			return out.String()
		}
		raw := string(z.Raw())
		name, _ := z.TagName()
		switch tag := atom.Lookup(name); {
		case kind == html.StartTagToken && !voids[tag]:
			depth++
		case kind == html.EndTagToken:
			depth = max(0, depth-1)
		}
		out.WriteString(shallow(kind, raw, atom.Lookup(name), depth))
	}
}

func shallow(kind html.TokenType, raw string, tag atom.Atom, depth int) string {
	switch {
	case depth < maxDepth || kind == html.TextToken:
		return raw
	case tag == atom.P || tag == atom.Br:
		return "<br>"
	}
	return ""
}

// voids are the elements that have no end tag.
var voids = map[atom.Atom]bool{
	atom.Area: true, atom.Base: true, atom.Br: true, atom.Col: true, atom.Embed: true, atom.Hr: true, atom.Img: true,
	atom.Input: true, atom.Link: true, atom.Meta: true, atom.Source: true, atom.Track: true, atom.Wbr: true,
}
