package postgres_test

import (
	"slices"
	"sync"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/reprint"
)

// inOrder calls the first copy the original.
func inOrder([]reprint.Copy) (int, string) { return 0, "云岭日报" }

// pairwise makes two keys of each: that is how many copies share at least.
func pairwise(keys []int64) (all []int64) {
	for _, k := range keys {
		all = append(all, k, -k)
	}
	return all
}

// tell tells an article its story as a worker does: all that share a key and its twin are copies.
func tell(t testing.TB, db *postgres.DB, s story, keys ...int64) {
	t.Helper()
	if err := told(t, db, s, keys...); err != nil {
		t.Fatal(err)
	}
}

func told(t testing.TB, db *postgres.DB, s story, keys ...int64) error {
	if err := fetched(t, db, s); err != nil {
		return err
	}
	readings := []postgres.Reading{s.reading(pairwise(keys)...)}
	if err := db.SaveReadings(t.Context(), readings); err != nil {
		return err
	}
	near, err := db.StoriesNear(t.Context(), readings)
	if err != nil {
		return err
	}
	if len(near[0]) > 0 {
		if err := db.SaveStories(t.Context(), []postgres.Copied{{Source: s.Source, Page: s.Page, Copies: near[0]}}, inOrder); err != nil {
			return err
		}
	}
	return mark(t, db, s)
}

// printings are the addresses of the articles that print the story of s.
func printings(t testing.TB, db *postgres.DB, s story) (urls []string) {
	t.Helper()
	a, err := db.Article(t.Context(), s.Source, s.Page)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range a.Story.Printings {
		urls = append(urls, p.URL)
	}
	slices.Sort(urls)
	return urls
}

func urls(stories ...story) (urls []string) {
	for _, s := range stories {
		urls = append(urls, s.URL)
	}
	return urls
}

func TestStoriesJoinAndPart(t *testing.T) {
	t.Parallel()
	db := withSource(t)
	fact := appointment("林海生", "组长", islands, news.DateOf(noon), "stated")
	a, b, c := storyOn(1, noon).stating(fact), storyOn(2, noon).stating(fact), storyOn(3, noon).stating(fact)
	tell(t, db, a, 1, 2)
	tell(t, db, b, 3, 4)
	if got := printings(t, db, a); len(got) != 0 {
		t.Errorf("a story of one's own is printed by %v", got)
	}
	for range 2 { // the second time changes nothing
		tell(t, db, c, 2, 3)
		if got := printings(t, db, b); !slices.Equal(got, urls(a, b, c)) {
			t.Errorf("a copy of two joins %v", got)
		}
	}
	items, err := db.Facts(t.Context(), postgres.FactFilter{})
	if err != nil || len(items) != 1 || items[0].Passages != 3 || items[0].Stories != 1 {
		t.Errorf("items %+v, %v; want three passages in one story", items, err)
	}
	tell(t, db, c, 9) // it was edited, and is a copy no more
	if got := printings(t, db, c); len(got) != 0 {
		t.Errorf("the edited copy still prints what %v do", got)
	}
	if got := printings(t, db, a); !slices.Equal(got, urls(a, b)) {
		t.Errorf("the others are %v", got)
	}
}

// Copies that many workers save at once are one story in the end, in whatever order they come.
func TestCopiesSavedAtOnce(t *testing.T) {
	t.Parallel()
	db := withSource(t)
	var all []story
	for n := range 6 {
		all = append(all, storyOn(n, noon.AddDate(0, 0, n)))
	}
	for range 3 {
		var workers sync.WaitGroup
		for i, s := range all {
			workers.Go(func() {
				if err := told(t, db, s, 7, int64(100+i)); err != nil {
					t.Error(err)
				}
			})
		}
		workers.Wait()
		for _, s := range all {
			if got := printings(t, db, s); !slices.Equal(got, urls(all...)) {
				t.Errorf("%s is printed by %v", s.URL, got)
			}
		}
	}
}

// A key that half the archive has brings those published at about the same time.
func TestNearStoriesAreNearInTime(t *testing.T) {
	t.Parallel()
	db := withSource(t)
	for n := range 60 {
		s := storyOn(n, noon.AddDate(0, 0, n))
		fetch(t, db, s)
		if err := db.SaveReadings(t.Context(), []postgres.Reading{s.reading(1, -1)}); err != nil {
			t.Fatal(err)
		}
	}
	copied := storyOn(99, noon.AddDate(0, 0, 30))
	keep(t, db, copied)
	near, err := db.StoriesNear(t.Context(), []postgres.Reading{copied.reading(1, -1)})
	if err != nil || len(near) != 1 || len(near[0]) != 8 {
		t.Fatalf("%d are near, %v", len(near), err)
	}
	for _, n := range near[0] {
		a, err := db.Article(t.Context(), n.Source, n.Page)
		if days := a.Published.Time.Sub(copied.Published.Time).Hours() / 24; err != nil || days < -17 || days > 17 {
			t.Errorf("%s is %v days away, %v", n.Page, days, err)
		}
	}
}
