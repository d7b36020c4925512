package console

import (
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestKeys(t *testing.T) {
	in, terminal := io.Pipe()
	k := newKeyboard(in)
	go func() {
		for _, sent := range []string{"aÄ组", "\x1b[A\x1bOB\x1b[5~", "\x1b[1;5C", "\b", "\x1b7", "\x1b"} {
			io.WriteString(terminal, sent)
			time.Sleep(2 * within) // what is alone is a key of its own
		}
		io.WriteString(terminal, "\x03")
	}()
	var got []rune
	for {
		key, err := k.next(t.Context(), time.Minute)
		if errors.Is(err, ErrLeft) {
			break
		}
		got = append(got, key)
	}
	want := []rune{'a', 'Ä', '组', up, down, pageUp, nothing, backspace, escape, '7', escape}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestEditor(t *testing.T) {
	offer := func(beginning string) []string {
		return slices.DeleteFunc([]string{"沈若兰", "沈若竹", "顾明远"}, func(s string) bool { return !strings.HasPrefix(s, beginning) })
	}
	for _, c := range []struct {
		name string
		keys []rune
		want string
	}{
		{"typed at the end", []rune("兰"), "沈若兰"},
		{"taken away", []rune{backspace, backspace, backspace, '高'}, "高"},
		{"in the middle", []rune{left, '小', right, right, '兰'}, "沈小若兰"},
		{"from the beginning", []rune{home, deletion, end, deletion, '竹'}, "若竹"},
		{"cleared", []rune{clear, 'x'}, "x"},
		{"no keys of control", []rune{1, nothing, '\x1f'}, "沈若"},
		{"first offer", []rune{'\t'}, "沈若兰"},
		{"second offer", []rune{'\t', '\t'}, "沈若竹"},
		{"no offer after all", []rune{'\t', '\t', '\t'}, "沈若"},
		{"an offer goes on", []rune{'\t', backspace, '\t', '\t'}, "沈若竹"},
	} {
		e := newEditor("沈若", offer)
		for _, key := range c.keys {
			e.press(key)
		}
		if got := string(e.text); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestScript(t *testing.T) {
	var out strings.Builder
	s := NewScript(strings.NewReader("Accept\n\n\n-\n 沈若兰 \n"), &out, 20)
	for i, want := range []rune{'a', ' '} {
		if got, err := s.Key(t.Context()); err != nil || got != want {
			t.Errorf("key %d: %q, %v", i, got, err)
		}
	}
	for i, want := range []string{"顾明远", "", "沈若兰"} {
		if got, err := s.Line(t.Context(), "Person", "顾明远", nil); err != nil || got != want {
			t.Errorf("line %d: %q, %v", i, got, err)
		}
	}
	if _, err := s.Key(t.Context()); !errors.Is(err, ErrLeft) {
		t.Errorf("at the end: %v", err)
	}
	s.Show(func(sheet *Sheet) {
		sheet.Say("组长")
		sheet.Blank()
		sheet.Blank()
		sheet.Hang(2, "+ a seat that is new to it")
		sheet.Foot("A Accept")
	})
	if got, want := strings.Split(out.String(), ":\n")[3], "组长\n\n+ a seat that is new\n  to it\nA Accept\n\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
