package registry

import (
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/news"
)

func TestSpan(t *testing.T) {
	if got := Span(news.Date{}, news.Date{}); got != nil {
		t.Errorf("a span of nothing is %v", got)
	}
	for want, said := range map[string]any{
		"from 2018":   Span(news.Date{Year: 2018}, news.Date{}),
		"until 2020":  Span(news.Date{}, news.Date{Year: 2020}),
		"2018 – 2020": Span(news.Date{Year: 2018}, news.Date{Year: 2020}),
	} {
		if got := locale.English.Text(said); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
