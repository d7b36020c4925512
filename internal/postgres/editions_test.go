package postgres_test

import (
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// Other text is an edition; other bytes around the same text are none, and neither is a page that
// can no longer be read. Edits and deletions are listed, the latest first.
func TestEditions(t *testing.T) {
	t.Parallel()
	db := withSource(t)
	s := storyOn(1, noon)
	keep(t, db, s)
	for i, body := range []string{s.Body, "　" + s.Body, "林海生任组长。", "", "高远任组长。", "高远任组长。"} {
		next := s
		next.Version, next.Body, next.Published.Time = i+2, body, noon.Add(time.Duration(i+1)*time.Hour)
		keep(t, db, next)
		keep(t, db, next) // twice changes nothing
	}
	editions, err := db.Editions(t.Context(), s.Source, s.Page)
	if err != nil || len(editions) != 2 {
		t.Fatalf("editions %+v, %v", editions, err)
	}
	if e := editions[0]; e.Version != 3 || e.By != 4 || e.Body != "　"+s.Body || !e.Replaced.Equal(noon.Add(3*time.Hour)) {
		t.Errorf("the first edit: %+v", e)
	}
	gone := news.Page{Source: s.Source, ID: s.Page, URL: s.URL, Status: 410, FetchedAt: noon.AddDate(0, 0, 1), Problem: "status 410 Gone"}
	if _, _, err := db.SavePage(t.Context(), gone); err != nil {
		t.Fatal(err)
	}
	changes, err := db.Changes(t.Context(), postgres.ChangeFilter{Source: s.Source, Since: noon.Add(4 * time.Hour), Limit: 10})
	if err != nil || len(changes) != 2 || changes[0].Kind != postgres.Gone || changes[0].How != "status 410 Gone" || changes[1].Kind != postgres.Edited || changes[1].URL != s.URL {
		t.Errorf("changes %+v, %v", changes, err)
	}
	if other, err := db.Changes(t.Context(), postgres.ChangeFilter{Source: "elsewhere", Limit: 10}); err != nil || len(other) != 0 {
		t.Errorf("changes of another source %+v, %v", other, err)
	}
	absences, err := db.Absences(t.Context(), s.Source, s.Page)
	if err != nil || len(absences) != 1 || !absences[0].Back.IsZero() || !absences[0].Gone.Equal(gone.FetchedAt) {
		t.Errorf("absences %+v, %v", absences, err)
	}
}
