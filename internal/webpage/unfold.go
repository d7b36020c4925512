package webpage

import (
	"slices"
	"strings"
)

// minFolded is how many bytes of HTML a text area must have that is taken for a folded article.
// Others hold snippets for readers to copy.
const minFolded = 200

// unfold shows articles that a page keeps in text areas, as HTML for a script to write. It reports
// whether there were any.
func (s *survey) unfold() bool {
	any := false
	for _, area := range s.areas {
		text := area.FirstChild
		if text == nil || len(text.Data) < minFolded || !strings.Contains(text.Data, "<p") {
			continue
		}
		unfoldIn(area, text.Data)
		area.Attr = nil // they hide it from readers
		any = true
	}
	return any
}

// folded is the text of a small text area whose class ends in one of the endings: the page tells a
// script so what it does not show.
func (s *survey) folded(endings ...string) string {
	for _, area := range s.areas {
		for class := range strings.FieldsSeq(attr(area, "class")) {
			ends := func(ending string) bool { return strings.HasSuffix(class, ending) }
			if text := area.FirstChild; slices.ContainsFunc(endings, ends) && text != nil && len(text.Data) < maxShort {
				return tidy(text.Data)
			}
		}
	}
	return ""
}
