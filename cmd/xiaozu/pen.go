package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/term"

	"github.com/xiaozu-watch/xiaozu/internal/extract"
	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A pen marks what was found in a text: with colours and lines under it, or in brackets.
type pen struct {
	colour bool
}

// penFor is a pen for what is written to out; see https://no-color.org.
func penFor(out io.Writer, plain bool) pen {
	return pen{colour: !plain && isTerminal(out) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"}
}

// widthOf is the width of the terminal out, or that of a printed page, in cells.
func widthOf(out io.Writer) int {
	if f, ok := out.(*os.File); ok {
		if width, _, err := term.GetSize(int(f.Fd())); err == nil && width >= 40 {
			return width
		}
	}
	return 100
}

// A mark is how a kind of mention is marked: a letter in brackets, or a style (SGR codes).
type mark struct {
	letter, style, name string
}

var (
	groupMark  = mark{"G", "4;36", "group"}
	bareMark   = mark{"g", "36", "bare form of one"}
	officeMark = mark{"O", "4;35", "office"}
	personMark = mark{"P", "4;33", "person"}
	agencyMark = mark{"A", "4;32", "agency"}
	marks      = []mark{groupMark, bareMark, officeMark, personMark, agencyMark}
)

func markOf(m news.Mention) mark {
	switch {
	case m.Kind == news.PersonMention:
		return personMark
	case m.Kind == news.OfficeMention:
		return officeMark
	case m.Kind == news.AgencyMention:
		return agencyMark
	case m.Form == news.BareForm:
		return bareMark
	}
	return groupMark
}

func (p pen) style(codes, s string) string {
	if !p.colour || s == "" {
		return s
	}
	return "\x1b[" + codes + "m" + s + "\x1b[0m"
}

func (p pen) strong(s string) string { return p.style("1", s) }
func (p pen) faint(s string) string  { return p.style("2", s) }

// alarm is for what needs attention.
func (p pen) alarm(s string) string { return p.style("1;31", s) }

func (p pen) mark(m mark, s string) string {
	if p.colour {
		return p.style(m.style, s)
	}
	return "⟦" + m.letter + ":" + s + "⟧"
}

// legend says what the marks mean.
func (p pen) legend() string {
	var parts []string
	for _, m := range marks {
		parts = append(parts, p.mark(m, m.name))
	}
	return strings.Join(append(parts, p.faint("‹1›")+" a fact is stated up to here"), "  ")
}

// text is a text with its mentions marked and the numbers of facts behind the passages that state
// them.
func (p pen) text(runes []rune, r extract.Reading) string {
	notes := p.notes(r.Facts)
	var b strings.Builder
	at := 0
	plain := func(end int) {
		for ; at < end; at++ {
			b.WriteString(visible(string(runes[at])))
			b.WriteString(notes[at+1])
		}
	}
	for _, m := range r.Mentions {
		if m.Span.Start < at {
			continue
		}
		plain(m.Span.Start)
		b.WriteString(p.mark(markOf(m), visible(m.Text)))
		for ; at < m.Span.End; at++ {
			b.WriteString(notes[at+1])
		}
	}
	plain(len(runes))
	return b.String()
}

// notes are the numbers of facts by where the passages end that state them: ‹1 3–5›.
func (p pen) notes(facts []news.Fact) map[int]string {
	at := map[int][]int{}
	for k, f := range facts {
		at[f.Evidence.End] = append(at[f.Evidence.End], k+1)
	}
	notes := map[int]string{}
	for end, numbers := range at {
		notes[end] = p.faint("‹" + ranges(numbers) + "›")
	}
	return notes
}

// ranges writes ascending numbers, with a dash for those in a row.
func ranges(numbers []int) string {
	var parts []string
	for len(numbers) > 0 {
		n := slices.IndexFunc(numbers, func(x int) bool { return x-numbers[0] != slices.Index(numbers, x) })
		if n < 0 {
			n = len(numbers)
		}
		part := fmt.Sprint(numbers[0])
		if n > 1 {
			part += "–" + fmt.Sprint(numbers[n-1])
		}
		parts, numbers = append(parts, part), numbers[n:]
	}
	return strings.Join(parts, " ")
}

// visible is s with characters replaced that a terminal would obey, or turn the order of others by.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' || unicode.Is(unicode.Bidi_Control, r) {
			return '\uFFFD'
		}
		return r
	}, s)
}
