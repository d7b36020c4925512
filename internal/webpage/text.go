package webpage

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// textOf is the text under root on one line: what is shown of it, or all if nothing is.
func textOf(root *html.Node) string {
	lines := linesOf(root)
	if shown := shownOf(lines); len(shown) > 0 {
		lines = shown
	}
	texts := make([]string, len(lines))
	for i, l := range lines {
		texts[i] = l.text
	}
	return strings.Join(texts, " ")
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

// blanks are what browsers show as one space.
const blanks = " \t\r\n\f"

// tidy shows white space as browsers do: runs of ASCII blanks are one, and none where a line of
// the HTML breaks between two Han characters. Full-width and no-break spaces are padding, which
// rosters are made of, and stay inside the line.
func tidy(text string) string {
	text = strings.TrimFunc(text, isMargin)
	if isTidy(text) {
		return text
	}
	var out strings.Builder
	out.Grow(len(text))
	for {
		i := strings.IndexAny(text, blanks)
		if i < 0 {
			break
		}
		before, after := text[:i], strings.TrimLeft(text[i:], blanks)
		out.WriteString(before)
		if gap := text[i : len(text)-len(after)]; !strings.ContainsAny(gap, "\r\n") || !betweenHan(before, after) {
			out.WriteByte(' ')
		}
		text = after
	}
	out.WriteString(text)
	return strings.ReplaceAll(out.String(), "\u00a0", " ")
}

// isTidy reports whether text has neither blanks but single spaces nor no-break spaces. It may miss
// some that are tidy.
func isTidy(text string) bool {
	for i := range len(text) {
		switch b := text[i]; {
		case b > ' ' && b != 0xc2: // the first byte of a no-break space
		case b != ' ' || text[i+1] == ' ':
			return false
		}
	}
	return true
}

func betweenHan(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	return isWide(last) && isWide(first)
}

// isWide reports whether r is Han or punctuation set as wide as Han.
func isWide(r rune) bool {
	return unicode.Is(unicode.Han, r) || r >= 0x3001 && r <= 0x303f || r >= 0xff01 && r <= 0xff60
}

// isMargin reports whether r is a blank of any width, down to none.
func isMargin(r rune) bool {
	if r > '\u3000' { // nearly all characters
		return r == '\ufeff'
	}
	return unicode.IsSpace(r) || r == '\u200b'
}

// squeeze is text without any white space, for comparing.
func squeeze(text string) string {
	return strings.Map(func(r rune) rune {
		if isMargin(r) {
			return -1
		}
		return r
	}, text)
}

// cutSqueezed is what of text follows the prefix, which has no white space; that of text does
// not count.
func cutSqueezed(text, prefix string) (rest string, found bool) {
	for i, r := range text {
		switch {
		case prefix == "":
			return text[i:], true
		case isMargin(r):
		case !strings.HasPrefix(prefix, string(r)):
			return "", false
		default:
			prefix = prefix[utf8.RuneLen(r):]
		}
	}
	return "", prefix == ""
}

// isShort reports whether text has at most so many characters.
func isShort(text string, limit int) bool {
	return len(text) <= limit || len(text) <= limit*utf8.UTFMax && utf8.RuneCountInString(text) <= limit
}
