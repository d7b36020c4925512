package redline_test

import (
	"strings"
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/redline"
)

// marked writes lines as [-old-]{+new+}, one a line.
func marked(lines []redline.Line) string {
	var b strings.Builder
	for _, l := range lines {
		for _, p := range l.Pieces {
			b.WriteString(map[redline.Kind]string{redline.Removed: "[-" + p.Text + "-]", redline.Added: "{+" + p.Text + "+}", redline.Same: p.Text}[p.Kind])
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestCompare(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"nothing", "", "", ""},
		{"a name corrected", "会议召开。由林海升任组长。", "会议召开。由林海生任组长。", "会议召开。\n由林海[-升-]{+生+}任组长。\n"},
		{"a number changes as a whole", "共有15人参加会议。", "共有16人参加会议。", "共有[-15-]{+16+}人参加会议。\n"},
		{"a line of a roster goes", "组  长：高远\n成  员：许立群\n成  员：孟思齐", "组  长：高远\n成  员：孟思齐", "组  长：高远\n[-成  员：许立群-]\n成  员：孟思齐\n"},
		{"a sentence comes", "会议召开。", "会议召开。高远出席！", "会议召开。\n{+高远出席！+}\n"},
		{"a sentence is replaced", "会议召开。今天天气晴朗。", "会议召开。副省长作了讲话。", "会议召开。\n[-今天天气晴朗。-]\n{+副省长作了讲话。+}\n"},
		{"blanks do not count", "会议　召开。\n\n高远出席。", "会议召开。高远出席。", "会议召开。\n高远出席。\n"},
		{"a closing quotation mark stays", "他说：“好。”会议结束。", "他说：“行。”会议结束。", "他说：“[-好-]{+行+}。”\n会议结束。\n"},
		{"English by words", "The group met on Monday.", "The group met on Tuesday.", "The group met on [-Monday-]{+Tuesday+}.\n"},
	} {
		if got := marked(redline.Compare(c.old, c.new)); got != c.want {
			t.Errorf("%s:\n%swant\n%s", c.name, got, c.want)
		}
	}
}

func TestSameText(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{{"一 二", "一二\n", true}, {"一", "二", false}, {"", "　", true}} {
		if got := redline.SameText(c.a, c.b); got != c.want {
			t.Errorf("%q and %q: %v", c.a, c.b, got)
		}
	}
}

// What is left of both texts when the marks are followed is both texts.
func FuzzCompare(f *testing.F) {
	f.Add("会议召开。由林海升任组长。", "由林海生任组长；会议召开。\n")
	f.Fuzz(func(t *testing.T, old, new string) {
		var a, b strings.Builder
		for _, l := range redline.Compare(old, new) {
			for _, p := range l.Pieces {
				if p.Kind != redline.Added {
					a.WriteString(p.Text)
				}
				if p.Kind != redline.Removed {
					b.WriteString(p.Text)
				}
			}
		}
		if !redline.SameText(a.String(), string([]rune(old))) && strings.ToValidUTF8(old, "") == old {
			t.Errorf("%q became %q", old, a.String())
		}
		if !redline.SameText(b.String(), new) && strings.ToValidUTF8(new, "") == new {
			t.Errorf("%q became %q", new, b.String())
		}
	})
}

// A text as long as texts get, rewritten throughout, is compared in bounded time.
func TestCompareLong(t *testing.T) {
	began := time.Now()
	redline.Compare(strings.Repeat("会议强调要压实责任。", 5000), strings.Repeat("副省长前往海岛调研。", 5000))
	redline.Compare(strings.Repeat("会", 50_000), strings.Repeat("议", 50_000))
	if took := time.Since(began); took > 20*time.Second {
		t.Errorf("it took %v", took)
	}
}
