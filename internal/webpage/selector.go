package webpage

import (
	"fmt"

	"github.com/andybalholm/cascadia"
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
