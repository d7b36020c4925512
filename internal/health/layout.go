package health

import (
	"hash/fnv"
	"strings"

	"golang.org/x/net/html"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// Layout is a number for how a page is built: the elements, with their first classes, around the
// most text. Pages made by one template have the same number, whatever they say. It is 0 for a
// page without text.
func Layout(page news.Page) int64 {
	weights := map[string]int{}
	var open []string
	for z := html.NewTokenizer(strings.NewReader(string(page.Body[:min(len(page.Body), longest)]))); ; {
		switch z.Next() {
		case html.ErrorToken:
			return number(heaviest(weights))
		case html.StartTagToken:
			if token := z.Token(); nests(token.Data) && len(open) < 64 {
				open = append(open, element(token))
			}
		case html.EndTagToken:
			if name, _ := z.TagName(); nests(string(name)) {
				open = closed(open, string(name))
			}
		case html.TextToken:
			weights[strings.Join(open, ">")] += len(strings.TrimSpace(string(z.Text())))
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
func element(token html.Token) string {
	for _, key := range []string{"class", "id"} {
		for _, a := range token.Attr {
			if name := strings.Fields(a.Val); a.Key == key && len(name) > 0 {
				return token.Data + "." + strings.TrimRight(name[0], "0123456789-_")
			}
		}
	}
	return token.Data
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

func heaviest(weights map[string]int) (path string) {
	most := 0
	for p, n := range weights {
		if strings.Contains(p, "script") || strings.Contains(p, "style") {
			continue
		}
		if n > most || n == most && n > 0 && p < path {
			path, most = p, n
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
