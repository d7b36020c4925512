package postgres_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// withPart is a fetch of the invented page and of its second page; "" is one that failed.
func withPart(minutes int, first, second string) news.Page {
	p := at(minutes, 200, first)
	part := at(minutes, 200, second)
	part.URL = "http://www.yunling.example/2019/1_2.htm"
	part.ID = news.PageID(part.URL)
	if second == "" {
		part.Status, part.Problem = 503, "status 503 Service Unavailable"
		p.Problem, p.Partial = "a further page did not come", true
	}
	p.Parts = []news.Page{part}
	return p
}

func TestPageParts(t *testing.T) {
	t.Parallel()
	db := withSource(t)
	for _, c := range []struct {
		name    string
		page    news.Page
		version int
		changed bool
	}{
		{"the first page alone", withPart(0, "一", ""), 1, true},
		{"once more", withPart(1, "一", ""), 1, false},
		{"both", withPart(2, "一", "二"), 2, true},
		{"both again", withPart(3, "一", "二"), 2, false},
		{"another second page", withPart(4, "一", "三"), 3, true},
		{"no second page", withPart(5, "四", ""), 3, false},
	} {
		version, changed, err := db.SavePage(t.Context(), c.page)
		if err != nil || version != c.version || changed != c.changed {
			t.Fatalf("%s: version %d, changed %v, error %v; want %d, %v", c.name, version, changed, err, c.version, c.changed)
		}
		soon, err := db.PagesToRevisit(t.Context(), yunling, c.page.FetchedAt.Add(7*time.Hour))
		if err != nil || len(soon) != 1 {
			t.Errorf("%s: to be visited again %q, %v", c.name, soon, err)
		}
	}
	got, err := db.Page(t.Context(), yunling, at(0, 200, "").ID)
	if err != nil || len(got.Parts) != 1 || string(got.Body) != "一" || string(got.Parts[0].Body) != "三" || got.Parts[0].Source != yunling {
		t.Errorf("page %+v, %v", got, err)
	}
	if etag, _, err := db.Validators(t.Context(), yunling, got.URL); err != nil || etag != "" {
		t.Errorf("ETag %q, %v: an answer of 304 would tell nothing of the second page", etag, err)
	}
	record, err := db.ArchiveRecord(t.Context(), got.Parts[0].ID, at(4, 200, "").FetchedAt)
	if err != nil || record.URL != got.Parts[0].URL || record.Check() != nil {
		t.Errorf("record %+v, %v", record, err)
	}
}

func TestLostFurtherPageIsNoticed(t *testing.T) {
	t.Parallel()
	dsn := pgtest.DSN(t)
	db := withSourceAt(t, dsn)
	savePages(t, db, withPart(1, "一", ""), withPart(2, "一", "二"))
	if lost, err := db.LostVersions(t.Context(), ""); err != nil || len(lost) > 0 {
		t.Errorf("lost before anything is: %v, %v", lost, err)
	}
	if _, err := query(t, dsn, "", `DELETE FROM archive_records WHERE url LIKE '%_2.htm' AND status = 200`); err != nil {
		t.Fatal(err)
	}
	lost, err := db.LostVersions(t.Context(), yunling)
	want := []postgres.LostVersion{{Source: yunling, URL: withPart(1, "一", "二").Parts[0].URL, Version: 2}}
	if err != nil || !slices.Equal(lost, want) {
		t.Errorf("lost %v, %v", lost, err)
	}
}

// Captures of an article of two pages come in any order, and the second page is no article.
func TestCapturedParts(t *testing.T) {
	t.Parallel()
	whole, old := withPart(5, "一", "二"), withPart(3, "旧", "二")
	alone := whole.Parts[0]
	for _, order := range [][]news.Page{{whole, alone, old}, {alone, old, whole}, {old, whole, alone, alone, old}} {
		db := withSource(t)
		for _, p := range order {
			if _, err := db.SaveCapture(t.Context(), p); err != nil {
				t.Fatal(err)
			}
		}
		got, err := db.Page(t.Context(), yunling, whole.ID)
		if err != nil || string(got.Body) != "一" || len(got.Parts) != 1 || string(got.Parts[0].Body) != "二" {
			t.Errorf("page %+v, %v", got, err)
		}
		if _, err := db.Page(t.Context(), yunling, alone.ID); !errors.Is(err, postgres.ErrNotFound) {
			t.Errorf("the second page is one of its own: %v", err)
		}
		due, err := db.PagesToRevisit(t.Context(), yunling, time.Now())
		if err != nil || !slices.Equal(due, []string{whole.URL}) {
			t.Errorf("due are %q, %v", due, err)
		}
		if lost, err := db.LostVersions(t.Context(), ""); err != nil || len(lost) > 0 {
			t.Errorf("lost: %v, %v", lost, err)
		}
	}
}
