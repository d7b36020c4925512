package webpage

import (
	"regexp"
	"strings"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"
)

// An Anchor is a link of a page.
type Anchor struct {
	Reference string // absolute address
	Text      string
}

var (
	anchorTag  = cascadia.MustCompile("a[href]")
	wholeTitle = cascadia.MustCompile("title")
	titleParts = regexp.MustCompile(`\s*[_|｜-]+\s*|\s+[-–—]\s+`)
)

// Anchors are the links of a page in its order.
func (d *Document) Anchors() []Anchor {
	var anchors []Anchor
	for _, n := range query(d.root, anchorTag) {
		if ref := d.reference(n); ref != "" {
			anchors = append(anchors, Anchor{ref, shortText(n)})
		}
	}
	return anchors
}

// TitleParts are the parts of the page's title, the site last in most of them.
func (d *Document) TitleParts() []string {
	var parts []string
	for _, part := range titleParts.Split(shortText(firstNode(query(d.root, wholeTitle))), -1) {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

// SelectorOf is a CSS selector for the part of the page that holds all links to certain
// addresses: the nearest element around them that has an id or a class. It is "" if that is the
// whole page.
func (d *Document) SelectorOf(such func(reference string) bool) string {
	var around []*html.Node
	for _, n := range query(d.root, anchorTag) {
		if ref := d.reference(n); ref != "" && such(ref) {
			around = sharedAncestors(around, ancestors(n))
		}
	}
	for _, n := range around {
		if name := nameOf(n); name != "" {
			return name + " a[href]"
		}
	}
	return ""
}

// ancestors are the elements around n, the nearest first.
func ancestors(n *html.Node) []*html.Node {
	var list []*html.Node
	for p := n.Parent; p != nil && p.Type == html.ElementNode && p.Data != "body"; p = p.Parent {
		list = append(list, p)
	}
	return list
}

// sharedAncestors are those of both; nil stands for all.
func sharedAncestors(a, b []*html.Node) []*html.Node {
	if a == nil {
		return b
	}
	shared := []*html.Node{}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		shared = append([]*html.Node{a[len(a)-1]}, shared...)
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return shared
}

var plainName = regexp.MustCompile(`^[A-Za-z][\w-]*$`)

// nameOf selects an element by its id or first class, "" if it has none that is a plain name.
func nameOf(n *html.Node) string {
	if id := attr(n, "id"); plainName.MatchString(id) {
		return "#" + id
	}
	for _, class := range strings.Fields(attr(n, "class")) {
		if plainName.MatchString(class) {
			return n.Data + "." + class
		}
	}
	return ""
}
