package redline

import (
	"strings"
	"unicode"
)

// pieces marks what of a sentence was taken out and put in.
func pieces(a, b []string) []Piece {
	var list []Piece
	add := func(kind Kind, text []string) {
		if len(text) == 0 {
			return
		}
		if n := len(list); n > 0 && list[n-1].Kind == kind {
			list[n-1].Text += strings.Join(text, "")
			return
		}
		list = append(list, Piece{kind, strings.Join(text, "")})
	}
	i, j := 0, 0
	for _, m := range append(common(a, b, equal), match{len(a), len(b)}) {
		add(Removed, a[i:m.a])
		add(Added, b[j:m.b])
		if m.a < len(a) {
			add(Same, b[m.b:m.b+1])
		}
		i, j = m.a+1, m.b+1
	}
	return list
}

// tokens are characters, but for numbers and Latin words, which change as a whole.
func tokens(text string) []string {
	var list []string
	last := 0
	for _, r := range text {
		kind := 0
		switch {
		case unicode.IsDigit(r):
			kind = 1
		case r < 0x2e80 && unicode.IsLetter(r):
			kind = 2
		}
		if kind > 0 && kind == last {
			list[len(list)-1] += string(r)
			continue
		}
		list = append(list, string(r))
		last = kind
	}
	return list
}
