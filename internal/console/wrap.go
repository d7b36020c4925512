package console

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jedib0t/go-pretty/v6/text"
)

// A cell is a character of a line.
type cell struct {
	text  string
	style string // SGR sequences in force
	width int
	opens bool // whether a line may begin with it
}

// hang breaks a text into lines, of which all but the first of a paragraph are indented.
func hang(s string, width, indent int) []string {
	margin := strings.Repeat(" ", indent)
	var lines []string
	for _, paragraph := range strings.Split(s, "\n") {
		for i, line := range fill(cellsOf(paragraph), width, indent) {
			if i > 0 {
				line = margin + line
			}
			lines = append(lines, line)
		}
	}
	return lines
}

// wrap breaks a text into lines of at most width cells: at blanks, beside Han characters, and within
// words that are longer than a line. Styles end with a line and go on in the next.
func wrap(s string, width int) []string { return hang(s, width, 0) }

func cellsOf(s string) []cell {
	var cells []cell
	style, before := "", ' '
	for s != "" {
		if strings.HasPrefix(s, "\x1b[") {
			codes, rest, _ := strings.Cut(s, "m")
			style, s = styled(style, codes+"m"), rest
			continue
		}
		r, size := utf8.DecodeRuneInString(s)
		s = s[size:]
		if r == '\t' {
			r = ' '
		}
		cells = append(cells, cell{string(r), style, text.RuneWidth(r), opens(before, r)})
		before = r
	}
	return cells
}

func styled(style, codes string) string {
	if codes == "\x1b[0m" {
		return ""
	}
	return style + codes
}

// opens reports whether a line may begin with r after before.
func opens(before, r rune) bool {
	switch {
	case r == ' ' || text.RuneWidth(r) == 0:
		return false
	case before == ' ':
		return true
	case unicode.In(before, unicode.Ps, unicode.Pi) || unicode.In(r, unicode.Pe, unicode.Pf) || strings.ContainsRune("，。、；：？！", r):
		return false
	}
	return text.RuneWidth(r) == 2 || text.RuneWidth(before) == 2
}

// fill breaks cells into lines; those after the first have so many cells less.
func fill(cells []cell, width, indent int) (lines []string) {
	start, used, last := 0, 0, 0
	for i, c := range cells {
		if c.opens {
			last = i
		}
		for used+c.width > width && i > start && c.text != " " { // blanks may stick out
			if last <= start {
				last = i
			}
			lines = append(lines, written(cells[start:last]))
			start, used = last, indent
			for _, moved := range cells[start:i] {
				used += moved.width
			}
		}
		used += c.width
	}
	return append(lines, written(cells[start:]))
}

// written is a line with its styles, without blanks at its end.
func written(line []cell) string {
	for len(line) > 0 && line[len(line)-1].text == " " {
		line = line[:len(line)-1]
	}
	var b strings.Builder
	style := ""
	for _, c := range line {
		if c.style != style {
			if style != "" {
				b.WriteString("\x1b[0m")
			}
			b.WriteString(c.style)
			style = c.style
		}
		b.WriteString(c.text)
	}
	if style != "" {
		b.WriteString("\x1b[0m")
	}
	return b.String()
}
