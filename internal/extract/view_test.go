package extract

import (
	"strings"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

func TestViewLeavesOutWhatStandsInNames(t *testing.T) {
	for text, want := range map[string]string{
		"高　　遠":                 "高远",
		"高\u200b\ufeff遠":       "高远",
		"高\U000e0100遠":         "高远",
		"領導\n小組":               "领导小组",
		"发(fā)展":               "发展",
		"党.委.书.记":              "党委书记",
		"Gao  Yuan":            "GaoYuan",
		"Gao Yuan":             "Gao Yuan",
		"阿不都热依木・买买提":           "阿不都热依木·买买提",
		"任命（代理）":               "任命(代理)",
		"\xff\xfe高\u00ad远\x00": "\ufffd\ufffd高远\x00",
	} {
		if got := string(newView(reader().lex.Folder().Text(text)).runes); got != want {
			t.Errorf("the view of %q is %q, want %q", text, got, want)
		}
	}
}

// FuzzView checks that positions in a view and in its text agree, and that what a mention prints is
// what it was taken for.
func FuzzView(f *testing.F) {
	for _, text := range []string{"", "組　长：高　遠\n成员：罗青（女）", ".党.委.", "发(fā)展领导\n小组", "高\u200b远任阿\n·买买提领导小组组长", "\xff高\xfe远"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		v := newView(reader().lex.Folder().Text(text))
		checkPositions(t, v)
		for _, m := range reader().Read(Document{Text: text}).Mentions {
			if got := spoken(m.Text); m.Kind == news.PersonMention && got != spoken(m.Canonical) && !strings.HasPrefix(m.Canonical, m.Text) {
				t.Fatalf("%q was taken for %q", m.Text, m.Canonical)
			}
		}
	})
}

func checkPositions(t *testing.T, v *view) {
	t.Helper()
	for i, at := range v.at {
		if v.runes[i] != v.text.Folded[at] || v.in[at] != i || i > 0 && at <= v.at[i-1] {
			t.Fatalf("character %d of the view is %q, at %d", i, v.runes[i], at)
		}
		if s := (news.Span{Start: i, End: i + 1}); v.within(v.original(s)) != s {
			t.Fatalf("span %v is %v in the text and %v back in the view", s, v.original(s), v.within(v.original(s)))
		}
	}
	for j := 1; j < len(v.in); j++ {
		if v.in[j] < v.in[j-1] || v.in[j] > v.in[j-1]+1 {
			t.Fatalf("characters %d and %d are %d and %d in the view", j-1, j, v.in[j-1], v.in[j])
		}
	}
}

// spoken is a text as viewed, without the dots that may stand between its characters and the blanks
// of Latin names.
func spoken(text string) string {
	viewed := string(newView(reader().lex.Folder().Text(text)).runes)
	return strings.NewReplacer("·", "", ".", "", " ", "").Replace(viewed)
}

func newView(t *zh.Text) *view {
	v := &view{text: t}
	v.show()
	return v
}
