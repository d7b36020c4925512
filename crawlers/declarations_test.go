package crawlers

import (
	"net/url"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/robfig/cron/v3"
	"golang.org/x/tools/txtar"

	"github.com/xiaozu-watch/xiaozu/internal/source"
)

// together is how many sources may start in one minute.
const together = 4

func declared(t *testing.T) []source.Source {
	t.Helper()
	sources, err := source.Load(FS)
	if err != nil {
		t.Fatal(err)
	}
	return sources
}

// Nobody of this project has seen how much a site publishes over a month: until then an expected
// yield is a guess, and says so.
func TestEverySourceExpectsAYield(t *testing.T) {
	for _, src := range declared(t) {
		if src.Yield == (source.Yield{}) || !slices.Contains(src.Inferred, "yield") {
			t.Errorf("%s: want a yield, and yield under inferred", src.ID)
		}
	}
}

// A list that says how its further pages are addressed says how many of them are the past.
func TestNumberedListsCanBeBackfilled(t *testing.T) {
	for _, src := range declared(t) {
		if further := src.List.Paging.Address != "" || src.List.Next != ""; further && max(src.List.Pages, src.List.Backfill) < 2 {
			t.Errorf("%s: further list pages are known, want backfill", src.ID)
		}
	}
}

func TestSchedulesAreStaggered(t *testing.T) {
	starting := map[time.Time][]source.Source{}
	for _, src := range declared(t) {
		for _, minute := range startsOf(t, src) {
			starting[minute] = append(starting[minute], src)
		}
	}
	for minute, sources := range starting {
		if len(sources) > together {
			t.Errorf("%s: %d sources start, want at most %d", minute.Format("15:04"), len(sources), together)
		}
		for i, a := range sources {
			for _, b := range sources[i+1:] {
				if shareHost(a, b) {
					t.Errorf("%s: %s and %s start, and ask one host", minute.Format("15:04"), a.ID, b.ID)
				}
			}
		}
	}
}

// startsOf are the minutes of a Monday in which the source starts.
func startsOf(t *testing.T, src source.Source) []time.Time {
	if src.Schedule == "" {
		return nil
	}
	schedule, err := cron.ParseStandard(src.Schedule)
	if err != nil {
		t.Fatalf("%s: %v", src.ID, err)
	}
	monday := time.Date(2024, 3, 4, 0, 0, 0, 0, src.Location())
	var minutes []time.Time
	for at := schedule.Next(monday.Add(-time.Second)); at.Before(monday.AddDate(0, 0, 1)); at = schedule.Next(at) {
		minutes = append(minutes, at.UTC())
	}
	return minutes
}

func shareHost(a, b source.Source) bool {
	return slices.ContainsFunc(a.Hosts, func(host string) bool { return slices.Contains(b.Hosts, host) })
}

// Several sources may read one host, but an article belongs to one of them: where two declare
// the same pages, one of them was copied and not finished.
func TestArticlesBelongToOneSource(t *testing.T) {
	sources := declared(t)
	files, err := filepath.Glob("*/testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil || len(archive.Files) != 2 || archive.Files[1].Name != "article" {
			continue // testPage says what is wrong with a file
		}
		own, page := filepath.Dir(filepath.Dir(file)), pageOf(t, source.Source{}, archive)
		if owners := ownersOf(t, sources, page.URL); !slices.Equal(owners, []string{own}) {
			t.Errorf("%s is an article of %v, want %s alone", page.URL, owners, own)
		}
	}
}

func ownersOf(t *testing.T, sources []source.Source, address string) []string {
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	var owners []string
	for _, src := range sources {
		if src.IsArticle(u) {
			owners = append(owners, src.ID)
		}
	}
	return owners
}
