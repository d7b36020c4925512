package postgres_test

import (
	"errors"
	"net/http"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// What comes from any address of a page that moved is saved as the page's, also while it is moved again, and
// found in the archive by any of them.
func TestMovedPageIsOne(t *testing.T) {
	t.Parallel()
	dsn := pgtest.DSN(t)
	db := withSourceAt(t, dsn)
	first := fetchedAt("/a/1", "一", noon)
	if _, _, err := db.SavePage(t.Context(), first); err != nil {
		t.Fatal(err)
	}
	later := fetchedAt("/a/2", "三", noon.Add(time.Hour))
	move := func() {
		if moved, err := db.MovePage(t.Context(), yunling, first.URL, later.URL, noon); err != nil || !moved {
			t.Errorf("moved %t, %v", moved, err)
		}
	}
	move()
	var all sync.WaitGroup
	for i := range 4 {
		all.Go(move)
		all.Go(func() {
			if _, _, err := db.SavePage(t.Context(), fetchedAt("/a/2", "二", noon.Add(time.Duration(i)*time.Minute))); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if _, _, err := db.SavePage(t.Context(), later); err != nil {
		t.Fatal(err)
	}
	page, err := db.Page(t.Context(), yunling, first.ID)
	if err != nil || string(page.Body) != "三" || page.URL != later.URL {
		t.Errorf("the page is %q at %s, %v", page.Body, page.URL, err)
	}
	if _, err := db.Page(t.Context(), yunling, later.ID); !errors.Is(err, postgres.ErrNotFound) {
		t.Errorf("a page of its own at the new address: %v", err)
	}
	for _, id := range []string{first.ID, later.ID} {
		if r, err := db.ArchiveRecord(t.Context(), id, later.FetchedAt); err != nil || r.URL != later.URL {
			t.Errorf("the newest record of %s is of %s, %v", id, r.URL, err)
		}
	}
	kept, err := db.KeptPages(t.Context(), yunling, []string{first.URL, later.URL}, later.FetchedAt.Add(time.Hour))
	if err != nil || len(kept) != 2 {
		t.Errorf("kept %q, %v", kept, err)
	}
	due, err := db.PagesToRevisit(t.Context(), yunling, noon.AddDate(2, 0, 0))
	if err != nil || len(due) != 1 || due[0] != later.URL {
		t.Errorf("due are %q, %v", due, err)
	}
}

// Two articles that turn out to be one become the older, whoever finds out and however often: what curators
// said of either stays, and every address leads to it, also after further moves, and one back.
func TestMovedTwinsBecomeOne(t *testing.T) {
	t.Parallel()
	dsn := pgtest.DSN(t)
	db := withSourceAt(t, dsn)
	both, fromYounger := founding(islands), appointment("林海生", "组长", islands, news.Date{Year: 2019}, news.StatedDate)
	older, younger, last := storyOn(1, noon).stating(both), storyOn(2, noon).stating(both, fromYounger), storyOn(3, noon).stating(both)
	for _, s := range []story{older, younger, last} {
		keep(t, db, s)
	}
	err := errors.Join(decideOn(t, db, both.Key(), postgres.Accept, postgres.Accepted),
		decideOn(t, db, fromYounger.Key(), postgres.Reject, postgres.Rejected),
		db.Change(t.Context(), func(tx postgres.Tx) error {
			return tx.AddEvidence(t.Context(), fromYounger.Key(), yunling, younger.Page, younger.facts[1].Evidence, "苏曼")
		}))
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() { move(t, db, older, younger) })
		all.Go(func() {
			if err := db.SaveReadings(t.Context(), []postgres.Reading{younger.reading()}); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	for _, way := range [][2]story{{younger, last}, {last, older}, {older, younger}} {
		move(t, db, way[0], way[1])
	}
	for _, s := range []story{older, younger, last} {
		if a, err := db.Article(t.Context(), yunling, s.Page); err != nil || a.Page != older.Page {
			t.Errorf("%s is the article %s, %v", s.URL, a.URL, err)
		}
	}
	for key, want := range map[string]postgres.State{both.Key(): postgres.Accepted, fromYounger.Key(): postgres.Rejected} {
		s, err := db.Statement(t.Context(), key)
		if err != nil || s.State != want || len(s.Decisions) != 1 || len(s.Passages) != 1 || s.Passages[0].Article.Page != older.Page {
			t.Errorf("%s has %d decisions and the passages %+v, %v", s.State, len(s.Decisions), s.Passages, err)
		}
	}
	rows, err := query(t, dsn, "", `SELECT count(*) FILTER (WHERE kept_as IS NULL) || ' of ' || count(*) FROM pages`)
	if err != nil || rows != "1 of 3" {
		t.Errorf("pages of their own: %s, %v", rows, err)
	}
}

func move(t *testing.T, db *postgres.DB, from, to story) {
	if moved, err := db.MovePage(t.Context(), yunling, from.URL, to.URL, noon); err != nil || !moved {
		t.Errorf("from %s to %s: moved %t, %v", from.URL, to.URL, moved, err)
	}
}

// An article stays where it is not known to be another, or a curator found a passage in it that is not in the other.
func TestMovedButNotTheSame(t *testing.T) {
	t.Parallel()
	for name, differ := range map[string]func(*story){
		"title": func(s *story) { s.Title = "防汛" },
		"day":   func(s *story) { s.Published.Time = noon.AddDate(0, 0, 1) },
		"text":  func(s *story) { s.Body += "会议指出" },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			db := withSource(t)
			older, younger := storyOn(1, noon).stating(founding(islands)), storyOn(2, noon).stating(founding(islands))
			differ(&younger)
			keep(t, db, older)
			keep(t, db, younger)
			e := younger.facts[0].Evidence
			err := db.Change(t.Context(), func(tx postgres.Tx) error {
				return tx.AddEvidence(t.Context(), founding(islands).Key(), yunling, younger.Page, e, "苏曼")
			})
			if err != nil {
				t.Fatal(err)
			}
			if moved, err := db.MovePage(t.Context(), yunling, older.URL, younger.URL, noon); err != nil || moved {
				t.Errorf("moved %t, %v", moved, err)
			}
			if a, err := db.Article(t.Context(), yunling, younger.Page); err != nil || a.Page != younger.Page {
				t.Errorf("the younger is %s, %v", a.Page, err)
			}
		})
	}
}

// A copy of an article at another address of its source makes the article due: it may have moved there.
func TestCopyOnOneSourceIsLookedAt(t *testing.T) {
	t.Parallel()
	db := withSource(t)
	now := time.Now()
	older, younger, other := storyOn(1, now.AddDate(0, 0, -10)), storyOn(2, now), storyOn(3, now.AddDate(0, 0, -10))
	tell(t, db, older, 1, 2)
	tell(t, db, other, 3, 4)
	for _, s := range []story{older, other} {
		s.Published.Time = now.AddDate(0, 0, -2)
		fetch(t, db, s)
	}
	tell(t, db, younger, 1, 2)
	due, err := db.PagesToRevisit(t.Context(), yunling, time.Now())
	if want := []string{older.URL}; err != nil || !slices.Equal(due, want) {
		t.Errorf("due are %q, %v; want %q", due, err, want)
	}
}

// fetchedAt is a page of the source that came whole.
func fetchedAt(path, body string, at time.Time) news.Page {
	url := "http://www.yunling.example" + path
	return news.Page{Source: yunling, ID: news.PageID(url), URL: url, FetchedAt: at, Status: http.StatusOK, Body: []byte(body)}
}
