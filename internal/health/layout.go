package health

import (
	"bytes"
	"cmp"
	"hash/fnv"
	"strings"

	"golang.org/x/net/html"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// Layout is a number for how a page is built: the elements, with their first classes, around the
// most text. Pages made by one template have the same number, whatever they say. It is 0 for a
// page without text.
func Layout(page news.Page) int64 {
	weights := map[string]*int{}
	var open []string
	here := new(int) // weight of the elements that are open
	enter := func(elements []string) {
		open = elements
		path := strings.Join(open, ">")
		if here = weights[path]; here == nil {
			here = new(int)
			weights[path] = here
		}
	}
	enter(nil)
	for z := html.NewTokenizer(bytes.NewReader(page.Body[:min(len(page.Body), longest)])); ; {
		switch z.Next() {
		case html.ErrorToken:
			return number(heaviest(weights))
		case html.StartTagToken:
			if name, attributes := z.TagName(); nests(string(name)) && len(open) < 64 {
				enter(append(open, element(z, string(name), attributes)))
			}
		case html.EndTagToken:
			if name, _ := z.TagName(); nests(string(name)) {
				enter(closed(open, string(name)))
			}
		case html.TextToken:
			*here += len(bytes.TrimSpace(z.Text()))
		}
	}
}

// nests reports whether an element shapes a page; those of a text, as p and span, do not.
func nests(name string) bool {
	switch name {
	case "html", "body", "main", "article", "section", "div", "table", "tbody", "tr", "td", "script", "style", "ul", "form":
		return true
	}
	return false
}

// element is a tag with its first class or id, without digits, which number elements of a kind.
func element(z *html.Tokenizer, name string, attributes bool) string {
	class, id := "", ""
	for attributes {
		var key, value []byte
		key, value, attributes = z.TagAttr()
		switch words := strings.Fields(string(value)); {
		case len(words) == 0:
		case class == "" && string(key) == "class":
			class = words[0]
		case id == "" && string(key) == "id":
			id = words[0]
		}
	}
	if first := cmp.Or(class, id); first != "" {
		return name + "." + strings.TrimRight(first, "0123456789-_")
	}
	return name
}

// closed takes the innermost open element of that name off, with those that were left open in it.
func closed(open []string, name string) []string {
	for i := len(open) - 1; i >= 0; i-- {
		if tag, _, _ := strings.Cut(open[i], "."); tag == name {
			return open[:i]
		}
	}
	return open
}

func heaviest(weights map[string]*int) (path string) {
	most := 0
	for p, n := range weights {
		if strings.Contains(p, "script") || strings.Contains(p, "style") {
			continue
		}
		if *n > most || *n == most && *n > 0 && p < path {
			path, most = p, *n
		}
	}
	return path
}

func number(path string) int64 {
	if path == "" {
		return 0
	}
	h := fnv.New64a()
	h.Write([]byte(path))
	return int64(h.Sum64())
}
