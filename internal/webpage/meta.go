package webpage

import (
	"strings"

	"golang.org/x/net/html"
)

// metaOf are the contents of the <meta> of a page by name, property or itemprop in lower case;
// the first that is not empty counts.
func metaOf(metas []*html.Node) map[string]string {
	found := map[string]string{}
	for _, n := range metas {
		content := tidy(attr(n, "content"))
		for _, key := range []string{"name", "property", "itemprop"} {
			name := strings.ToLower(strings.TrimSpace(attr(n, key)))
			if name != "" && content != "" && found[name] == "" {
				found[name] = content
			}
		}
	}
	return found
}

// firstMeta is the content of the first name that the page has.
func (p *parser) firstMeta(names []string) string {
	for _, name := range names {
		if content := p.meta[name]; content != "" {
			return content
		}
	}
	return ""
}
