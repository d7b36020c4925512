package zh_test

import (
	"slices"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"周启明主持会议。何秋实出席！", []string{"周启明主持会议。", "何秋实出席!"}},
		{"他说：“要抓好落实。”会议强调", []string{"他说:“要抓好落实。”", "会议强调"}},
		{"任命高远为局长；免去杜衡的局长职务。", []string{"任命高远为局长;免去杜衡的局长职务。"}},
		{"　　组　长：高远\n\n　　成　员：杜衡\n", []string{"组 长:高远", "成 员:杜衡"}},
		{"增长2.5个百分点……好", []string{"增长2.5个百分点……", "好"}},
		{"Gao Yuan chaired it. Du Heng, of Yunling, spoke.", []string{"Gao Yuan chaired it.", "Du Heng, of Yunling, spoke."}},
		{"", nil},
		{" \n ", nil},
	} {
		folded := folder(t).Fold([]rune(c.text))
		var got []string
		for _, span := range zh.Sentences(folded) {
			got = append(got, span.Of(folded))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("sentences of %q:\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

// checkSentences checks that sentences are in order and leave out nothing but padding.
func checkSentences(t *testing.T, folded []rune) {
	t.Helper()
	at := 0
	for _, span := range zh.Sentences(folded) {
		if span.Start < at || span.Len() <= 0 || span.End > len(folded) {
			t.Fatalf("sentence %v after %d in %q", span, at, string(folded))
		}
		at = span.End
	}
}
