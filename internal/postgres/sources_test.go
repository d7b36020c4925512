package postgres_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

func TestSourceStates(t *testing.T) {
	t.Parallel()
	db := withSource(t)
	state := func() postgres.SourceState {
		t.Helper()
		sources, err := db.Sources(t.Context())
		if err != nil || len(sources) != 1 {
			t.Fatalf("%v, %v", sources, err)
		}
		return sources[0]
	}
	mark := func(minute int, problem error) {
		t.Helper()
		if err := db.MarkCrawl(t.Context(), yunling, noon.Add(time.Duration(minute)*time.Minute), 3, problem); err != nil {
			t.Fatal(err)
		}
	}
	if s := state(); !s.LastCrawl.IsZero() || s.Publisher != "云岭省人民政府" {
		t.Errorf("never crawled: %+v", s)
	}
	mark(0, nil)
	well := state()
	if well.LastSuccess.IsZero() || well.LastSuccess != well.LastCrawl || well.Failures != 0 {
		t.Errorf("after a success: %+v", well)
	}
	mark(1, errors.New("no list page"))
	broken := state()
	mark(2, errors.New("still no list page"))
	mark(2, errors.New("recorded twice"))
	if s := state(); s.LastSuccess != well.LastSuccess || s.ProblemSince != broken.LastCrawl || s.Failures != 2 || s.LastError != "still no list page" {
		t.Errorf("after two failures: %+v", s)
	}
	mark(3, nil)
	if s := state(); !s.ProblemSince.IsZero() || s.Failures != 0 || s.LastError != "" {
		t.Errorf("mended: %+v", s)
	}
	keep(t, db, storyOn(1, noon))
	if _, _, err := db.SavePage(t.Context(), at(0, 404, "")); err != nil {
		t.Fatal(err)
	}
	if s := state(); s.Pages != 1 || s.Articles != 1 {
		t.Errorf("with one article and one page that never was: %+v", s)
	}
}

func TestValidators(t *testing.T) {
	t.Parallel()
	db := withSource(t)
	page := at(0, 200, "一")
	page.Header = map[string][]string{"Etag": {`"1"`}, "Last-Modified": {"Tue, 05 Mar 2019 04:00:00 GMT"}}
	for _, p := range []news.Page{page, at(1, 503, "")} {
		if _, _, err := db.SavePage(t.Context(), p); err != nil {
			t.Fatal(err)
		}
	}
	etag, modified, err := db.Validators(t.Context(), yunling, page.URL)
	if err != nil || etag != `"1"` || modified != "Tue, 05 Mar 2019 04:00:00 GMT" {
		t.Errorf("%q, %q, %v", etag, modified, err)
	}
	etag, modified, err = db.Validators(t.Context(), yunling, "http://www.yunling.example/unknown")
	if err != nil || etag+modified != "" {
		t.Errorf("unknown page: %q, %q, %v", etag, modified, err)
	}
}

func TestPagesToRevisit(t *testing.T) {
	t.Parallel()
	db := withSource(t)
	old, rested, fresh, gone := storyOn(1, noon.AddDate(0, 0, -8)), storyOn(2, noon.Add(-2*time.Hour)), storyOn(3, noon), storyOn(4, noon.Add(-time.Hour))
	for _, s := range []story{old, rested, fresh, gone} {
		fetch(t, db, s)
	}
	for _, s := range []story{rested, gone} {
		status := map[string]int{rested.Page: 503, gone.Page: 410}[s.Page]
		p := news.Page{Source: yunling, ID: s.Page, URL: s.URL, FetchedAt: s.Published.Time, Status: status}
		if _, _, err := db.SavePage(t.Context(), p); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		rest time.Duration
		want []string
	}{
		{time.Hour, []string{rested.URL}},
		{3 * time.Hour, nil},
		{0, []string{rested.URL, fresh.URL}},
	} {
		got, err := db.PagesToRevisit(t.Context(), yunling, noon, c.rest)
		if diff := cmp.Diff(c.want, got); err != nil || diff != "" {
			t.Errorf("after %s: %v\n%s", c.rest, err, diff)
		}
	}
}

func TestKeptPages(t *testing.T) {
	t.Parallel()
	db := withSource(t)
	kept := storyOn(1, noon)
	fetch(t, db, kept)
	failed := storyOn(2, noon)
	p := news.Page{Source: yunling, ID: failed.Page, URL: failed.URL, FetchedAt: noon, Status: 503}
	if _, _, err := db.SavePage(t.Context(), p); err != nil {
		t.Fatal(err)
	}
	const moved, lost = "http://www.yunling.example/old", "http://www.yunling.example/lost"
	for from, to := range map[string]string{moved: kept.URL, lost: failed.URL} {
		if err := db.NoteMoved(t.Context(), yunling, from, to, noon); err != nil {
			t.Fatal(err)
		}
	}
	urls := []string{kept.URL, failed.URL, "http://www.yunling.example/unknown", moved, lost}
	for recent, want := range map[time.Time][]string{
		noon.Add(time.Hour):           {kept.URL, moved},
		noon.Add(-time.Hour):          {kept.URL, moved, failed.URL},
		noon.Add(31 * 24 * time.Hour): {kept.URL},
	} {
		got, err := db.KeptPages(t.Context(), yunling, urls, recent)
		slices.Sort(got)
		slices.Sort(want)
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("kept, or asked after %v: %q, %v; want %q", recent, got, err, want)
		}
	}
}

func TestLastCrawls(t *testing.T) {
	t.Parallel()
	db := withSource(t)
	if got, err := db.LastCrawls(t.Context(), noon); err != nil || len(got) != 0 {
		t.Errorf("never crawled: %v, %v", got, err)
	}
	for _, began := range []time.Time{noon.Add(-time.Hour), noon.Add(-2 * time.Hour), noon.AddDate(6, 0, 0)} {
		if err := db.MarkCrawl(t.Context(), yunling, began, 0, nil); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := db.LastCrawls(t.Context(), noon); err != nil || !got[yunling].Equal(noon.Add(-time.Hour)) {
		t.Errorf("last crawls %v, %v; want an hour before noon", got, err)
	}
}

func TestGroupsAndCounts(t *testing.T) {
	t.Parallel()
	db := withSource(t)
	harbour := "青屿市渔港领导小组"
	keep(t, db, storyOn(1, noon).naming(islands, islands, harbour).stating(founding(islands), founding(harbour)))
	keep(t, db, storyOn(2, noon.AddDate(0, 1, 0)).naming(islands).stating(founding(islands)))
	keep(t, db, storyOn(3, noon.AddDate(0, 1, 1)))
	keep(t, db, storyOn(4, time.Time{}).naming(islands))
	march, april := news.Date{Year: 2019, Month: 3}, news.Date{Year: 2019, Month: 4}

	counts, err := db.Counts(t.Context(), postgres.CountFilter{})
	if diff := cmp.Diff([]postgres.MonthCount{
		{Subject: islands, Name: islands, Month: march, Articles: 1, Mentions: 2},
		{Subject: islands, Name: islands, Month: april, Articles: 1, Mentions: 1},
		{Subject: harbour, Name: harbour, Month: march, Articles: 1, Mentions: 1},
	}, counts); err != nil || diff != "" {
		t.Errorf("counts %v (-want +got):\n%s", err, diff)
	}
	totals, err := db.MonthTotals(t.Context(), postgres.CountFilter{Source: yunling})
	if diff := cmp.Diff([]postgres.MonthTotal{{Month: march, Articles: 1, Sources: 1}, {Month: april, Articles: 2, Sources: 1}}, totals); err != nil || diff != "" {
		t.Errorf("totals %v (-want +got):\n%s", err, diff)
	}
	groups, err := db.Groups(t.Context(), "")
	if diff := cmp.Diff([]postgres.GroupItem{
		{ID: islands, Name: islands, State: postgres.Proposed, Articles: 3, Last: news.DateOf(noon.AddDate(0, 1, 0))},
		{ID: harbour, Name: harbour, State: postgres.Proposed, Articles: 1, Last: news.DateOf(noon)},
	}, groups); err != nil || diff != "" {
		t.Errorf("groups %v (-want +got):\n%s", err, diff)
	}
	found, err := db.NewGroups(t.Context(), 10)
	if err != nil || len(found) != 2 || found[0].Passages+found[1].Passages != 3 || found[0].Changed != found[0].Found {
		t.Errorf("new groups %+v, %v", found, err)
	}
	page, err := db.Group(t.Context(), islands)
	if err != nil || page.State != postgres.Proposed || len(page.Articles) != 3 || len(page.Months) != 2 {
		t.Errorf("page %+v, %v", page, err)
	}
}
