package zh

import (
	"slices"
	"sort"
	"unicode"
	"unicode/utf8"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A Text is a text in its three views. It never changes, unless another is prepared in its place.
type Text struct {
	Runes  []rune // as printed
	Folded []rune // as long as Runes
	Joined []rune // Folded without padding

	at []int // where each joined character stands in Runes; nil if nothing was left out

	spare struct { // memory for join
		joined []rune
		at     []int
		drop   []bool
	}
}

// Text prepares s for reading. Bytes that are no UTF-8 become U+FFFD, one each.
func (f *Folder) Text(s string) *Text {
	t := &Text{}
	f.Prepare(t, s)
	return t
}

// Prepare makes of t what Text returns, in the memory that t has of a text before, which is lost.
func (f *Folder) Prepare(t *Text, s string) {
	size := utf8.RuneCountInString(s)
	t.Runes, t.Folded, t.at = slices.Grow(t.Runes[:0], size), slices.Grow(t.Folded[:0], size), nil
	padded, dotted := false, false
	for i := 0; i < len(s); {
		r, n := decode(s, i)
		i += n
		folded := f.Rune(r)
		padded = padded || folded < 0x2e80 && isPad(folded) || folded > 0xfdff && isPad(folded)
		dotted = dotted || folded == '.'
		t.Runes, t.Folded = append(t.Runes, r), append(t.Folded, folded)
	}
	if dotted {
		joinNames(t.Folded)
	}
	t.Joined = t.Folded
	if padded {
		t.join()
	}
}

// decode is the character at s[i:] and its length in bytes. Most characters of Chinese texts have three
// bytes.
func decode(s string, i int) (rune, int) {
	if b := s[i]; b >= 0xe1 && b <= 0xec && i+2 < len(s) && s[i+1]&0xc0 == 0x80 && s[i+2]&0xc0 == 0x80 {
		return rune(b&0x0f)<<12 | rune(s[i+1]&0x3f)<<6 | rune(s[i+2]&0x3f), 3
	}
	return utf8.DecodeRuneInString(s[i:])
}

// join leaves out zero-width characters anywhere, and blanks and a line end between two
// characters that can belong to one name. An empty line parts: it is not left out.
func (t *Text) join() {
	drop := t.padding()
	if drop == nil {
		return
	}
	t.Joined, t.at = slices.Grow(t.spare.joined[:0], len(t.Folded)), slices.Grow(t.spare.at[:0], len(t.Folded))
	for i, r := range t.Folded {
		if !drop[i] {
			t.Joined = append(t.Joined, r)
			t.at = append(t.at, i)
		}
	}
	t.spare.joined, t.spare.at = t.Joined, t.at
}

// padding marks what join leaves out, or is nil if there is none.
func (t *Text) padding() []bool {
	var drop []bool
	for i := 0; i < len(t.Folded); i++ {
		if !isPad(t.Folded[i]) {
			continue
		}
		end := i
		for end < len(t.Folded) && isPad(t.Folded[end]) {
			end++
		}
		drop = t.mark(drop, i, end)
		i = end
	}
	return drop
}

// mark marks the padding among the run of blanks, line ends and invisible characters [i, end).
func (t *Text) mark(drop []bool, i, end int) []bool {
	lines := 0
	for _, r := range t.Folded[i:end] {
		if r == '\n' {
			lines++
		}
	}
	inside := lines < 2 && i > 0 && end < len(t.Folded) && joins(t.Folded[i-1]) && joins(t.Folded[end])
	for j := i; j < end; j++ {
		if inside || IsInvisible(t.Folded[j]) {
			if drop == nil {
				drop = slices.Grow(t.spare.drop[:0], len(t.Folded))[:len(t.Folded)]
				clear(drop)
				t.spare.drop = drop
			}
			drop[j] = true
		}
	}
	return drop
}

func joins(r rune) bool { return IsHan(r) || r == '·' }

func isPad(r rune) bool { return r == ' ' || r == '\n' || IsInvisible(r) }

// IsInvisible reports whether r has no width: joiners, marks of direction, byte order marks,
// soft hyphens and variation selectors.
func IsInvisible(r rune) bool {
	switch {
	case r < 0x2000:
		return r == '\u00ad'
	case r <= 0x206f:
		return r >= 0x200b && r <= 0x200f || r >= 0x202a && r <= 0x202e || r >= 0x2060
	}
	return r == '\ufeff' || r >= 0xfe00 && r <= 0xfe0f || r >= 0xe0100 && r <= 0xe01ef
}

// Original maps a non-empty span of the joined view to the original: from its first character
// to its last, with the padding between them.
func (t *Text) Original(joined news.Span) news.Span {
	if t.at == nil || joined.Len() == 0 {
		return joined
	}
	return news.Span{Start: t.at[joined.Start], End: t.at[joined.End-1] + 1}
}

// InJoined maps a span of the original to the joined view; padding at its edges falls away.
func (t *Text) InJoined(original news.Span) news.Span {
	if t.at == nil {
		return original
	}
	return news.Span{
		Start: sort.SearchInts(t.at, original.Start),
		End:   sort.SearchInts(t.at, original.End),
	}
}

// IsWord reports whether r is a letter or digit of a script that parts words by blanks.
func IsWord(r rune) bool { return !IsHan(r) && (unicode.IsLetter(r) || unicode.IsDigit(r)) }
