package jobs

import (
	"slices"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
	"github.com/xiaozu-watch/xiaozu/internal/terms"
	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// mostQuotes bounds the sentences that are quoted of one article.
const mostQuotes = 3

// quote is what an article says of what somebody looks for: for each the first sentence that has one of
// its texts, in the order of the article.
func (n *notice) quote(article string, looks ...[]string) string {
	text := []rune(article)
	whole := terms.NewText(n.folder, article)
	var starts []int
	for _, look := range looks {
		if found := whole.Find(look); len(found) > 0 {
			starts = append(starts, found[0].Start)
		}
	}
	var quotes []string
	for _, s := range zh.Sentences(n.folder.Fold(text)) {
		within := func(start int) bool { return s.Start <= start && start < s.End }
		if len(quotes) < mostQuotes && slices.ContainsFunc(starts, within) {
			quotes = append(quotes, string(text[s.Start:s.End]))
		}
	}
	return strings.Join(quotes, "\n")
}

// looksOf are the texts that watches look for, as package terms compares them.
func (n *notice) looksOf(watches []alert.Watch) [][]string {
	looks := make([][]string, len(watches))
	for i, w := range watches {
		for _, word := range w.Condition.Words {
			looks[i] = append(looks[i], terms.Plain(n.folder, word))
		}
		looks[i] = append(looks[i], slices.Concat(w.Ways...)...)
	}
	return looks
}
