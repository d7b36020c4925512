package console

import (
	"context"
	"fmt"
	"os"
	"strings"
	"time"
	"unicode"

	"github.com/jedib0t/go-pretty/v6/text"
	"golang.org/x/term"
)

// A Screen is a terminal, which is put back as it was when it is closed.
type Screen struct {
	in, out       *os.File
	before        *term.State
	keys          *keyboard
	write         func(*Sheet)
	sheet         Sheet
	width, height int
	top           int // first line of the sheet that is shown
}

// OpenScreen takes a terminal over, of which in and out are the two directions.
func OpenScreen(in, out *os.File) (*Screen, error) {
	before, err := term.MakeRaw(int(in.Fd()))
	if err != nil {
		return nil, fmt.Errorf("take the terminal over: %w", err)
	}
	fmt.Fprint(out, "\x1b[?1049h\x1b[?25l") // another screen, no cursor
	return &Screen{in: in, out: out, before: before, keys: newKeyboard(in)}, nil
}

// Close puts the terminal back.
func (s *Screen) Close() error {
	fmt.Fprint(s.out, "\x1b[?25h\x1b[?1049l")
	return term.Restore(int(s.in.Fd()), s.before)
}

// Show shows a sheet; when the size of the terminal changes it is written anew.
func (s *Screen) Show(write func(*Sheet)) {
	s.write, s.top = write, 0
	s.measure()
	s.compose()
}

// measure reports whether the size of the terminal changed.
func (s *Screen) measure() bool {
	width, height, err := term.GetSize(int(s.out.Fd()))
	if err != nil || width < 1 || height < 1 {
		width, height = 80, 24
	}
	changed := width != s.width || height != s.height
	s.width, s.height = width, height
	return changed
}

func (s *Screen) compose() {
	s.sheet = Sheet{width: s.width}
	s.write(&s.sheet)
	if n := s.sheet.inView; n > 0 {
		s.top = n - s.room()/2
	}
	s.draw(s.sheet.foot)
}

// room is how many lines of the sheet can be shown.
func (s *Screen) room() int { return max(s.height-len(s.sheet.foot), 1) }

// draw shows what fits of the sheet, above other lines at the foot.
func (s *Screen) draw(foot []string) {
	room := max(s.height-len(foot), 1)
	s.top = max(min(s.top, len(s.sheet.lines)-room), 0)
	lines := make([]string, room, s.height)
	copy(lines, s.sheet.lines[s.top:])
	if s.top+room < len(s.sheet.lines) {
		lines[room-1] = "↓"
	}
	lines = append(lines, foot...)
	fmt.Fprint(s.out, "\x1b[H"+strings.Join(lines[:min(len(lines), s.height)], "\x1b[K\r\n")+"\x1b[K\x1b[J")
}

// resized is how often the size of the terminal is asked for.
const resized = 300 * time.Millisecond

func (s *Screen) next(ctx context.Context) (rune, error) {
	for {
		key, err := s.keys.next(ctx, resized)
		if err != nil || key != nothing {
			return key, err
		}
		if s.measure() {
			s.compose()
		}
	}
}

// Key is the next key, in lower case, that does not move the sheet: an arrow in a list is j or k.
func (s *Screen) Key(ctx context.Context) (rune, error) {
	for {
		key, err := s.next(ctx)
		switch {
		case err != nil:
			return 0, err
		case s.sheet.inView > 0 && key == down:
			return 'j', nil
		case s.sheet.inView > 0 && key == up:
			return 'k', nil
		case !s.move(key):
			return unicode.ToLower(key), nil
		}
	}
}

// move shows another part of the sheet, if the key asks for that.
func (s *Screen) move(key rune) bool {
	if key == ' ' && s.sheet.inView == 0 {
		key = pageDown
	}
	by := map[rune]int{up: -1, down: 1, pageUp: 1 - s.room(), pageDown: s.room() - 1, home: -len(s.sheet.lines), end: len(s.sheet.lines)}[key]
	if by == 0 {
		return false
	}
	s.top += by
	s.draw(s.sheet.foot)
	return true
}

// Line asks for a line of text at the foot, which begins as value; Tab shows the offers for what was
// typed, and Escape leaves the value as it is.
func (s *Screen) Line(ctx context.Context, label, value string, offers func(string) []string) (string, error) {
	e := newEditor(value, offers)
	defer fmt.Fprint(s.out, "\x1b[?25l")
	for {
		s.drawLine(label, e)
		switch key, err := s.next(ctx); {
		case err != nil || key == escape:
			return value, err
		case key == '\r' || key == '\n':
			return string(e.text), nil
		default:
			e.press(key)
		}
	}
}

// drawLine shows the end of what was typed, if it is longer than the screen.
func (s *Screen) drawLine(label string, e *editor) {
	s.draw([]string{""})
	before := []rune(label + ": " + string(e.text[:e.at]))
	for len(before) > 0 && text.StringWidth(string(before)) >= s.width {
		before = before[1:]
	}
	after := wrap(string(e.text[e.at:]), max(s.width-text.StringWidth(string(before))-1, 1))[0]
	fmt.Fprintf(s.out, "\x1b[%d;1H%s\x1b7%s\x1b[K\x1b8\x1b[?25h", s.height, string(before), after)
}
