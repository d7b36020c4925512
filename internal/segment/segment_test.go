package segment_test

import (
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/xiaozu-watch/xiaozu/internal/segment"
)

// shared is loaded once for all tests of this package.
var shared = sync.OnceValue(segment.New)

func cut(t *testing.T, text string) string {
	t.Helper()
	runes := []rune(text)
	var parts []string
	for _, w := range shared().Words(runes) {
		parts = append(parts, string(runes[w.Start:w.End]))
	}
	return strings.Join(parts, "|")
}

func TestWords(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{"云", "云"},
		{"主任介绍海洋保护工作", "主任|介绍|海洋|保护|工作"},
		{"李强调要抓紧", "李|强调|要|抓紧"},
		{"2018年GDP增长", "2018|年|GDP|增长"},
	} {
		if got := cut(t, c.text); got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

func TestWordsCoverTheText(t *testing.T) {
	for _, text := range []string{"ＡＢＣ，云岭　省", "a b\n\x00c", "\U00020000云岭省", "é́云"} {
		if got := strings.ReplaceAll(cut(t, text), "|", ""); got != text {
			t.Errorf("%q came back as %q", text, got)
		}
	}
}

func TestWordsFromManyGoroutines(t *testing.T) {
	want := cut(t, "云岭省财政厅厅长")
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			if got := cut(t, "云岭省财政厅厅长"); got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
	wg.Wait()
}

func TestAppendWords(t *testing.T) {
	words := shared().AppendWords(nil, []rune("海洋保护"))
	words = shared().AppendWords(words, []rune("工作"))
	want := []segment.Word{{Start: 0, End: 2, Tag: "ns"}, {Start: 2, End: 4, Tag: "v"}, {Start: 0, End: 2, Tag: "vn"}}
	if diff := cmp.Diff(want, words); diff != "" {
		t.Error(diff)
	}
}

func TestAppendWordsAllocatesNothingForAWord(t *testing.T) {
	text := []rune(strings.Repeat("云岭省人民政府2018年召开GDP会议", 100))
	words := shared().Words(text)
	n := testing.AllocsPerRun(100, func() { words = shared().AppendWords(words[:0], text) })
	if n > 5 { // the race detector empties pools
		t.Errorf("%v allocations for %d words", n, len(words))
	}
}

func TestTag(t *testing.T) {
	s := segment.New()
	for _, r := range "。，任省5a§\n𠮷" {
		if got, want := s.Tag(r), s.Words([]rune{r})[0].Tag; got != want {
			t.Errorf("%q by itself is %q, want %q", r, got, want)
		}
	}
}
