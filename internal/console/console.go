// Package console shows sheets of text to a person and asks for single keys and lines: a Screen on a
// terminal, a Script where lines come from a file or another program.
//
// Text comes with styles as SGR sequences and without any other control characters. All widths are in
// cells, of which a Han character takes two.
package console

import "errors"

// ErrLeft says that the person left, or that nobody answers any more.
var ErrLeft = errors.New("left")

// A Sheet is what a person reads at once.
type Sheet struct {
	width  int
	lines  []string
	foot   []string
	inView int // line that is kept in sight, from 1; 0 is none
}

// Say adds a text in as many lines as it needs.
func (s *Sheet) Say(text string) { s.Hang(0, text) }

// Hang adds a text of which all lines but the first are indented by so many cells.
func (s *Sheet) Hang(indent int, text string) {
	s.lines = append(s.lines, hang(text, s.width, indent)...)
}

// Blank adds an empty line, but not a second one.
func (s *Sheet) Blank() {
	if n := len(s.lines); n > 0 && s.lines[n-1] != "" {
		s.lines = append(s.lines, "")
	}
}

// Look keeps what is added next in sight, on a screen that cannot show all.
func (s *Sheet) Look() { s.inView = len(s.lines) + 1 }

// Foot adds a text below all others, which is always in sight.
func (s *Sheet) Foot(text string) { s.foot = append(s.foot, wrap(text, s.width)...) }
