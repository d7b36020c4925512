package segment_test

import (
	"strings"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/segment"
)

func BenchmarkWords(b *testing.B) {
	text := strings.Join(news(b), "")
	runes := []rune(text)
	words := shared().Words(runes)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		words = shared().AppendWords(words[:0], runes)
	}
}

// BenchmarkSentences cuts the same text as BenchmarkWords, a sentence at a time.
func BenchmarkSentences(b *testing.B) {
	text := strings.Join(news(b), "")
	var sentences [][]rune
	for sentence := range strings.SplitAfterSeq(text, "。") {
		sentences = append(sentences, []rune(sentence))
	}
	words := shared().Words([]rune(text))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		for _, sentence := range sentences {
			words = shared().AppendWords(words[:0], sentence)
		}
	}
}

// BenchmarkGse is gse on the text of BenchmarkWords.
func BenchmarkGse(b *testing.B) {
	text := []byte(strings.Join(news(b), ""))
	loaded()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		loaded().Segment(text)
	}
}

// BenchmarkLoad reads the dictionary.
func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		segment.New().Words([]rune("云"))
	}
}
