package extract_test

import (
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

func TestNamesakes(t *testing.T) {
	for _, c := range []struct{ text, person, want string }{
		{"国务院总理李强主持会议。", "李强", "li-qiang-1959"},
		{"县委书记李强主持会议。", "李强", ""},
		{"云岭省沙溪县财政局局长李强介绍情况。", "李强", ""},
		{"交通运输部部长刘伟出席会议。", "刘伟", "liu-wei-1965"},
		{"刘伟出席会议。", "刘伟", ""}, // three are known
		{"习近平主持会议并发表重要讲话。", "习近平", "xi-jinping"},
	} {
		got := "not found"
		for _, m := range read(c.text).Mentions {
			if m.Kind == news.PersonMention && m.Canonical == c.person {
				got = m.Entry
			}
		}
		if got != c.want {
			t.Errorf("%s: %s is %q, want %q", c.text, c.person, got, c.want)
		}
	}
}
