package postgres_test

import (
	"errors"
	"net/http"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/xiaozu-watch/xiaozu/internal/health"
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
		c, v := health.Crawl{Finished: time.Now(), New: 3}, health.Verdict{}
		if problem != nil {
			c.Problem, v.Broken = problem.Error(), problem.Error()
		}
		if _, err := db.MarkCrawl(t.Context(), yunling, noon.Add(time.Duration(minute)*time.Minute), c, v); err != nil {
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

// The rests between two looks at a page grow; one that failed is looked at soon, one that is gone
// no more.
func TestPagesToRevisit(t *testing.T) {
	t.Parallel()
	db := withSource(t)
	first := storyOn(1, noon)
	fetch(t, db, first)
	visit := func(after time.Duration, status int) {
		t.Helper()
		p := news.Page{Source: yunling, ID: first.Page, URL: first.URL, FetchedAt: noon.Add(after), Status: status}
		if _, _, err := db.SavePage(t.Context(), p); err != nil {
			t.Fatal(err)
		}
	}
	due := func(after time.Duration) bool {
		t.Helper()
		urls, err := db.PagesToRevisit(t.Context(), yunling, noon.Add(after))
		if err != nil || len(urls) > 1 {
			t.Fatal(urls, err)
		}
		return len(urls) == 1
	}
	const day = 24 * time.Hour
	for _, rest := range []time.Duration{time.Hour, 6 * time.Hour, day, 3 * day, 7 * day, 30 * day, 90 * day, 180 * day, 366 * day, 731 * day} {
		if due(rest-time.Minute) || !due(rest+time.Hour*24*2) {
			t.Errorf("not due just %v after the first look", rest)
		}
		visit(rest+time.Second, http.StatusNotModified)
	}
	visit(800*day, http.StatusServiceUnavailable)
	if !due(800*day + 7*time.Hour) {
		t.Error("a failure is not looked at again soon")
	}
	visit(801*day, http.StatusGone)
	if due(9000 * day) {
		t.Error("a page that is gone is due")
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
		if _, err := db.MarkCrawl(t.Context(), yunling, began, health.Crawl{Finished: began}, health.Verdict{}); err != nil {
			t.Fatal(err)
		}
	}
	totals, err := db.PeriodTotals(t.Context(), postgres.CountFilter{By: news.Yearly, From: news.Date{Year: noon.Year() + 1}})
	if diff := cmp.Diff([]postgres.PeriodTotal{{Begin: news.Date{Year: noon.Year() + 6, Month: 1, Day: 1}, Asked: 1}}, totals); err != nil || diff != "" {
		t.Errorf("years in which the source was asked: %v (-want +got):\n%s", err, diff)
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
	march, april := news.Date{Year: 2019, Month: 3, Day: 1}, news.Date{Year: 2019, Month: 4, Day: 1}

	counts, err := db.Counts(t.Context(), postgres.CountFilter{})
	if diff := cmp.Diff([]postgres.PeriodCount{
		{Subject: islands, Name: islands, Begin: march, Counts: postgres.Counts{Articles: 1, Stories: 1, Full: 2}},
		{Subject: islands, Name: islands, Begin: april, Counts: postgres.Counts{Articles: 1, Stories: 1, Full: 1}},
		{Subject: harbour, Name: harbour, Begin: march, Counts: postgres.Counts{Articles: 1, Stories: 1, Full: 1}},
	}, counts); err != nil || diff != "" {
		t.Errorf("counts %v (-want +got):\n%s", err, diff)
	}
	totals, err := db.PeriodTotals(t.Context(), postgres.CountFilter{Source: yunling})
	if diff := cmp.Diff([]postgres.PeriodTotal{{Begin: march, Articles: 1, Stories: 1, Sources: 1, First: 1}, {Begin: april, Articles: 2, Stories: 2, Sources: 1, Last: 1}}, totals); err != nil || diff != "" {
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

// Each crawl counts once on its day in Beijing; one with a problem asked nobody.
func TestDaysOfCrawls(t *testing.T) {
	t.Parallel()
	db := withSource(t)
	midnight := time.Date(2024, 3, 5, 16, 0, 0, 0, time.UTC) // of the 6th in Beijing
	for _, c := range []struct {
		began   time.Time
		problem string
	}{{midnight.Add(-time.Hour), "timeout"}, {midnight, "timeout"}, {midnight.Add(time.Hour), ""}, {midnight.Add(3 * time.Hour), ""}, {midnight.Add(3 * time.Hour), ""}} {
		ended := c.began.Add(time.Minute)
		if _, err := db.MarkCrawl(t.Context(), yunling, c.began, health.Crawl{Finished: ended, Problem: c.problem}, health.Verdict{}); err != nil {
			t.Fatal(err)
		}
	}
	fifth, sixth := news.Date{Year: 2024, Month: 3, Day: 5}, news.Date{Year: 2024, Month: 3, Day: 6}
	of := postgres.SourcePeriod{Source: yunling, Name: yunling}
	want := []postgres.SourcePeriod{of, of}
	want[0].Begin, want[0].Crawls, want[0].Failed = fifth, 1, 1
	want[1].Begin, want[1].Crawls, want[1].Failed = sixth, 3, 1
	want[1].FirstSuccess, want[1].LastSuccess = midnight.Add(61*time.Minute), midnight.Add(181*time.Minute)
	var days []postgres.SourcePeriod
	for day, err := range db.SourcePeriods(t.Context(), news.Daily) {
		if err != nil {
			t.Fatal(err)
		}
		days = append(days, day)
	}
	if diff := cmp.Diff(want, days); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	totals, err := db.PeriodTotals(t.Context(), postgres.CountFilter{By: news.Daily})
	if diff := cmp.Diff([]postgres.PeriodTotal{{Begin: sixth, Asked: 1}}, totals); err != nil || diff != "" {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
}
