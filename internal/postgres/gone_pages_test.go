package postgres_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

func TestGonePages(t *testing.T) {
	t.Parallel()
	db := withSource(t)
	ask := func(s story, hours, status int) {
		t.Helper()
		page := news.Page{Source: s.Source, ID: s.Page, URL: s.URL, Status: status, FetchedAt: noon.Add(time.Duration(hours) * time.Hour)}
		if _, _, err := db.SavePage(t.Context(), page); err != nil {
			t.Fatal(err)
		}
	}
	first, second, third := storyOn(1, noon), storyOn(2, noon), storyOn(3, noon)
	for _, s := range []story{first, second, third} {
		keep(t, db, s)
	}
	ask(first, 1, http.StatusNotFound)
	ask(first, 5, http.StatusNotFound) // gone since the first time
	ask(second, 2, http.StatusGone)
	ask(third, 3, http.StatusNotFound)
	ask(third, 4, http.StatusNotModified) // back again
	gone, err := db.GonePages(t.Context(), 10)
	if err != nil || len(gone) != 2 {
		t.Fatalf("%+v, %v", gone, err)
	}
	if gone[0].Page != second.Page || gone[1].Page != first.Page || !gone[1].Since.Equal(noon.Add(time.Hour)) || gone[1].Title != first.Title {
		t.Errorf("%+v", gone)
	}
	if one, err := db.GonePages(t.Context(), 1); err != nil || len(one) != 1 {
		t.Errorf("%+v, %v", one, err)
	}
}
