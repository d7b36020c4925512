package webpage

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// title is the headline of a row: what the source points to, the title attribute of a link whose
// text was cut, or the text of the link.
func (rules ListRules) title(link, row *html.Node) string {
	if rules.Title != nil {
		if n := firstNode(query(row, rules.Title)); n != nil {
			return shortText(n)
		}
	}
	shown, full := strings.TrimSpace(withoutDates(link)), tidy(attr(link, "title"))
	stem := strings.TrimRight(shown, ".…· ")
	if shown == "" || len(full) > len(stem) && strings.HasPrefix(full, stem) {
		shown = full
	}
	if m := stamped.FindStringSubmatch(shown); m != nil {
		return m[1]
	}
	return shown
}

// stamped is a headline that the site ends with the day of publication, in brackets and figures:
// one in words (（2024年3月5日）) belongs to the headline.
var stamped = regexp.MustCompile(`^(.+?)\s*[（(\[]((?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2})[）)\]]$`)

// withoutDates is the text of a link but for the elements in it that hold nothing but a date.
func withoutDates(link *html.Node) string {
	var text strings.Builder
	for c := link.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			text.WriteString(tidy(c.Data))
		case c.Type == html.ElementNode && parts[c.DataAtom]&silent == 0 && !onlyDate.MatchString(shortText(c)):
			text.WriteString(shortText(c))
		}
		if c.DataAtom == atom.Br {
			text.WriteByte(' ')
		}
	}
	return text.String()
}

// onlyDate is a text that is a date, perhaps with time of day and brackets, and nothing else.
var onlyDate = regexp.MustCompile(`^[\s\[(（【]*(?:(?:19|20)\d\d\s?[-/.年]\s?)?\d{1,2}\s?[-/.月]\s?\d{1,2}日?(?:\s*\d{1,2}:\d\d(?::\d\d)?)?[\s\])）】]*$`)

// date is the text of a row in which its date stands: what the source points to, or else the row
// without its headline, which may name dates of its own, or else a date alone above the row or between it and
// the next, as in <dl>, or else the end of the headline.
func (rules ListRules) date(link, row *html.Node, owners map[*html.Node]string) string {
	if rules.Date != nil {
		return shortText(firstNode(query(row, rules.Date)))
	}
	if text := beside(row, link); text != "" {
		return text
	}
	if rules.dayLeads {
		return dayBefore(row)
	}
	for n := row.NextSibling; n != nil && owners[n] == ""; n = n.NextSibling {
		if text := shortText(n); onlyDate.MatchString(text) {
			return text
		}
	}
	if m := stamped.FindStringSubmatch(shortText(link)); m != nil {
		return m[2]
	}
	return ""
}

// maxDayEntries is how many entries may stand below one date.
const maxDayEntries = 100

// dayBefore is the date that stands alone before a row, or before the list that the row is in.
func dayBefore(row *html.Node) string {
	for _, n := range []*html.Node{row, row.Parent} {
		for left := maxDayEntries; n != nil && n.PrevSibling != nil && left > 0; left-- {
			n = n.PrevSibling
			if text := shortText(n); onlyDate.MatchString(text) {
				return text
			}
		}
	}
	return ""
}

// beside is the text under root but for the link, or only its date where that has an element of
// its own.
func beside(root, link *html.Node) string {
	if onlyDate.MatchString(shortText(root)) {
		return shortText(root)
	}
	var texts []string
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && onlyDate.MatchString(shortText(n)) {
			return shortText(n)
		}
		if n.Type == html.TextNode && !within(n, link) && parts[n.Parent.DataAtom]&silent == 0 {
			texts = append(texts, tidy(n.Data))
		}
	}
	return strings.TrimSpace(strings.Join(texts, " "))
}

func within(n, root *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == root {
			return true
		}
	}
	return false
}
