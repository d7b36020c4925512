package zh

import "github.com/xiaozu-watch/xiaozu/internal/news"

// Sentences splits a folded text at 。 ! ? … and line ends, and at a full stop before a blank
// and a capital. Closing quotation marks and brackets stay with the sentence before them. Spans
// are in order, without the blanks around them, and none is empty. A semicolon does not split.
func Sentences(folded []rune) []news.Span {
	var spans []news.Span
	start := 0
	for i := 0; i < len(folded); {
		end := sentenceEnd(folded, i)
		if end < 0 {
			i++
			continue
		}
		spans = appendTrimmed(spans, folded, start, end)
		start, i = end, end
	}
	return appendTrimmed(spans, folded, start, len(folded))
}

// sentenceEnd is where the sentence that i closes ends, or -1 if i closes none.
func sentenceEnd(folded []rune, i int) int {
	switch folded[i] {
	case '\n':
		return i + 1
	case '.':
		if !stops(folded[i+1:]) {
			return -1
		}
	case '。', '!', '?', '…':
	default:
		return -1
	}
	i++
	for i < len(folded) && isCloser(folded[i]) {
		i++
	}
	return i
}

// stops reports whether a full stop before rest ends a sentence of Latin text.
func stops(rest []rune) bool {
	for len(rest) > 0 && isCloser(rest[0]) {
		rest = rest[1:]
	}
	if len(rest) == 0 || rest[0] == '\n' {
		return true
	}
	return len(rest) > 1 && rest[0] == ' ' && (rest[1] >= 'A' && rest[1] <= 'Z' || rest[1] == '“')
}

func isCloser(r rune) bool {
	switch r {
	case '。', '!', '?', '…', '”', '’', ')', '》', '"', ']':
		return true
	}
	return false
}

func appendTrimmed(spans []news.Span, folded []rune, start, end int) []news.Span {
	for start < end && isPad(folded[start]) {
		start++
	}
	for start < end && isPad(folded[end-1]) {
		end--
	}
	if start == end {
		return spans
	}
	return append(spans, news.Span{Start: start, End: end})
}
