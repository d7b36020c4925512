package rulebook_test

import (
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/rulebook"
)

func TestSpelling(t *testing.T) {
	names := map[byte]string{'A': "appoint", 'P': "person", 'W': "as", 'T': "post", 'H': "hold", 'S': "replace", 'x': "words", ',': "comma", ';': "stop"}
	s := rulebook.Spelling{Of: func(letter byte) string { return names[letter] }, Between: " "}
	for _, c := range []struct{ pattern, want string }{
		{`A(?P<who>P)W(?P<post>T)`, "appoint person as post"},
		{`(?P<who>P)S(?P<old>P),?[HW]`, "person replace former person [comma] hold|as"},
		{`P(?:x?H)?(?:[,;]|$)`, "person [[words] hold] (comma|stop|end)"},
		{`(?:(?P<who>P),?|[,;]+)H`, "(person [comma]|(comma|stop) …) hold"},
		{`P+x*`, "person … [words …]"},
		{`[Px]{0,9}H{1,3}`, "[person|words …] hold …"},
		{`P(`, "P("},
	} {
		if got := s.Pattern(c.pattern); got != c.want {
			t.Errorf("%s: %s, want %s", c.pattern, got, c.want)
		}
	}
}
