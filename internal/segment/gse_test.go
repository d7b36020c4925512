package segment_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/go-ego/gse"

	"github.com/xiaozu-watch/xiaozu/internal/segment"
)

// loaded is gse itself, with the dictionary that the table was made of.
var loaded = sync.OnceValue(func() *gse.Segmenter {
	s := gse.Segmenter{SkipLog: true, NotLoadHMM: true}
	if err := s.LoadDictEmbed("zh_s"); err != nil {
		panic(err)
	}
	return &s
})

func TestTableIsOfThisGse(t *testing.T) {
	skipIfShort(t)
	want, err := segment.Compile(loaded().Dictionary())
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("words.bin")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("words.bin is not what gse's dictionary makes: run go generate ./internal/segment")
	}
}

// gseWords are the words of gse, in characters.
func gseWords(text []rune) []segment.Word {
	raw := []byte(string(text))
	var words []segment.Word
	end := 0
	for _, seg := range loaded().Segment(raw) {
		start := end
		end += utf8.RuneCount(raw[seg.Start():seg.End()])
		words = append(words, segment.Word{Start: start, End: end, Tag: seg.Token().Pos()})
	}
	return words
}

func compare(t *testing.T, text []rune) {
	t.Helper()
	want, got := gseWords(text), shared().Words(text)
	if slices.Equal(want, got) {
		return
	}
	for i := range min(len(want), len(got)) {
		if want[i] != got[i] {
			t.Fatalf("word %d is %+v %q, want %+v %q", i, got[i], string(text[got[i].Start:got[i].End]),
				want[i], string(text[want[i].Start:want[i].End]))
		}
	}
	t.Fatalf("%d words, want %d", len(got), len(want))
}

func skipIfShort(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("gse takes seconds for it, and a minute under the race detector")
	}
}

// news are the invented texts that extract is tested with.
func news(t testing.TB) []string {
	t.Helper()
	var texts []string
	for _, pattern := range []string{"*.txt", "corpus/dev/*.txt"} {
		files, err := filepath.Glob("../extract/testdata/" + pattern)
		if err != nil || len(files) == 0 {
			t.Fatal("no texts in ../extract/testdata/"+pattern, err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			texts = append(texts, string(text))
		}
	}
	return texts
}

func TestWordsAreGses(t *testing.T) {
	for _, text := range news(t) {
		compare(t, []rune(text))
		for sentence := range strings.SplitAfterSeq(text, "。") {
			compare(t, []rune(sentence))
		}
	}
}

// Far into a text the distances of gse are too coarse to tell ways apart.
func TestWordsOfLongTextAreGses(t *testing.T) {
	skipIfShort(t)
	compare(t, []rune(strings.Repeat(strings.Join(news(t), ""), 30)))
}

func TestEveryWordOfGse(t *testing.T) {
	skipIfShort(t)
	var all strings.Builder
	for i := range loaded().Dict.Tokens {
		word := loaded().Dict.Tokens[i].Text()
		compare(t, []rune(word))
		all.WriteString(word)
	}
	compare(t, []rune(all.String()))
}

func FuzzWords(f *testing.F) {
	loaded() // not within the ten seconds that one text may take
	for _, text := range []string{
		"李强调要抓紧", "2018年GDP增长", "AT&T的4S店，A股", "ＡＢＣ\x00①½²é́", "Привет，\U00020000云岭省\xff\xfe",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { compare(t, []rune(text)) })
}
