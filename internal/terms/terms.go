// Package terms says what a query means, and by which keys names and articles are found: simplified or
// traditional characters, pinyin, initials or English, as one finds the other.
//
//	query ──Parse──▶ terms ──┬─ names: every key of a name that begins with the term
//	                         └─ articles: the terms and the names found, as they may stand in a text
//
// Everything here is a function of its input.
package terms

import (
	"strings"
	"unicode"

	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// Bounds of a query: what is longer is cut, since nobody means it.
const (
	maxQuery = 200 // characters
	maxTerms = 8
)

// A Query is what somebody looks for: all of its terms.
type Query struct {
	Terms []Term
}

// A Term is a word of a query, or a phrase.
type Term struct {
	Text   string // plain: see Plain
	Quoted bool   // stands as it is, and is no pinyin
}

// quotes are the marks that part a phrase from other words, after folding.
const quotes = `"“”`

// Parse reads a query: words parted by blanks, and phrases in quotation marks, straight or Chinese. A
// mark without its partner counts as one at the end.
func Parse(folder *zh.Folder, text string) (q Query) {
	runes := []rune(text)
	folded := folder.Fold(runes[:min(len(runes), maxQuery)])
	quoted := false
	for start, i := 0, 0; i <= len(folded); i++ {
		mark := i < len(folded) && strings.ContainsRune(quotes, folded[i])
		if i < len(folded) && !mark && (quoted || !unicode.IsSpace(folded[i])) {
			continue
		}
		q.add(Term{Plain(folder, string(folded[start:i])), quoted})
		start = i + 1
		quoted = quoted != mark
	}
	return q
}

func (q *Query) add(t Term) {
	if t.Text != "" && len(q.Terms) < maxTerms {
		q.Terms = append(q.Terms, t)
	}
}

// Whole is all terms as one name, "" for a query of one term.
func (q Query) Whole() string {
	if len(q.Terms) < 2 {
		return ""
	}
	texts := make([]string, len(q.Terms))
	for i, t := range q.Terms {
		texts[i] = t.Text
	}
	return strings.Join(texts, " ")
}

// Plain is a text as it is compared: folded, in small letters, without marks; one blank stands between
// Latin words, none beside a Han character.
func Plain(folder *zh.Folder, text string) string {
	return string(newPlain(folder, text).runes)
}

// A plain is a text as it is compared, with where its characters stand in the original.
type plain struct {
	runes []rune
	at    []int
}

func newPlain(folder *zh.Folder, text string) (p plain) {
	folded := folder.Fold([]rune(text))
	blank := false
	for i, r := range folded {
		switch {
		case zh.IsWord(r) || zh.IsHan(r):
			if blank && zh.IsWord(r) && len(p.runes) > 0 && zh.IsWord(p.runes[len(p.runes)-1]) {
				p.add(' ', i)
			}
			blank = false
			p.add(unicode.ToLower(r), i)
		case !zh.IsInvisible(r):
			blank = true
		}
	}
	return p
}

func (p *plain) add(r rune, at int) { p.runes, p.at = append(p.runes, r), append(p.at, at) }
