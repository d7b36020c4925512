package console

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Script answers from the lines of a file or another program: each is a key or, where a line is asked
// for, that. It shows sheets one after the other.
type Script struct {
	out   io.Writer
	width int
	lines chan string
}

// NewScript answers from in, and shows sheets of so many cells on out.
func NewScript(in io.Reader, out io.Writer, width int) *Script {
	s := &Script{out: out, width: width, lines: make(chan string)}
	go func() { // ends with the input, or with the program
		defer close(s.lines)
		for lines := bufio.NewScanner(in); lines.Scan(); {
			s.lines <- lines.Text()
		}
	}()
	return s
}

// Show shows a sheet.
func (s *Script) Show(write func(*Sheet)) {
	sheet := Sheet{width: s.width}
	write(&sheet)
	fmt.Fprintln(s.out, strings.Join(append(sheet.lines, sheet.foot...), "\n")+"\n")
}

// Key is the first character of the next line, in lower case; that of an empty line is a blank.
func (s *Script) Key(ctx context.Context) (rune, error) {
	line, err := s.next(ctx)
	if line == "" {
		return ' ', err
	}
	key, _ := utf8.DecodeRuneInString(line)
	return unicode.ToLower(key), err
}

// Line is the next line. An empty one leaves the value as it is, and - makes it empty.
func (s *Script) Line(ctx context.Context, label, value string, _ func(string) []string) (string, error) {
	fmt.Fprintf(s.out, "%s [%s]:\n", label, value)
	switch line, err := s.next(ctx); {
	case err != nil || line == "":
		return value, err
	case line == "-":
		return "", nil
	default:
		return line, nil
	}
}

// Close does nothing: nothing was changed.
func (s *Script) Close() error { return nil }

func (s *Script) next(ctx context.Context) (string, error) {
	select {
	case line, more := <-s.lines:
		if !more {
			return "", ErrLeft
		}
		return strings.TrimSpace(line), nil
	case <-ctx.Done():
		return "", ctx.Err()
	}
}
