package extract_test

import (
	"math/rand/v2"
	"reflect"
	"testing"
	"unicode"

	"github.com/xiaozu-watch/xiaozu/internal/extract"
	"github.com/xiaozu-watch/xiaozu/internal/news"
)

func FuzzRead(f *testing.F) {
	for _, text := range awkward {
		f.Add(text)
	}
	f.Add("0 *")
	f.Add("组　长：高　远\n成员：罗青（女）、马德全\n办公室设在省水利厅")
	f.Add("任命周启明为云岭省水利厅厅长，免去其副厅长职务；接替马德全任领导小组组长。")
	f.Add("Zhou Qiming was appointed head of the Leading Group for Islands, replacing Ma Dequan.")
	f.Fuzz(func(t *testing.T, text string) {
		first := read(text)
		check(t, text, first)
		if again := read(text); !reflect.DeepEqual(first, again) {
			t.Fatalf("read first as %+v, then as %+v", first, again)
		}
	})
}

// check asserts that every span lies in the text and holds what it says.
func check(t *testing.T, text string, r extract.Reading) {
	t.Helper()
	runes := []rune(text)
	holds := func(s news.Span, want string) {
		if s.Start < 0 || s.Start >= s.End || s.End > len(runes) {
			t.Fatalf("span %v is not in a text of %d characters", s, len(runes))
		}
		if got := s.Of(runes); got != want {
			t.Fatalf("span %v holds %q, not %q", s, got, want)
		}
	}
	for _, m := range r.Mentions {
		holds(m.Span, m.Text)
	}
	for _, f := range r.Facts {
		holds(f.Evidence.Span, f.Evidence.Text)
	}
}

var awkward = []string{
	"", "云", "\n", " ", "　", "。", "：", "（", "·", "、、、、", "领导小组", "小组", "任", "任命", "组长：", "组长", "办公室", "\x00\xff\xfe",
	"(((((((", "））））", "“”“”", "高远高远高远", "A", "\u200b\u200b", "务(wù)", "...", "领导小组（以下简称", "为为为为", "的的的",
	"一、二、三、", "2024年", "组长：\n\n\n成员：", "\U00020000\U0001F600", "Xi", "Leading Group", "其其其其",
	"高\U000E0100远任组长", "\xe9\xab", "\xed\xa0\x80", "领导小组（以下简称）", "高远مرحبا任", "ก組長：한국", "e\u0301\u0301", "\u202e组长\u202c", "①②③", "\r\n\v\f",
	"%PDF-1.7\n\x80\x81\x82stream\x00", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "GIF89a\x01\x00\xff\x00，。、", "党委党委党委", "Of. And, (the",
}

// TestAwkwardTexts reads texts that are empty, binary, one character, only marks, not UTF-8 or of
// several scripts, and each behind each other.
func TestAwkwardTexts(t *testing.T) {
	for _, text := range awkward {
		check(t, text, read(text))
		for _, other := range awkward {
			check(t, text+other, read(text+other))
		}
	}
}

// TestBytes reads bytes that mean nothing, and characters of all planes.
func TestBytes(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 50 {
		binary, runes := make([]byte, 2000), make([]rune, 2000)
		for i := range binary {
			binary[i], runes[i] = byte(random.Uint32()), rune(random.Uint32N(unicode.MaxRune))
		}
		for _, text := range []string{string(binary), string(runes)} {
			check(t, text, read(text))
		}
	}
}
