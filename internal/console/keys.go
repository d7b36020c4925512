package console

import (
	"bufio"
	"context"
	"io"
	"time"
)

// Keys that are no characters.
const (
	nothing rune = -iota - 1
	up
	down
	left
	right
	home
	end
	pageUp
	pageDown
	deletion
)

// Control characters that keys send.
const (
	interrupt rune = 0x03 // Ctrl-C
	endOfFile rune = 0x04 // Ctrl-D
	clear     rune = 0x15 // Ctrl-U
	escape    rune = 0x1b
	backspace rune = 0x7f
)

// sequences are what terminals send for keys that are no characters, behind ESC [ or ESC O.
var sequences = map[string]rune{
	"A": up, "B": down, "C": right, "D": left, "H": home, "F": end,
	"1~": home, "4~": end, "7~": home, "8~": end, "3~": deletion, "5~": pageUp, "6~": pageDown,
}

// A keyboard tells keys from what a terminal sends.
type keyboard struct {
	runes chan rune
	after rune // a key that followed Escape at once; nothing for none
}

func newKeyboard(in io.Reader) *keyboard {
	k := &keyboard{make(chan rune, 256), nothing}
	go func() { // ends with the terminal, or with the program
		defer close(k.runes)
		reader := bufio.NewReader(in)
		for r, _, err := reader.ReadRune(); err == nil; r, _, err = reader.ReadRune() {
			k.runes <- r
		}
	}()
	return k
}

// within is how soon after ESC the rest of a sequence comes, even over a slow line.
const within = 100 * time.Millisecond

// next waits for a key up to a time; it is nothing if none came.
func (k *keyboard) next(ctx context.Context, upTo time.Duration) (rune, error) {
	if key := k.after; key != nothing {
		k.after = nothing
		return key, nil
	}
	select {
	case r, more := <-k.runes:
		switch {
		case !more || r == interrupt || r == endOfFile:
			return 0, ErrLeft
		case r == '\b':
			return backspace, nil
		case r == escape:
			return k.sequence(ctx)
		}
		return r, nil
	case <-time.After(upTo):
		return nothing, nil
	case <-ctx.Done():
		return 0, ctx.Err()
	}
}

// sequence reads on behind ESC; the key of that name is alone.
func (k *keyboard) sequence(ctx context.Context) (rune, error) {
	if lead, err := k.next(ctx, within); err != nil || lead != '[' && lead != 'O' {
		k.after = lead
		return escape, err
	}
	code := ""
	for len(code) < 16 {
		r, err := k.next(ctx, within)
		if err != nil || r < 0 {
			return nothing, err
		}
		code += string(r)
		if r >= '@' && r <= '~' {
			break
		}
	}
	if key, known := sequences[code]; known {
		return key, nil
	}
	return nothing, nil
}
