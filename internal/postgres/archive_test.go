package postgres_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/xiaozu-watch/xiaozu/internal/archive"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/source"
	"github.com/xiaozu-watch/xiaozu/migrations"
)

// archived are all records, in order.
func archived(t testing.TB, db *postgres.DB, f postgres.ArchiveFilter) (records []postgres.ArchiveRecord) {
	t.Helper()
	for r, err := range db.ArchiveRecords(t.Context(), f) {
		if err != nil {
			t.Fatal(err)
		}
		if err := r.Check(); err != nil {
			t.Errorf("record of %s: %v", r.URL, err)
		}
		records = append(records, r)
	}
	if n, err := db.CountArchive(t.Context(), f); err != nil || n != len(records) {
		t.Errorf("%d records are counted, %d are there, %v", n, len(records), err)
	}
	return records
}

func savePages(t testing.TB, db *postgres.DB, pages ...news.Page) {
	t.Helper()
	for _, p := range pages {
		if _, _, err := db.SavePage(t.Context(), p); err != nil {
			t.Fatal(err)
		}
	}
}

// Every response is kept, in full or, where its bytes are kept already, as a reference to them.
func TestEveryResponseIsArchived(t *testing.T) {
	t.Parallel()
	db := withSource(t)
	savePages(t, db, at(0, 503, "busy"), at(1, 200, "一"), at(2, 200, "一"), at(3, 304, ""), at(4, 200, "二"),
		at(5, 200, "一"), at(6, 0, ""), at(7, 404, "none"), at(8, 404, "none"), at(8, 404, "none"), at(9, 302, ""), at(10, 302, ""))
	list := at(11, 200, "<li>")
	list.URL, list.ID = "http://www.yunling.example/", news.PageID("http://www.yunling.example/")
	if err := db.ArchivePage(t.Context(), list); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range archived(t, db, postgres.ArchiveFilter{}) {
		got = append(got, fmt.Sprintf("%d %d %s %s", r.Fetched.Minute(), r.Status, r.Type, strings.TrimPrefix(r.URL, "http://www.yunling.example")))
	}
	want := []string{
		"0 503 response /2019/1.htm", "1 200 response /2019/1.htm", "2 200 revisit /2019/1.htm",
		"3 304 revisit /2019/1.htm", "4 200 response /2019/1.htm", "5 200 revisit /2019/1.htm",
		"7 404 response /2019/1.htm", "8 404 revisit /2019/1.htm", "9 302 response /2019/1.htm",
		"10 302 response /2019/1.htm", "11 200 response /",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if lost, err := db.LostVersions(t.Context(), ""); err != nil || len(lost) > 0 {
		t.Errorf("lost %v, %v", lost, err)
	}
}

func TestArchiveRecordAtATime(t *testing.T) {
	t.Parallel()
	db := withSource(t)
	savePages(t, db, at(1, 200, "一"), at(3, 200, "一"), at(5, 200, "二"))
	page := at(0, 0, "").ID
	for minute, want := range map[int]string{1: "一", 2: "一", 3: "一", 4: "一", 5: "二", 59: "二"} {
		r, err := db.ArchiveRecord(t.Context(), page, at(minute, 0, "").FetchedAt)
		if err != nil {
			t.Fatal(err)
		}
		if r.Type == archive.RevisitType {
			if r, err = db.OriginalRecord(t.Context(), r); err != nil {
				t.Fatal(err)
			}
		}
		record, err := archive.ReadMember(r.Members)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := record.Page(); err != nil || string(got.Body) != want {
			t.Errorf("in minute %d: %q, %v; want %q", minute, got.Body, err, want)
		}
	}
	if _, err := db.ArchiveRecord(t.Context(), page, at(0, 0, "").FetchedAt); !errors.Is(err, postgres.ErrNotFound) {
		t.Errorf("before the first: %v", err)
	}
}

func TestArchiveByTime(t *testing.T) {
	t.Parallel()
	db := withSource(t)
	for minute := range 130 {
		savePages(t, db, at(minute, 200, fmt.Sprint(minute)))
	}
	if err := db.SaveSource(t.Context(), source.Source{ID: "another"}); err != nil {
		t.Fatal(err)
	}
	minute := func(n int) time.Time { return at(n, 0, "").FetchedAt }
	for _, c := range []struct {
		filter postgres.ArchiveFilter
		want   int
	}{
		{postgres.ArchiveFilter{}, 130},
		{postgres.ArchiveFilter{Source: yunling}, 130},
		{postgres.ArchiveFilter{Source: "another"}, 0},
		{postgres.ArchiveFilter{From: minute(7), To: minute(9)}, 2},
		{postgres.ArchiveFilter{From: minute(120)}, 10},
		{postgres.ArchiveFilter{To: minute(60)}, 60},
	} {
		if got := archived(t, db, c.filter); len(got) != c.want {
			t.Errorf("%+v: %d records, want %d", c.filter, len(got), c.want)
		}
	}
}

// A record that is not as it was kept is noticed, and so is one that is not there.
func TestDamageInTheArchiveIsNoticed(t *testing.T) {
	t.Parallel()
	dsn := pgtest.DSN(t)
	db := withSourceAt(t, dsn)
	first := at(1, 200, "一")
	first.Request = []byte("GET /2019/1.htm HTTP/1.1\r\nHost: www.yunling.example\r\n\r\n")
	savePages(t, db, first, at(2, 200, "一"))
	for change, want := range map[string]string{
		`member = set_byte(member, 30, get_byte(member, 30) # 4)`: "flate",
		`member = substr(member, 1, length(member) - 9)`:          "unexpected EOF",
		`sha256 = '\x00'`:                   "its SHA-256 is not that",
		`status = 404`:                      "its status is not that",
		`fetched = fetched + interval '1s'`: "its date is not that",
		`url = url || '?'`:                  "its address is not that",
		`record = page`:                     "its id is not that",
		`member = member || member`:         "stands where that of the request should",
		`member = ''`:                       "EOF",
	} {
		if _, err := query(t, dsn, "", `CREATE TABLE before AS SELECT * FROM archive_records`); err != nil {
			t.Fatal(err)
		}
		if _, err := query(t, dsn, "", `UPDATE archive_records SET `+change); err != nil {
			t.Fatal(err)
		}
		for r, err := range db.ArchiveRecords(t.Context(), postgres.ArchiveFilter{}) {
			if err != nil {
				t.Fatal(err)
			}
			if err := r.Check(); err == nil || !strings.Contains(err.Error(), want) && want != "flate" {
				t.Errorf("%s: %v", change, err)
			}
		}
		for _, s := range []string{`TRUNCATE archive_records`, `INSERT INTO archive_records SELECT * FROM before`, `DROP TABLE before`} {
			if _, err := query(t, dsn, "", s); err != nil {
				t.Fatal(err)
			}
		}
	}
	if _, err := query(t, dsn, "", `DELETE FROM archive_records WHERE type = 'response'`); err != nil {
		t.Fatal(err)
	}
	lost, err := db.LostVersions(t.Context(), yunling)
	if want := []postgres.LostVersion{{Source: yunling, URL: at(0, 0, "").URL, Version: 1}}; err != nil || !slices.Equal(lost, want) {
		t.Errorf("lost %v, %v", lost, err)
	}
	if _, err := db.Page(t.Context(), yunling, at(0, 0, "").ID); err == nil || !strings.Contains(err.Error(), "no record of the archive") {
		t.Errorf("a page without bytes: %v", err)
	}
}

// Versions that were kept before there was an archive move into it, bytes and all.
func TestOldVersionsMoveIntoTheArchive(t *testing.T) {
	t.Parallel()
	dsn := pgtest.DSN(t)
	db := withSourceAt(t, dsn)
	for minute := range 50 {
		savePages(t, db, at(minute, 200, fmt.Sprint("第", minute/2)))
	}
	before := archived(t, db, postgres.ArchiveFilter{})
	for _, s := range []string{
		`DELETE FROM archive_records`,
		`UPDATE page_versions SET bytes = 0, body = convert_to('第' || version - 1, 'UTF8')`,
	} {
		if _, err := query(t, dsn, "", s); err != nil {
			t.Fatal(err)
		}
	}
	want, err := db.Page(t.Context(), yunling, at(0, 0, "").ID)
	if err != nil || string(want.Body) != "第24" {
		t.Fatalf("before it moved: %q, %v", want.Body, err)
	}
	if _, err := postgres.Migrate(t.Context(), dsn, migrations.FS); err != nil {
		t.Fatal(err)
	}
	got, err := db.Page(t.Context(), yunling, want.ID)
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v, -want +got:\n%s", err, diff)
	}
	before = slices.DeleteFunc(before, func(r postgres.ArchiveRecord) bool { return r.Type != archive.ResponseType })
	if diff := cmp.Diff(before, archived(t, db, postgres.ArchiveFilter{})); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if n, err := query(t, dsn, "", `SELECT count(*) FROM page_versions WHERE body IS NOT NULL`); err != nil || n != "0" {
		t.Errorf("%s versions are left, %v", n, err)
	}
}

// Captures of other archives come in any order, also twice, and behind what was crawled; the
// outcome is that of their times.
func TestSaveCaptureInAnyOrder(t *testing.T) {
	t.Parallel()
	captures := []news.Page{at(1, 200, "一"), at(2, 200, "二"), at(3, 200, "二"), at(4, 404, "gone"), at(5, 200, "三")}
	for _, order := range [][]int{{0, 1, 2, 3, 4}, {4, 3, 2, 1, 0}, {2, 0, 4, 1, 3}, {4, 0, 0, 1, 4, 2, 3, 1}} {
		db := withSource(t)
		for _, i := range order {
			if _, err := db.SaveCapture(t.Context(), captures[i]); err != nil {
				t.Fatal(err)
			}
		}
		got, err := db.Page(t.Context(), yunling, captures[0].ID)
		if err != nil || string(got.Body) != "三" {
			t.Errorf("in the order %v the newest is %q, %v", order, got.Body, err)
		}
		if n := len(archived(t, db, postgres.ArchiveFilter{})); n != len(captures) {
			t.Errorf("in the order %v there are %d records", order, n)
		}
	}
}

// An old capture neither revives a page that is gone nor takes the place of a newer version.
func TestOldCaptureChangesNothingOfToday(t *testing.T) {
	t.Parallel()
	dsn := pgtest.DSN(t)
	db := withSourceAt(t, dsn)
	savePages(t, db, at(10, 404, "gone"))
	saved, err := db.SaveCapture(t.Context(), at(5, 200, "五"))
	if err != nil || saved.Version != 1 || !saved.Changed {
		t.Errorf("the first bytes of a page that is gone: %+v, %v", saved, err)
	}
	if saved, err = db.SaveCapture(t.Context(), at(2, 200, "二")); err != nil || saved.Changed {
		t.Errorf("older bytes: %+v, %v", saved, err)
	}
	const state = `SELECT version || ' ' || status || ' ' || (gone IS NOT NULL) || ' ' || extract(minute FROM first_seen)
		|| ' ' || extract(minute FROM checked) FROM pages`
	if got, err := query(t, dsn, "", state); err != nil || got != "1 404 true 2 10" {
		t.Errorf("the page is %q, %v", got, err)
	}
	version, changed, err := db.SavePage(t.Context(), at(20, 200, "新"))
	if err != nil || version != 3 || !changed {
		t.Errorf("a new version: %d, %v, %v", version, changed, err)
	}
}
