package alert

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/xiaozu-watch/xiaozu/internal/locale"
)

// A letter says in its reader's language why something is taken back, and leads to our copy and the original
// once each.
func TestPlainLetter(t *testing.T) {
	t.Parallel()
	taken := newGroup
	taken.What, taken.Note, taken.Source, taken.Page, taken.URL = FactWithdrawn, Rejected.Key, "s", "p", "http://news.example/1"
	found := article
	found.Source, found.Page, found.URL, found.Evidence = "s", "q", "http://news.example/2", "全省海岛保护工作会议召开。"
	text := Write(locale.Simplified, "https://x.example", []Item{{Event: taken}, {Event: found, Watches: []Reason{{"海岛", Condition{Kind: Words, Words: []string{"海岛"}}}}}}).Plain()
	for part, want := range map[string]int{"审核人员核对原文后予以否定。": 1, "\n存档  https://x.example/articles/s/p\n": 1, "\n原文  http://news.example/1\n": 1, "> 全省海岛保护工作会议召开。\n": 1,
		"\n本站页面  https://x.example/articles/s/q\n": 1, "https://x.example/articles/s/q": 1, "http://news.example/2\n": 1,
		"提醒原因：海岛（文章中的词语 · 海岛）\n": 1} {
		if got := strings.Count(text, part); got != want {
			t.Errorf("%q stands %d times, want %d, in\n%s", part, got, want, text)
		}
	}
}

// A chat that takes no more than so many bytes is told of the first alerts, and how many there are besides.
func TestBrief(t *testing.T) {
	t.Parallel()
	const most = 4000
	long := newGroup
	long.Evidence = strings.Repeat("海岛保护领导小组办公室设在省水利厅，", 100)
	for n, first := range map[int]Event{1: newGroup, 2: long, 500: long} {
		items := make([]Item, n)
		for i := range items {
			items[i].Event = first
		}
		letter := Write(locale.English, "https://x.example", items)
		text, shown := letter.Brief(most), strings.Count(letter.Brief(most), "New group: ")
		if len(text) > most || shown == 0 || shown < min(n, 3) || strings.Contains(text, " further ") != (shown < n) {
			t.Errorf("%d alerts in %d bytes, of which %d stand:\n%s", n, len(text), shown, text)
		}
	}
	endless := Write(locale.English, "https://x.example", []Item{{Event: Event{What: ArticleFound, Title: strings.Repeat("海", most)}}})
	if text := endless.Brief(most); len(text) > most || !utf8.ValidString(text) {
		t.Errorf("an endless headline takes %d bytes", len(text))
	}
}
