package webpage

import (
	"fmt"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"
)

// A Selector is a compiled group of CSS selectors.
type Selector = cascadia.SelectorGroup

// Compile compiles a group of CSS selectors ("h1#ti, h1.title").
func Compile(text string) (Selector, error) {
	group, err := cascadia.ParseGroup(text)
	if err != nil {
		return nil, fmt.Errorf("%q is no CSS selector: %w", text, err)
	}
	return group, nil
}

// firstFound is what the first selector of the list with any result finds.
func firstFound(root *html.Node, list []Selector) []*html.Node {
	for _, sel := range list {
		if found := cascadia.QueryAll(root, sel); len(found) > 0 {
			return found
		}
	}
	return nil
}
