package zh

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// A Folder maps characters to the form that stands for them in matching. Dictionaries and texts
// must be folded by the same one. It never changes and may be shared.
//
// The direction is: traditional and variant characters to simplified ones, and full-width
// letters, digits and marks to ASCII (，：；（）！？％．to ,:;()!?%.), but 。、《》“” stay, and
// 「」『』 become “”‘’. All blanks become the plain one; the line end stays. All middle dots
// become ·, and so does a full stop between two characters of a name.
//
// Folding is for matching, not for display: 乾 becomes 干 in every text, also in 乾隆.
type Folder struct {
	plane   [1 << 16]rune // the Basic Multilingual Plane
	beyond  map[rune]rune
	version string
}

// NewFolder reads a table of variants: UTF-8, a header row, then rows of two single characters
// parted by a tab, the second standing for the first. Errors name the line.
func NewFolder(variants io.Reader) (*Folder, error) {
	f := &Folder{beyond: map[rune]rune{}}
	for r := range f.plane {
		f.plane[r] = narrow(rune(r))
	}
	sum := sha256.New()
	lines := bufio.NewScanner(io.TeeReader(variants, sum))
	for n := 1; lines.Scan(); n++ {
		if n == 1 {
			continue
		}
		from, to, ok := pair(lines.Text())
		if !ok {
			return nil, fmt.Errorf("variants line %d: %q: want two characters parted by a tab", n, lines.Text())
		}
		f.set(from, to)
	}
	f.version = hex.EncodeToString(sum.Sum(nil)[:6])
	return f, lines.Err()
}

// Version is a short hash of the table.
func (f *Folder) Version() string { return f.version }

func pair(line string) (from, to rune, ok bool) {
	left, right, _ := strings.Cut(line, "\t")
	from, n := utf8.DecodeRuneInString(left)
	to, m := utf8.DecodeRuneInString(right)
	return from, to, n > 0 && n == len(left) && m > 0 && m == len(right)
}

func (f *Folder) set(from, to rune) {
	if int(from) < len(f.plane) {
		f.plane[from] = to
		return
	}
	f.beyond[from] = to
}

// Rune folds one character without regard to its neighbours.
func (f *Folder) Rune(r rune) rune {
	if r >= 0 && int(r) < len(f.plane) {
		return f.plane[r]
	}
	if to, ok := f.beyond[r]; ok {
		return to
	}
	return r
}

// Fold folds text character for character; the result has the same length.
func (f *Folder) Fold(text []rune) []rune {
	folded := make([]rune, len(text))
	for i, r := range text {
		folded[i] = f.Rune(r)
	}
	joinNames(folded)
	return folded
}

// joinNames makes a full stop between two characters of a name a middle dot.
func joinNames(folded []rune) {
	for i := 1; i < len(folded)-1; i++ {
		if folded[i] == '.' && inName(folded[i-1]) && inName(folded[i+1]) {
			folded[i] = '·'
		}
	}
}

// inName reports whether r can stand beside the dot of a name; in 一.总体要求 the dot counts.
func inName(r rune) bool { return IsHan(r) && !isNumeral(r) }

// String folds s.
func (f *Folder) String(s string) string { return string(f.Fold([]rune(s))) }

// narrow is the fold of marks, blanks, and full-width forms.
func narrow(r rune) rune {
	switch r {
	case '｡':
		return '。'
	case '､':
		return '、'
	case '「', '｢':
		return '“'
	case '」', '｣':
		return '”'
	case '『':
		return '‘'
	case '』':
		return '’'
	case '〈':
		return '《'
	case '〉':
		return '》'
	case '•', '・', '‧', '․', '･', '⋅', '∙', '\u0387', '·':
		return '·'
	case '\t', '\v', '\f', '\r', '\u00a0', '\u1680', '\u202f', '\u205f', '\u3000':
		return ' '
	}
	switch {
	case r >= '！' && r <= '～':
		return r - '！' + '!'
	case r >= '\u2000' && r <= '\u200a':
		return ' '
	}
	return r
}
