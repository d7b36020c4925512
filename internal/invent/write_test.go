package invent

import (
	"reflect"
	"testing"

	"github.com/xiaozu-watch/xiaozu/dictionaries"
	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// Every span holds what is said to stand there, copies repeat their original on another site, and the same archive
// is written the same way twice.
func TestWrite(t *testing.T) {
	lex, err := lexicon.Load(dictionaries.FS)
	if err != nil {
		t.Fatal(err)
	}
	one, other := New(200, 7, lex), New(200, 7, lex)
	for n := range one.Articles {
		w := one.write(n)
		checkSpans(t, w)
		if !reflect.DeepEqual(w, other.write(n)) {
			t.Errorf("article %d is another one the second time", n)
		}
		if before := one.write(max(n-1, 0)); isCopy(n) &&
			(w.page.Source == before.page.Source || w.reading.Article.Body != before.reading.Article.Body || w.reading.Facts[0].Key() != before.reading.Facts[0].Key()) {
			t.Errorf("article %d is no copy of the one before", n)
		}
	}
	if reflect.DeepEqual(one.write(3).reading, New(200, 8, lex).write(3).reading) {
		t.Error("another seed writes the same")
	}
}

func checkSpans(t *testing.T, w written) {
	t.Helper()
	text := []rune(w.reading.Article.Text())
	holds := func(span news.Span, want string) {
		if got := span.Of(text); got != want {
			t.Errorf("%s: %q stands where %q should", w.page.URL, got, want)
		}
	}
	for _, m := range w.reading.Mentions {
		holds(m.Span, m.Text)
	}
	for _, f := range w.reading.Facts {
		holds(f.Evidence.Span, f.Evidence.Text)
	}
}
