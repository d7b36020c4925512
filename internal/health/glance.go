package health

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// A glance is what can be seen of a page without a browser.
type glance struct {
	title, text string
	long        bool // it has more text than a substitute, and only its title was looked at
	scripted    bool
	code        string // of scripts and addresses
}

func (g glance) short() bool { return !g.long && utf8.RuneCountInString(g.text) <= little }

// see parts what a reader sees from what scripts do.
func see(source string) (g glance) {
	g.long = saysMuch(source)
	var text, code strings.Builder
	in := ""
	for z := html.NewTokenizer(strings.NewReader(source)); ; {
		switch z.Next() {
		case html.ErrorToken:
			g.text, g.code = strings.TrimSpace(text.String()), code.String()
			return g
		case html.StartTagToken:
			name, more := z.TagName()
			in = string(name)
			g.scripted = g.scripted || in == "script"
			for more {
				var value []byte
				_, value, more = z.TagAttr()
				code.WriteByte(' ')
				code.Write(value)
			}
		case html.EndTagToken:
			if in = ""; g.long && g.title != "" {
				return g
			}
		case html.TextToken:
			switch part := string(z.Text()); in {
			case "title":
				g.title += strings.TrimSpace(part)
			case "script":
				code.WriteString(part)
			case "style":
			default:
				text.WriteString(strings.Join(strings.Fields(part), " "))
			}
		}
	}
}

// saysMuch reports whether a page has more Han characters between its tags than a substitute, by a count that
// is quicker than reading the tags: it leaves out scripts, styles and comments.
func saysMuch(source string) bool {
	for han := 0; ; {
		text, tag, found := strings.Cut(source, "<")
		for i := range len(text) {
			if text[i] >= 0xe3 && text[i] < 0xf0 { // the first byte of a Han character, or of a mark as wide
				han++
			}
		}
		switch {
		case han > little:
			return true
		case !found:
			return false
		}
		_, source, _ = strings.Cut(tag, endOf(tag))
	}
}

// endOf is what ends that which begins with a tag, without its first mark: a script, a style, a comment, or the tag.
func endOf(tag string) string {
	switch {
	case strings.HasPrefix(tag, "!--"):
		return "-->"
	case hasName(tag, "script"):
		return "</script"
	case hasName(tag, "style"):
		return "</style"
	}
	return ">"
}

func hasName(tag, name string) bool {
	return len(tag) > len(name) && strings.EqualFold(tag[:len(name)], name)
}
