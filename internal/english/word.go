package english

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A wordKind says what a word is.
type wordKind uint8

const (
	letters wordKind = iota
	digits
	mark
)

// A word is a run of letters or digits, or one mark. What a hyphen joins are words that are glued,
// and so is the possessive 's.
type word struct {
	news.Span
	lower string
	kind  wordKind
	upper bool // begins with a capital
	glued bool // a hyphen, or nothing, stands before it
	lines int  // line ends before it
}

// cutWords is the text in words. Quotation marks and what else says nothing are left out.
func cutWords(text string) []word {
	var words []word
	lines := 0
	for i := 0; i < len(text); {
		w, next := wordAt(text, i)
		if text[i] == '\n' {
			lines++
		}
		if w.End > 0 {
			w.lines, lines = lines, 0
			w.glued = isGlued(text, words, w)
			words = append(words, w)
		}
		i = next
	}
	return words
}

// wordAt is the word that starts at i, or none, and where to go on.
func wordAt(text string, i int) (w word, next int) {
	r, size := utf8.DecodeRuneInString(text[i:])
	switch {
	case unicode.IsLetter(r) && r < 0x2e80:
		return makeWord(text, i, lettersEnd(text, i), letters), lettersEnd(text, i)
	case r >= '0' && r <= '9':
		return makeWord(text, i, digitsEnd(text, i), digits), digitsEnd(text, i)
	case isApostrophe(r) && i > 0 && isPossessive(text, i, size):
		end := i + size
		if strings.HasPrefix(text[end:], "s") {
			end++
		}
		return word{Span: news.Span{Start: i, End: end}, lower: "'s"}, end
	case strings.ContainsRune(",;:().!?—–>*•|/&", r):
		return makeWord(text, i, i+size, mark), i + size
	case strings.HasPrefix(text[i:], "--"):
		w = makeWord(text, i, i+2, mark)
		w.lower = "—"
		return w, i + 2
	}
	return word{}, i + size
}

func makeWord(text string, start, end int, kind wordKind) word {
	r, _ := utf8.DecodeRuneInString(text[start:])
	lower := strings.ToLower(text[start:end])
	if kind == letters {
		lower = strings.ReplaceAll(lower, "’", "'")
	}
	return word{Span: news.Span{Start: start, End: end}, lower: lower, kind: kind, upper: unicode.IsUpper(r)}
}

// lettersEnd is where the letters from i on end; an apostrophe within them is one (Yi'an).
func lettersEnd(text string, i int) int {
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		inside := isApostrophe(r) && startsLetter(text[i+size:]) && !isPossessive(text, i, size)
		if !unicode.IsLetter(r) && !inside || r >= 0x2e80 {
			break
		}
		i += size
	}
	return i
}

func digitsEnd(text string, i int) int {
	for i < len(text) && (text[i] >= '0' && text[i] <= '9' ||
		(text[i] == '.' || text[i] == ',') && i+1 < len(text) && text[i+1] >= '0' && text[i+1] <= '9') {
		i++
	}
	return i
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' }

// isPossessive reports whether the apostrophe at i begins 's, or ends a plural.
func isPossessive(text string, i, size int) bool {
	rest := text[i+size:]
	if strings.HasPrefix(rest, "s") && !startsLetter(rest[1:]) {
		return startsLetter(text[i-1:]) || text[i-1] >= 0x80
	}
	return text[i-1] == 's' && strings.HasPrefix(rest, " ")
}

func startsLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

// isGlued reports whether w stands behind the last of words with a hyphen between, or nothing.
func isGlued(text string, words []word, w word) bool {
	if len(words) == 0 || w.kind == mark || words[len(words)-1].kind == mark {
		return false
	}
	between := text[words[len(words)-1].End:w.Start]
	return between == "" || between == "-" || between == "‑"
}

// at is the word at i, or an empty one outside of the text.
func (p *paper) at(i int) word {
	if i < 0 || i >= len(p.words) {
		return word{}
	}
	return p.words[i]
}

// printed is the text from one word to before another.
func (p *paper) printed(from, to int) string {
	if from >= to {
		return ""
	}
	return p.text[p.words[from].Start:p.words[to-1].End]
}

// words is a set of words in lower case.
type words map[string]bool

func wordSet(list string) words {
	set := words{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}
