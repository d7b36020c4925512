package names_test

import (
	"strings"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/names"
	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// cut is a text of which the words are parted by blanks, with marks for them only.
func cut(words string) *names.Text {
	t := &names.Text{}
	for _, w := range strings.Fields(words) {
		for i, r := range []rune(w) {
			m := names.Mark(0)
			if i == 0 {
				m = names.WordStarts
			}
			t.Runes, t.Marks, t.Tags = append(t.Runes, r), append(t.Marks, m), append(t.Tags, names.TagOf(""))
		}
	}
	t.Marks, t.Tags = append(t.Marks, names.WordStarts), append(t.Tags, names.TagOf(""))
	return t
}

func model(t testing.TB) *names.Model {
	t.Helper()
	m, err := names.New(strings.Fields("王 李 沈 林 欧阳 訾"))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestFind(t *testing.T) {
	f := model(t).Finder()
	for words, want := range map[string]string{
		"":                   "",
		"记者 沈 若 兰 报道":        "沈若兰",
		"总统 克 拉 维 奇 表示":      "克拉维奇",
		"大使 马 尔 科 · 佩 雷 拉 说": "马尔科·佩雷拉",
		"要 坚持 保护 优先":         "",
		"他 读 索罗斯 的 书":        "索罗斯",
		"记者 訾 春 明 报道":        "訾春明",
		"沈 若 兰 、 王 大 为 、 林 知 远 指出":  "沈若兰 王大为 林知远",
		"沈 若 兰 任命 王 大 为 局长 ":        "沈若兰 王大",
		"李 女士 说":                    "李",
		"欧阳 文 静 、 沈 若 兰 和 林 知 远 指出": "欧阳文静 沈若兰 林知远",
	} {
		text := cut(words)
		var got []string
		for _, n := range f.Find(text) {
			got = append(got, string(text.Runes[n.Start:n.End]))
			if n.Family != (n.Len() == 1) {
				t.Errorf("%s: %v: family %v", words, got, n.Family)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: got %v, want %s", words, got, want)
		}
	}
}

// TestHints: what a frame shows is a name, whatever it looks like, and no part of it is.
func TestHints(t *testing.T) {
	text := cut("任命 王 干将 为")
	text.Hints = []names.Hint{{Span: span(2, 5)}}
	found := model(t).Finder().Find(text)
	if len(found) != 1 || found[0].Span != span(2, 5) {
		t.Errorf("got %v, want the hint", found)
	}
}

func TestWriteReadsBack(t *testing.T) {
	m := model(t)
	var b strings.Builder
	if err := m.Write(&b, "a comment"); err != nil {
		t.Fatal(err)
	}
	if lines := strings.Count(b.String(), "\n"); lines < 500 {
		t.Errorf("%d lines of weights, want what was read", lines)
	}
}

func span(start, end int) news.Span { return news.Span{Start: start, End: end} }
