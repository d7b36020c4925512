package webpage

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// textOf is the text under root on one line.
func textOf(root *html.Node) string {
	var parts []string
	for _, l := range linesOf(root) {
		parts = append(parts, l.text)
	}
	return strings.Join(parts, " ")
}

// maxShort is how many bytes of text an element may have that is looked at as a headline or a
// name. Without it, elements within elements would each be read whole.
const maxShort = 1000

// shortText is the text under root, "" if root is nil or has more than maxShort bytes of it.
func shortText(root *html.Node) string {
	if root == nil {
		return ""
	}
	left := maxShort
	for n := range root.Descendants() {
		if n.Type == html.TextNode {
			left -= len(strings.TrimSpace(n.Data))
		}
		if left < 0 {
			return ""
		}
	}
	return textOf(root)
}

var blanks = regexp.MustCompile(`[ \t\r\n\f]+`)

// tidy shows white space as browsers do: runs of ASCII blanks are one, and none where a line of
// the HTML breaks between two Han characters. Full-width and no-break spaces are padding, which
// rosters are made of, and stay inside the line.
func tidy(text string) string {
	var out strings.Builder
	from := 0
	for _, at := range blanks.FindAllStringIndex(text, -1) {
		out.WriteString(text[from:at[0]])
		if !strings.ContainsAny(text[at[0]:at[1]], "\r\n") || !betweenHan(text, at) {
			out.WriteByte(' ')
		}
		from = at[1]
	}
	out.WriteString(text[from:])
	return strings.TrimFunc(strings.ReplaceAll(out.String(), "\u00a0", " "), isMargin)
}

func betweenHan(text string, at []int) bool {
	before, after := []rune(text[max(0, at[0]-4):at[0]]), []rune(text[at[1]:min(len(text), at[1]+4)])
	return len(before) > 0 && len(after) > 0 && isWide(before[len(before)-1]) && isWide(after[0])
}

// isWide reports whether r is Han or punctuation set as wide as Han.
func isWide(r rune) bool {
	return unicode.Is(unicode.Han, r) || r >= 0x3001 && r <= 0x303f || r >= 0xff01 && r <= 0xff60
}

func isMargin(r rune) bool { return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' }

// squeeze is text without any white space, for comparing.
func squeeze(text string) string {
	return strings.Map(func(r rune) rune {
		if isMargin(r) {
			return -1
		}
		return r
	}, text)
}
