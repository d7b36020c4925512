package zh_test

import (
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

func TestJoined(t *testing.T) {
	f := folder(t)
	for _, c := range []struct{ name, text, want string }{
		{"nothing to join", "组长：高远", "组长:高远"},
		{"full-width blanks", "組　長：高　　遠", "组长:高远"},
		{"a blank behind a mark stays", "组长： 高 远 Gao Yuan", "组长: 高远 Gao Yuan"},
		{"around the dot of a name", "阿依古丽 · 买买提", "阿依古丽·买买提"},
		{"invisible characters anywhere", "\ufeff高\u200b远 G\u00adao", "高远 Gao"},
		{"a line end within a name", "王晓\r\n　　明", "王晓明"},
		{"an empty line parts", "王晓\n\n明", "王晓\n\n明"},
		{"a line end behind a mark stays", "组长：高远。\n杜衡", "组长:高远。\n杜衡"},
		{"blanks at both ends", "　高远　", " 高远 "},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := f.Text(c.text)
			if got := string(text.Joined); got != c.want {
				t.Errorf("joined %q = %q, want %q", c.text, got, c.want)
			}
			checkJoined(t, text)
			checkSpans(t, f, text)
		})
	}
}

func TestOriginal(t *testing.T) {
	text := folder(t).Text("副组长：高　　遠　林知遠")
	joined := news.Span{Start: 4, End: 6}
	if got := joined.Of(text.Joined); got != "高远" {
		t.Fatalf("joined span is %q", got)
	}
	original := text.Original(joined)
	if got := original.Of(text.Runes); got != "高　　遠" {
		t.Errorf("original span is %q, want the name with its padding", got)
	}
	if back := text.InJoined(original); back != joined {
		t.Errorf("back in the joined view: %v, want %v", back, joined)
	}
}

// checkSpans checks that a span of the joined view, prepared alone, is what it was in the text. It
// begins and ends with Han characters: what a mark at its edge means depends on what is beyond.
func checkSpans(t *testing.T, f *zh.Folder, text *zh.Text) {
	t.Helper()
	for start := 0; start < min(len(text.Joined), 100); start++ {
		for end := start + 1; end <= min(start+12, len(text.Joined)); end++ {
			if !zh.IsHan(text.Joined[start]) || !zh.IsHan(text.Joined[end-1]) {
				continue
			}
			span := news.Span{Start: start, End: end}
			original := text.Original(span).Of(text.Runes)
			if got, want := string(f.Text(original).Joined), span.Of(text.Joined); got != want {
				t.Fatalf("%q stands for %q in the text, and for %q alone", original, want, got)
			}
		}
	}
}

// checkJoined checks that every joined character stands where the map says.
func checkJoined(t *testing.T, text *zh.Text) {
	t.Helper()
	last := -1
	for i, r := range text.Joined {
		span := text.Original(news.Span{Start: i, End: i + 1})
		if span.Len() != 1 || span.Start <= last || text.Folded[span.Start] != r {
			t.Fatalf("joined %d (%q) maps to %v after %d in %q", i, r, span, last, string(text.Runes))
		}
		if back := text.InJoined(span); back != (news.Span{Start: i, End: i + 1}) {
			t.Fatalf("joined %d maps to %v and back to %v", i, span, back)
		}
		last = span.Start
	}
}
