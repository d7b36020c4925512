package extract_test

import (
	"strings"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/extract"
	"github.com/xiaozu-watch/xiaozu/internal/news"
)

func FuzzRead(f *testing.F) {
	for _, text := range awkward {
		f.Add(text)
	}
	f.Add("组　长：高　远\n成员：罗青（女）、马德全\n办公室设在省水利厅")
	f.Add("任命周启明为云岭省水利厅厅长，免去其副厅长职务；接替马德全任领导小组组长。")
	f.Add("Zhou Qiming was appointed head of the Leading Group for Islands, replacing Ma Dequan.")
	f.Fuzz(func(t *testing.T, text string) { check(t, text, read(text)) })
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
}

func TestAwkwardTexts(t *testing.T) {
	for _, text := range awkward {
		check(t, text, read(text))
		for _, other := range awkward {
			check(t, text+other, read(text+other))
		}
	}
}

// Reading is linear: twice the text takes about twice the time, whatever it is made of. The
// bound is loose, so that a busy machine does not break it, and tight enough that anything
// quadratic does.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("reads some megabytes")
	}
	for name, unit := range map[string]string{
		"names":    "罗青、马德全、",
		"roster":   "成员：罗青 省财政厅厅长\n",
		"labels":   "组长:高远副省长",
		"brackets": "（罗青（",
		"titles":   "局长、",
		"groups":   "云岭省海岛保护领导小组、",
		"numbers":  "第一次",
		"clauses":  "任命罗青为省教育厅厅长，",
		"prose":    "会议研究部署海岛保护工作。",
		"latin":    "Zhou Qiming was appointed head of the group ",
		"dots":     "买·",
	} {
		small, large := strings.Repeat(unit, 1+20_000/len(unit)), strings.Repeat(unit, 1+160_000/len(unit))
		quick, slow := seconds(small), seconds(large)
		if slow > 8*4*quick+0.2 {
			t.Errorf("%s: %.3f s for %d bytes, %.3f s for %d", name, quick, len(small), slow, len(large))
		}
	}
}
