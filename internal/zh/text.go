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

	cuts []cut // where Joined lacks something of Folded, in order

	pads  []int  // where Folded has blanks, line ends and invisible characters
	spare []rune // memory for Joined
}

// A cut is a place of the joined view before which padding was left out.
type cut struct {
	at     int // in the joined view
	before int // how many characters were left out before those left out here
	behind int // how many were left out up to here
}

// Text prepares s for reading. Bytes that are no UTF-8 become U+FFFD, one each.
func (f *Folder) Text(s string) *Text {
	t := &Text{}
	f.Prepare(t, s)
	return t
}

// Prepare makes of t what Text returns, in the memory that t has of a text before, which is lost.
func (f *Folder) Prepare(t *Text, s string) {
	t.decode(s)
	folded, pads, dotted := slices.Grow(t.Folded[:0], len(t.Runes))[:len(t.Runes)], t.pads[:0], false
	for i, r := range t.Runes {
		to := f.Rune(r)
		folded[i] = to
		if to < 0x2e80 || to > 0xfdff { // one in ten
			dotted = dotted || to == '.'
			if isPad(to) {
				pads = append(pads, i)
			}
		}
	}
	t.Folded, t.pads = folded, pads
	if dotted {
		joinNames(folded)
	}
	t.join()
}

// decode makes the characters of s those of t. Most characters of Chinese texts have three bytes.
func (t *Text) decode(s string) {
	runes := slices.Grow(t.Runes[:0], len(s)/3)
	for len(s) > 0 {
		r, size := rune(s[0]), 1
		switch {
		case len(s) > 2 && s[0] >= 0xe1 && s[0] <= 0xec && s[1]&0xc0 == 0x80 && s[2]&0xc0 == 0x80:
			r, size = r&0x0f<<12|rune(s[1]&0x3f)<<6|rune(s[2]&0x3f), 3
		case r >= utf8.RuneSelf:
			r, size = utf8.DecodeRuneInString(s)
		}
		runes, s = append(runes, r), s[size:]
	}
	t.Runes = runes
}

// join leaves out zero-width characters anywhere, and blanks and a line end between two
// characters that can belong to one name. An empty line parts: it is not left out.
func (t *Text) join() {
	t.Joined, t.cuts = t.Folded, t.cuts[:0]
	for k := 0; k < len(t.pads); {
		first := k
		for k++; k < len(t.pads) && t.pads[k] == t.pads[k-1]+1; k++ {
		}
		t.joinAround(t.pads[first], t.pads[k-1]+1)
	}
	if len(t.cuts) > 0 {
		t.leaveOut()
	}
}

// joinAround cuts the padding among the run of blanks, line ends and invisible characters [i, end).
func (t *Text) joinAround(i, end int) {
	lines := 0
	for _, r := range t.Folded[i:end] {
		if r == '\n' {
			lines++
		}
	}
	inside := lines < 2 && i > 0 && end < len(t.Folded) && joins(t.Folded[i-1]) && joins(t.Folded[end])
	for ; i < end; i++ {
		if inside || IsInvisible(t.Folded[i]) {
			t.cut(i)
		}
	}
}

// cut cuts the character at i, behind all that were cut before.
func (t *Text) cut(i int) {
	last := len(t.cuts) - 1
	switch {
	case last < 0:
		t.cuts = append(t.cuts, cut{at: i, behind: 1})
	case t.cuts[last].at+t.cuts[last].behind == i:
		t.cuts[last].behind++
	default:
		n := t.cuts[last].behind
		t.cuts = append(t.cuts, cut{i - n, n, n + 1})
	}
}

// leaveOut makes the joined view of what stands between the cuts.
func (t *Text) leaveOut() {
	t.Joined = slices.Grow(t.spare[:0], len(t.Folded))
	for _, c := range t.cuts {
		t.Joined = append(t.Joined, t.Folded[len(t.Joined)+c.before:c.at+c.before]...)
	}
	t.Joined = append(t.Joined, t.Folded[len(t.Joined)+t.cuts[len(t.cuts)-1].behind:]...)
	t.spare = t.Joined
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
	if joined.Len() == 0 {
		return joined
	}
	return news.Span{Start: t.original(joined.Start), End: t.original(joined.End-1) + 1}
}

// original is where the joined character i stands in the original.
func (t *Text) original(i int) int {
	if k := sort.Search(len(t.cuts), func(k int) bool { return t.cuts[k].at > i }); k > 0 {
		return i + t.cuts[k-1].behind
	}
	return i
}

// InJoined maps a span of the original to the joined view; padding at its edges falls away.
func (t *Text) InJoined(original news.Span) news.Span {
	return news.Span{Start: t.joined(original.Start), End: t.joined(original.End)}
}

// joined is how many characters before the original position i are in the joined view.
func (t *Text) joined(i int) int {
	k := sort.Search(len(t.cuts), func(k int) bool { return t.cuts[k].at+t.cuts[k].before >= i })
	if k == 0 {
		return i
	}
	return max(t.cuts[k-1].at, i-t.cuts[k-1].behind)
}

// IsWord reports whether r is a letter or digit of a script that parts words by blanks.
func IsWord(r rune) bool { return !IsHan(r) && (unicode.IsLetter(r) || unicode.IsDigit(r)) }
