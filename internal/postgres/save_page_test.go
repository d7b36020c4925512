package postgres_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/source"
)

const yunling = "yunling"

func withSource(t testing.TB) *postgres.DB {
	t.Helper()
	db := pgtest.New(t)
	if err := db.SaveSource(t.Context(), source.Source{ID: yunling, Publisher: "云岭省人民政府"}); err != nil {
		t.Fatal(err)
	}
	return db
}

// at is a fetch of the same invented address, minutes after midnight.
func at(minutes, status int, body string) news.Page {
	const url = "http://www.yunling.example/2019/1.htm"
	return news.Page{
		Source: yunling, ID: news.PageID(url), URL: url, Status: status, Body: []byte(body),
		FetchedAt: time.Date(2019, 3, 5, 0, minutes, 0, 0, news.Beijing),
		Header:    map[string][]string{"Etag": {`"` + body + `"`}},
	}
}

func TestSavePage(t *testing.T) {
	t.Parallel()
	db := withSource(t)
	for _, c := range []struct {
		name    string
		page    news.Page
		version int
		changed bool
	}{
		{"a failure before anything came", at(0, 503, "busy"), 0, false},
		{"the first bytes", at(1, 200, "一"), 1, true},
		{"the same bytes", at(2, 200, "一"), 1, false},
		{"not modified", at(3, 304, ""), 1, false},
		{"other bytes", at(4, 200, "二"), 2, true},
		{"the first bytes again", at(5, 200, "一"), 3, true},
		{"no answer", at(6, 0, ""), 3, false},
		{"gone", at(7, 404, "no such page"), 3, false},
	} {
		version, changed, err := db.SavePage(t.Context(), c.page)
		if err != nil || version != c.version || changed != c.changed {
			t.Fatalf("%s: version %d, changed %v, error %v; want %d, %v", c.name, version, changed, err, c.version, c.changed)
		}
	}
	want := at(5, 200, "一")
	want.Version = 3
	got, err := db.Page(t.Context(), yunling, want.ID)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got, cmp.Comparer(time.Time.Equal)); diff != "" {
		t.Errorf("a page that is gone keeps its newest version (-want +got):\n%s", diff)
	}
}

func TestSavePageKeepsAnyBytes(t *testing.T) {
	t.Parallel()
	db := withSource(t)
	want := at(0, 200, "\x00\xff\xfe云\x00")
	want.Header, want.Problem, want.Version = map[string][]string{"X": {"a\x00b\xff"}}, "binary\x00", 1
	if _, _, err := db.SavePage(t.Context(), want); err != nil {
		t.Fatal(err)
	}
	got, err := db.Page(t.Context(), yunling, want.ID)
	if err != nil {
		t.Fatal(err)
	}
	want.Header, want.Problem = map[string][]string{"X": {"a\uFFFDb\uFFFD"}}, "binary\uFFFD"
	if diff := cmp.Diff(want, got, cmp.Comparer(time.Time.Equal)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// What came in part is asked for again without a condition.
func TestPartOfAPageHasNoValidators(t *testing.T) {
	t.Parallel()
	db := withSource(t)
	part := at(0, 200, "一")
	part.Truncated, part.Problem = news.ByDisconnect, "ended early"
	for _, c := range []struct {
		page news.Page
		want string
	}{{at(0, 200, "一二"), `"一二"`}, {part, ""}} {
		if _, _, err := db.SavePage(t.Context(), c.page); err != nil {
			t.Fatal(err)
		}
		if got, _, err := db.Validators(t.Context(), yunling, c.page.URL); err != nil || got != c.want {
			t.Errorf("ETag %q, %v; want %q", got, err, c.want)
		}
	}
}

func TestPageNotFound(t *testing.T) {
	t.Parallel()
	if _, err := withSource(t).Page(t.Context(), yunling, news.PageID("")); !errors.Is(err, postgres.ErrNotFound) {
		t.Errorf("error %v", err)
	}
}
