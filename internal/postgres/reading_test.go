package postgres_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

const islands = "云岭省海岛保护领导小组"

var versions = postgres.Versions{Parser: 1, Extractor: 1, Lexicon: "a", Stories: 1}

// A story is an invented article with what is read from it.
type story struct {
	news.Article
	mentions []news.Mention
	facts    []news.Fact
}

// storyOn is the n-th story, published on the day at noon.
func storyOn(n int, day time.Time) story {
	url := fmt.Sprintf("http://www.yunling.example/news/%d.htm", n)
	return story{Article: news.Article{
		Source: yunling, Page: news.PageID(url), Version: 1, URL: url,
		Title: "海岛保护", Body: islands + "成立，林海生任组长。", Publisher: "云岭日报",
		Published: news.Moment{Time: day, Precision: news.ToMinute}, Charset: "utf-8", Language: "zh", Script: "Hans",
		Problems:    []string{"no author"},
		Attachments: []news.Attachment{{Name: "名单.doc", URL: url + "/1.doc"}}, NextPages: []string{url + "_2.htm"},
	}}
}

func (s story) naming(groups ...string) story {
	for i, g := range groups {
		span := news.Span{Start: 5 + i, End: 5 + i + len([]rune(g))}
		s.mentions = append(s.mentions, news.Mention{Kind: news.GroupMention, Form: news.FullForm, Span: span, Text: g, Canonical: g})
	}
	return s
}

func (s story) stating(facts ...news.Fact) story {
	for i := range facts {
		facts[i].Evidence = news.Evidence{Span: news.Span{Start: 5, End: 16 + i}, Text: s.Body[:30]}
	}
	s.facts = append(s.facts, facts...)
	return s
}

func founding(group string) news.Fact {
	return news.Fact{Kind: news.GroupFact, Action: news.Found, Body: group, Rule: "ending", Confidence: 0.75,
		Date: news.Date{Year: 2019, Month: 3, Day: 5}, Basis: news.PublishedDate}
}

func appointment(person, role, group string, date news.Date, basis news.Basis) news.Fact {
	return news.Fact{Kind: news.AppointmentFact, Action: news.Appointed, Person: person, Role: role, Body: group,
		Date: date, Basis: basis, Rule: "by-as", Confidence: 0.5}
}

// keep saves the page of a story and its reading.
func keep(t testing.TB, db *postgres.DB, s story) {
	t.Helper()
	if err := save(t, db, s); err != nil {
		t.Fatal(err)
	}
}

// save is keep for goroutines, which may not end a test.
func save(t testing.TB, db *postgres.DB, s story) error {
	if err := fetched(t, db, s); err != nil {
		return err
	}
	if err := db.SaveReadings(t.Context(), []postgres.Reading{s.reading()}); err != nil {
		return err
	}
	return mark(t, db, s)
}

func (s story) reading(keys ...int64) postgres.Reading {
	return postgres.Reading{Article: s.Article, Mentions: s.mentions, Facts: s.facts, Keys: keys}
}

// mark notes that a story was read with the names that there are.
func mark(t testing.TB, db *postgres.DB, s story) error {
	names, err := db.LearningVersion(t.Context())
	if err != nil {
		return err
	}
	_, err = db.MarkRead(t.Context(), []postgres.PageRef{{Source: s.Source, ID: s.Page, Version: s.Version}}, versions, names)
	return err
}

func fetch(t testing.TB, db *postgres.DB, s story) {
	t.Helper()
	if err := fetched(t, db, s); err != nil {
		t.Fatal(err)
	}
}

func fetched(t testing.TB, db *postgres.DB, s story) error {
	_, _, err := db.SavePage(t.Context(), news.Page{Source: s.Source, ID: s.Page, URL: s.URL, FetchedAt: s.Published.Time,
		Status: 200, Body: fmt.Appendf(nil, "%s %d", s.URL, s.Version)})
	return err
}

var noon = time.Date(2019, 3, 5, 12, 0, 0, 0, news.Beijing)

func TestSaveReadingIsReadBack(t *testing.T) {
	t.Parallel()
	db := withSource(t)
	want := storyOn(1, noon).naming(islands, "该小组").stating(founding(islands),
		appointment("林海生", "组长", islands, news.Date{Year: 2019, Month: 3}, news.StatedDate))
	want.mentions[1].Form, want.mentions[1].Post = news.BareForm, "x"
	for range 2 { // the second time changes nothing
		keep(t, db, want)
	}
	got, err := db.Article(t.Context(), want.Source, want.Page)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want.Article, got.Article, cmp.Comparer(time.Time.Equal)); diff != "" {
		t.Errorf("article (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(want.mentions, got.Mentions); diff != "" {
		t.Errorf("mentions (-want +got):\n%s", diff)
	}
	var facts []news.Fact
	for _, f := range got.Facts {
		facts = append(facts, f.Fact)
		if f.Key != f.Fact.Key() || f.State != postgres.Proposed {
			t.Errorf("fact %s is %s under the key %s", f.Fact.Key(), f.State, f.Key)
		}
	}
	if diff := cmp.Diff(want.facts, facts); diff != "" {
		t.Errorf("facts (-want +got):\n%s", diff)
	}
	if len(got.Versions) != 1 || !got.Gone.IsZero() {
		t.Errorf("versions %v, gone %v", got.Versions, got.Gone)
	}
}

func TestRereadingReplaces(t *testing.T) {
	t.Parallel()
	db := withSource(t)
	keep(t, db, storyOn(1, noon).naming(islands).stating(founding(islands), founding("青屿市渔港领导小组")))
	keep(t, db, storyOn(2, noon).naming(islands).stating(founding(islands)))
	// The date turns out to be another month's, and both facts to be misread.
	keep(t, db, storyOn(1, noon.AddDate(0, 2, 0)).naming("青屿市渔港领导小组"))
	totals, err := db.Totals(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want := postgres.Totals{Pages: 2, Articles: 2, Mentions: 2, Facts: 1, GroupsNew: 1}
	if totals != want {
		t.Errorf("got %+v, want %+v", totals, want)
	}
}

func TestOlderVersionsAndUnknownPages(t *testing.T) {
	t.Parallel()
	db := withSource(t)
	s := storyOn(1, noon)
	if err := db.SaveReadings(t.Context(), []postgres.Reading{s.reading()}); err == nil || !strings.Contains(err.Error(), "not found") {
		t.Errorf("a page that was never saved: %v", err)
	}
	fetch(t, db, s)
	s.Version = 2
	fetch(t, db, s)
	s.Version = 1
	if err := db.SaveReadings(t.Context(), []postgres.Reading{s.reading()}); err != nil {
		t.Error(err)
	}
	if _, err := db.Article(t.Context(), s.Source, s.Page); err == nil {
		t.Error("the reading of an older version was kept")
	}
}

func TestAnyTextIsKept(t *testing.T) {
	t.Parallel()
	db := withSource(t)
	s := storyOn(1, time.Time{})
	s.Title, s.Body, s.Published = "a\x00b", "\xff云\x00", news.Moment{}
	s = s.naming("\x00")
	s.facts = []news.Fact{founding("\x00"), {Date: news.Date{Month: 13, Day: 40}}, {Date: news.Date{Year: 2019, Month: 2, Day: 31}}}
	keep(t, db, s)
	got, err := db.Article(t.Context(), s.Source, s.Page)
	if err != nil {
		t.Fatal(err)
	}
	if got.Title != "a\uFFFDb" || got.Body != "\uFFFD云\uFFFD" || !got.Published.IsZero() || len(got.Mentions) != 1 || len(got.Facts) != 3 {
		t.Errorf("got %+v", got)
	}
}

// The arguments of a fact are those of its best evidence, in whatever order the articles came.
func TestBestEvidence(t *testing.T) {
	t.Parallel()
	stories := []story{
		storyOn(1, noon).stating(appointment("林海生", "组长", islands, news.Date{Year: 2019, Month: 3, Day: 9}, news.PublishedDate)),
		storyOn(2, noon).stating(appointment("林海生", "组长", islands, news.Date{Year: 2019, Month: 3}, news.StatedDate)),
		storyOn(3, noon).stating(appointment("林海生", "组长", islands, news.Date{Year: 2019, Month: 3, Day: 4}, news.StatedDate)),
	}
	for _, order := range [][]int{{0, 1, 2}, {2, 1, 0}, {1, 2, 0}} {
		db := withSource(t)
		for _, i := range order {
			keep(t, db, stories[i])
		}
		items, err := db.Facts(t.Context(), postgres.FactFilter{})
		if err != nil || len(items) != 1 {
			t.Fatalf("%d items, %v", len(items), err)
		}
		if got := items[0]; got.Date.String() != "2019-03-04" || got.Basis != news.StatedDate || got.Passages != 3 || got.Article.Page != stories[2].Page {
			t.Errorf("order %v: %+v", order, got)
		}
	}
}

// Many workers state overlapping facts at once, over and over; the end is that of an undisturbed run.
func TestConcurrentReadings(t *testing.T) {
	t.Parallel()
	const articles, groups, rounds = 12, 8, 6
	db, calm := withSource(t), withSource(t)
	last := make([]story, articles)
	var all sync.WaitGroup
	for i := range articles {
		random := rand.New(rand.NewPCG(1, uint64(i)))
		var readings []story
		for range rounds {
			s := storyOn(i, noon.AddDate(0, i, 0))
			for _, g := range random.Perm(groups)[:random.IntN(groups)] {
				name := fmt.Sprintf("云岭省第%d工作领导小组", g)
				s = s.naming(name)
				s.facts = append(s.facts, founding(name))
			}
			readings = append(readings, s)
		}
		last[i] = readings[rounds-1]
		all.Go(func() {
			for _, s := range readings {
				if err := save(t, db, s); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	for _, s := range last {
		keep(t, calm, s)
	}
	if diff := cmp.Diff(dump(t, calm), dump(t, db), cmpopts.EquateApproxTime(time.Hour)); diff != "" {
		t.Errorf("-undisturbed +disturbed:\n%s", diff)
	}
}

// dump is everything that can be read of the facts but the stories, whose names are random.
func dump(t testing.TB, db *postgres.DB) (statements []postgres.Statement) {
	t.Helper()
	items, err := db.Facts(t.Context(), postgres.FactFilter{Limit: 1000})
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range items {
		s, err := db.Statement(t.Context(), i.Key)
		if err != nil {
			t.Fatal(err)
		}
		for n := range s.Passages {
			s.Passages[n].Story = ""
		}
		statements = append(statements, s)
	}
	return statements
}

func TestPagesToRead(t *testing.T) {
	t.Parallel()
	db := withSource(t)
	keep(t, db, storyOn(1, noon))
	fetch(t, db, storyOn(2, noon))
	for _, c := range []struct {
		v    postgres.Versions
		want int
	}{
		{versions, 1},
		{postgres.Versions{Parser: 2, Extractor: 1, Lexicon: "a", Stories: 1}, 2},
		{postgres.Versions{Parser: 1, Extractor: 1, Lexicon: "b", Stories: 1}, 2},
		{postgres.Versions{Parser: 0, Extractor: 1, Lexicon: "a", Stories: 1}, 2},
	} {
		refs, err := db.PagesToRead(t.Context(), c.v, noon, 10)
		if err != nil || len(refs) != c.want || refs[0] != (postgres.PageRef{Source: yunling, ID: storyOn(2, noon).Page, Version: 1}) {
			t.Errorf("%v: %v, %v; want %d pages, the unread one first", c.v, refs, err, c.want)
		}
	}
	if refs, err := db.PagesToRead(t.Context(), versions, noon.Add(-time.Second), 10); err != nil || len(refs) != 0 {
		t.Errorf("before the page was fetched: %v, %v", refs, err)
	}
}

// An English and a Chinese text of one appointment state one fact, whichever is read first.
func TestOneFactInTwoLanguages(t *testing.T) {
	t.Parallel()
	chinese := appointment("林海生", "组长", islands, news.Date{Year: 2019, Month: 3}, news.StatedDate)
	chinese.PersonEntry, chinese.BodyEntry = "lin-haisheng", "islands"
	english := chinese
	english.Person, english.Role, english.Body, english.Confidence = "Lin Haisheng", "head", "Yunling Leading Group for Islands", 0.4
	for name, order := range map[string][]news.Fact{"Chinese first": {chinese, english}, "English first": {english, chinese}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			db := withSource(t)
			for n, f := range order {
				keep(t, db, storyOn(n, noon).stating(f))
			}
			s, err := db.Statement(t.Context(), chinese.Key())
			if err != nil || len(s.Passages) != 2 || s.Role != "组长" || s.Person != "林海生" {
				t.Errorf("%s %s in %d passages, %v", s.Person, s.Role, len(s.Passages), err)
			}
		})
	}
}
