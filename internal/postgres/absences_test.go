package postgres_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// shown is what an address of the source shows, minutes after noon.
func shown(t testing.TB, db *postgres.DB, n, minutes int, body string) (version int, changed bool) {
	t.Helper()
	s := storyOn(n, noon)
	version, changed, err := db.SavePage(t.Context(), news.Page{Source: yunling, ID: s.Page, URL: s.URL, Status: 200,
		FetchedAt: noon.Add(time.Duration(minutes) * time.Minute), Body: []byte(body)})
	if err != nil {
		t.Fatal(err)
	}
	return version, changed
}

// A page that turns into what several other addresses show has become the site's error page; it is
// gone, its text stays, and it may come back.
func TestErrorPagesAreNoVersions(t *testing.T) {
	t.Parallel()
	db := withSource(t)
	s := storyOn(9, noon)
	keep(t, db, s)
	for n := range 3 {
		shown(t, db, n, 0, "出错了")
	}
	if version, changed := shown(t, db, 9, 5, "出错了"); version != 1 || changed {
		t.Errorf("the error page became version %d", version)
	}
	gone := func() time.Time {
		t.Helper()
		a, err := db.Article(t.Context(), yunling, s.Page)
		if err != nil || a.Body != s.Body {
			t.Fatalf("article %+v, %v", a, err)
		}
		return a.Gone
	}
	if at := gone(); !at.Equal(noon.Add(5 * time.Minute)) {
		t.Errorf("gone since %v", at)
	}
	page, err := db.Page(t.Context(), yunling, s.Page)
	if err != nil || !strings.Contains(string(page.Body), s.URL) {
		t.Errorf("the kept page is %q, %v", page.Body, err)
	}
	shown(t, db, 9, 8, fmt.Sprintf("%s 1", s.URL))
	if at := gone(); !at.IsZero() {
		t.Errorf("it came back and is gone since %v", at)
	}
	err = db.SaveSubstitute(t.Context(), news.Page{Source: yunling, ID: s.Page, URL: s.URL, Status: 200, FetchedAt: noon.Add(time.Hour), Problem: "x"}, true)
	if at := gone(); err != nil || !at.Equal(noon.Add(time.Hour)) {
		t.Errorf("gone since %v, %v", at, err)
	}
}
