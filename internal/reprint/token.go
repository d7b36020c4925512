package reprint

import (
	"unicode"

	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// A token is a Han character by its code point, or a hash of a word or number with a mark of
// which of the two it is.
type token uint32

const (
	wordMark   token = 1 << 31
	numberMark token = 1 << 30
)

// isNumber reports whether t is written in digits.
func (t token) isNumber() bool { return t&wordMark == 0 && t&numberMark != 0 }

// isNumeral reports whether t is a Chinese numeral.
func (t token) isNumeral() bool {
	switch rune(t) {
	case '〇', '零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '两':
		return true
	}
	return false
}

// tokens reads what counts of a text.
func tokens(f *zh.Folder, text string) []token {
	list := make([]token, 0, len(text)/3)
	var word uint32 // hash of the word so far
	kind := token(0)
	end := func() {
		if kind != 0 {
			list = append(list, kind|token(word)&(numberMark-1))
		}
		word, kind = 2166136261, 0
	}
	end()
	for _, r := range text {
		r = f.Rune(r)
		is := kindOf(r)
		if is != kind {
			end()
		}
		switch {
		case is != 0:
			word, kind = (word^uint32(unicode.ToLower(r)))*16777619, is
		case zh.IsHan(r):
			list = append(list, token(r))
		}
	}
	end()
	return list
}

// kindOf is the kind of word that r is part of; 0 for Han characters, marks and blanks.
func kindOf(r rune) token {
	switch {
	case r >= '0' && r <= '9':
		return numberMark
	case r < 0x2e80 && unicode.IsLetter(r):
		return wordMark
	}
	return 0
}
