// Package zh reads Chinese text as characters: it folds variant forms for matching, joins names
// that padding broke, splits sentences, and reads numerals and dates.
//
// A text has three views. The original is what is shown and quoted. The folded view has the
// same length, so that every position in it is a position in the original. The joined view
// leaves padding out and maps back:
//
//	original  组　长：　高　　遠
//	folded    组 长:  高  远
//	joined    组长:  高远
//
// Positions are characters (Unicode code points), never bytes. Everything here is a function of
// its input.
package zh

import "unicode"

// The characters that are Han at a glance.
const (
	firstHan = 0x4e00
	lastHan  = 0x9fff
)

// IsHan reports whether r is a Han character; the zero 〇 is one.
func IsHan(r rune) bool { return r >= firstHan && r <= lastHan || isRareHan(r) }

// isRareHan is apart so that the test that nearly all characters pass costs no call.
func isRareHan(r rune) bool { return r >= 0x2e80 && unicode.Is(unicode.Han, r) }
