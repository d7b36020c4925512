package console

import "slices"

// An editor is a line that is being typed.
type editor struct {
	text  []rune
	at    int // where the next character goes
	offer func(beginning string) []string
	began string // what the offers that Tab shows begin with
	turn  int    // which of them is shown, from 1; 0 is none
}

// newEditor begins with a value; offer may be nil.
func newEditor(value string, offer func(string) []string) *editor {
	if offer == nil {
		offer = func(string) []string { return nil }
	}
	e := &editor{text: []rune(value), offer: offer}
	e.at = len(e.text)
	return e
}

// press does what a key asks.
func (e *editor) press(key rune) {
	if key == '\t' {
		e.complete()
		return
	}
	e.turn = 0
	switch key {
	case backspace:
		e.cut(e.at-1, e.at)
	case deletion:
		e.cut(e.at, e.at+1)
	case clear:
		e.cut(0, e.at)
	case left:
		e.at = max(e.at-1, 0)
	case right:
		e.at = min(e.at+1, len(e.text))
	case home:
		e.at = 0
	case end:
		e.at = len(e.text)
	default:
		if key >= ' ' {
			e.text = slices.Insert(e.text, e.at, key)
			e.at++
		}
	}
}

// cut takes characters away, where there are such.
func (e *editor) cut(from, to int) {
	if from < 0 || to > len(e.text) {
		return
	}
	e.text = slices.Delete(e.text, from, to)
	e.at = from
}

// complete puts the next offer that begins with what was typed in its place, and after the last that
// itself.
func (e *editor) complete() {
	if e.turn == 0 {
		e.began = string(e.text)
	}
	all := append([]string{e.began}, e.offer(e.began)...)
	e.turn = (e.turn + 1) % len(all)
	e.text = []rune(all[e.turn])
	e.at = len(e.text)
}
