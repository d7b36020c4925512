package webpage

import (
	"fmt"

	"github.com/PuerkitoBio/goquery"
	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"
)

// A Selector is a compiled group of CSS selectors.
type Selector = goquery.Matcher

// Compile compiles a group of CSS selectors ("h1#ti, h1.title"). It asks goquery's engine
// directly, since goquery itself takes a wrong selector for one that finds nothing.
func Compile(text string) (Selector, error) {
	sel, err := cascadia.Compile(text)
	if err != nil {
		return nil, fmt.Errorf("%q is no CSS selector: %w", text, err)
	}
	return sel, nil
}

// query gives the elements below root that sel finds, in the order of the page.
func query(root *html.Node, sel Selector) []*html.Node {
	return goquery.NewDocumentFromNode(root).FindMatcher(sel).Nodes
}

// firstNode is the first of nodes, or nil.
func firstNode(nodes []*html.Node) *html.Node {
	if len(nodes) == 0 {
		return nil
	}
	return nodes[0]
}
