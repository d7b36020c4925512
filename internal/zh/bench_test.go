package zh_test

import (
	"strings"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

var article = strings.Repeat("8月15日，全省海島保護工作領導小組第六次會議在青汀召開。　　組　長：高　遠（副省長）\n", 100)

func BenchmarkText(b *testing.B) {
	f := folder(b)
	b.SetBytes(int64(len(article)))
	for b.Loop() {
		f.Text(article)
	}
}

func BenchmarkDates(b *testing.B) {
	folded := folder(b).Text(article).Folded
	b.SetBytes(int64(len(article)))
	for b.Loop() {
		zh.Dates(folded, news.Date{Year: 2026, Month: 9, Day: 1})
	}
}
