package terms

import (
	"cmp"
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// A Text is a text in which terms are looked for.
type Text struct{ plain plain }

// NewText prepares a text.
func NewText(folder *zh.Folder, text string) Text { return Text{newPlain(folder, text)} }

// OfPlain prepares a text that is as Plain makes it.
func OfPlain(text string) (t Text) {
	for i, r := range []rune(text) {
		t.plain.add(r, i)
	}
	return t
}

// Find returns where the plain terms stand in the text, in characters, in order; what overlaps is one
// span. Latin words are found whole.
func (t Text) Find(terms []string) []news.Span {
	var spans []news.Span
	for _, term := range terms {
		spans = t.appendFinds(spans, []rune(term))
	}
	slices.SortFunc(spans, func(a, b news.Span) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
	return joined(spans)
}

// HasAll reports whether each of the plain terms stands in the text.
func (t Text) HasAll(terms []string) bool {
	for _, term := range terms {
		if len(t.appendFinds(nil, []rune(term))) == 0 {
			return false
		}
	}
	return true
}

func (t Text) appendFinds(spans []news.Span, term []rune) []news.Span {
	for i := 0; len(term) > 0 && i+len(term) <= len(t.plain.runes); i++ {
		end := i + len(term)
		if slices.Equal(t.plain.runes[i:end], term) && t.parts(i) && t.parts(end) {
			spans = append(spans, news.Span{Start: t.plain.at[i], End: t.plain.at[end-1] + 1})
			i = end - 1
		}
	}
	return spans
}

// parts reports whether no Latin word goes on over the place before the character i.
func (t Text) parts(i int) bool {
	return i == 0 || i == len(t.plain.runes) || !zh.IsWord(t.plain.runes[i-1]) || !zh.IsWord(t.plain.runes[i])
}

func joined(spans []news.Span) []news.Span {
	var all []news.Span
	for _, s := range spans {
		if n := len(all); n > 0 && s.Start <= all[n-1].End {
			all[n-1].End = max(all[n-1].End, s.End)
			continue
		}
		all = append(all, s)
	}
	return all
}
