// Package names finds the names of persons that no dictionary has. It is a semi-Markov model:
// whatever could be a name is a candidate, a candidate's score is a sum of fitted weights for its
// characters, its words and what stands beside it, and the candidates that do not overlap and
// score most together are the names. cmd/fitnames fits the weights.
package names

import "github.com/xiaozu-watch/xiaozu/internal/news"

// A Mark is what others know of a place between two characters of a text.
type Mark uint16

// The marks of the place before a character.
const (
	WordStarts   Mark = 1 << iota // the segmenter starts a word here
	TitleStarts                   // 主任, 副省长
	TitleEnds                     // a title ends here
	AgencyStarts                  // a body of the dictionary starts here: no name does
	PostFollows                   // a verb or particle stands here that a title follows: 任组长
	TitleAhead                    // a title ends the words from here on: 省水利厅厅长
	Padded                        // blanks were left out here
	Broken                        // a line ends here
)

// A Text is what names are looked for in: the folded characters of a text without padding, a mark
// for each and one for the end, and for each character that starts a word the kind of word.
type Text struct {
	Runes []rune
	Marks []Mark
	Tags  []Tag
	Hints []Hint      // ordered by start
	Spans []news.Span // where names are looked for, in order; nil if everywhere. No name reaches over an end
}

// A Hint is a span that is a name for reasons outside of the model.
type Hint struct {
	news.Span
	Known bool // the dictionary has it; else it fills a place where only a name can stand
}

// A Name is a span of a text that names a person.
type Name struct {
	news.Span
	Score  float64 // above 0, in units of log-odds
	Family bool    // a family name alone, as in 李女士
}

// rune is the character at i, or 0 outside of the text.
func (t *Text) rune(i int) rune {
	if i < 0 || i >= len(t.Runes) {
		return 0
	}
	return t.Runes[i]
}

// has reports whether the place before i has one of the marks. The ends of a text are line ends.
func (t *Text) has(i int, m Mark) bool { return t.Marks[i]&m != 0 }

// left is the character before i, or the gap that is there; right the one behind.
func (t *Text) left(i int) rune {
	if r := t.gap(i); r != 0 {
		return r
	}
	return t.rune(i - 1)
}

func (t *Text) right(i int) rune {
	if r := t.gap(i); r != 0 {
		return r
	}
	return t.rune(i)
}

// gap is how what was left out before i counts as a character, or 0.
func (t *Text) gap(i int) rune {
	switch m := t.Marks[i]; {
	case m&Broken != 0 || i == len(t.Runes):
		return '\n'
	case m&Padded != 0:
		return ' '
	}
	return 0
}
