package jobs

import (
	"fmt"
	"net/http"
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/extract"
	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/registry"
	"github.com/xiaozu-watch/xiaozu/internal/review"
)

const taughtGroup = "云岭省礁石会商小组"

// founding is the fact that the first of the articles below states.
var founding = news.Fact{Kind: news.GroupFact, Action: news.Found, Body: taughtGroup}

// The articles of the tests: one that names the group, one that does so over a line end and in
// traditional script, and one that does not.
var bodies = []string{
	"云岭省人民政府决定成立云岭省礁石会商小组。",
	"雲嶺省礁石會\n商小組近日召開會議。",
	"云岭省人民政府决定成立云岭省海岛保护工作领导小组。",
}

// save saves the articles' pages.
func (b *bench) save(t *testing.T) (pages []string) {
	t.Helper()
	for i, body := range bodies {
		url := fmt.Sprintf("%s/story/%d", b.site.Site, i)
		page := news.Page{Source: b.site.ID, ID: news.PageID(url), URL: url, FetchedAt: time.Now(), Status: http.StatusOK,
			Body: fmt.Appendf(nil, "<html><h1>通知</h1><p>%s</p></html>", body)}
		if _, _, err := b.db.SavePage(t.Context(), page); err != nil {
			t.Fatal(err)
		}
		pages = append(pages, page.ID)
	}
	return pages
}

// decide has a curator decide on the founding.
func decide(t *testing.T, dsn string, verdict postgres.Verdict, expect postgres.State) {
	t.Helper()
	desk := review.Desk{DB: pgtest.Open(t, dsn, postgres.WithRole(postgres.WebRole)), Rebuild: registry.Rebuild}
	_, err := desk.Decide(t.Context(), review.Request{Fact: founding.Key(), Verdict: verdict, Expect: expect, By: "苏曼"})
	if err != nil {
		t.Fatal(err)
	}
}

// readings counts how often each page was read since the last call.
func (b *bench) readings(t *testing.T) map[string]int {
	t.Helper()
	rows, err := b.pool.Query(t.Context(), `
		WITH done AS (DELETE FROM river.river_job WHERE kind = 'read' AND state = 'completed' RETURNING args)
		SELECT page ->> 'ID', count(*) FROM done, jsonb_array_elements(args -> 'pages') page GROUP BY 1`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	read := map[string]int{}
	for rows.Next() {
		var page string
		var n int
		if err := rows.Scan(&page, &n); err != nil {
			t.Fatal(err)
		}
		read[page] = n
	}
	return read
}

// A reading that a new name overtakes is done once more, with the name.
func TestNamesThatComeWhileReading(t *testing.T) {
	t.Parallel()
	dsn := pgtest.DSN(t)
	address, _ := serveSite(t)
	b := startBench(t, dsn, declare(t, "stories", address))
	pages := b.save(t)
	b.drain(t) // states the founding

	made := 0
	d := b.desk
	d.NewReader = func(lex *lexicon.Lexicon) *extract.Reader {
		if made++; made == 1 {
			decide(t, dsn, postgres.Accept, postgres.Proposed)
			if err := d.DB.LearnNames(t.Context()); err != nil {
				t.Error(err)
			}
		}
		return b.desk.NewReader(lex)
	}
	r := &Runner{desk: d, names: names{db: d.DB, dictionaries: d.Lexicon, newReader: d.NewReader}}
	page, err := d.DB.Page(t.Context(), b.site.ID, pages[0])
	if err != nil {
		t.Fatal(err)
	}
	drafts, err := r.addDrafts(t.Context(), nil, []news.Page{page})
	if err != nil {
		t.Fatal(err)
	}
	for n := range 2 {
		if current, err := r.readDrafts(t.Context(), drafts); current != (n == 1) || err != nil {
			t.Errorf("reading %d was with the newest names: %v, %v", n, current, err)
		}
	}
	if k := r.names.now.Load(); made != 2 || !k.lexicon.Learned(taughtGroup) {
		t.Errorf("%d readers were made, the last of which knows the group: %v; want 2, true", made, k.lexicon.Learned(taughtGroup))
	}
}

// An accepted group is known from then on, and only articles that may name it are read again.
func TestAcceptedNamesAreLearned(t *testing.T) {
	t.Parallel()
	dsn := pgtest.DSN(t)
	address, _ := serveSite(t)
	b := startBench(t, dsn, declare(t, "stories", address))
	pages := b.save(t)
	b.drain(t)
	b.readings(t)
	first, err := b.names.current(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if first.lexicon.Learned(taughtGroup) {
		t.Fatal("the group is known before anybody accepted it")
	}

	decide(t, dsn, postgres.Accept, postgres.Proposed)
	b.drain(t)
	if read := b.readings(t); read[pages[0]] != 1 || read[pages[1]] != 1 || read[pages[2]] != 0 {
		t.Errorf("after the group was accepted its pages were read %d and %d times, the other %d; want 1, 1, 0",
			read[pages[0]], read[pages[1]], read[pages[2]])
	}
	second, err := b.names.current(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if !second.lexicon.Learned(taughtGroup) || first.lexicon.Learned(taughtGroup) {
		t.Error("the new names should know the group, and the old ones should be as they were")
	}
	s, err := b.db.Statement(t.Context(), founding.Key())
	if err != nil || s.State != postgres.Accepted || len(s.Passages) == 0 {
		t.Errorf("the accepted fact is %s with %d passages, %v; want it to keep its evidence", s.State, len(s.Passages), err)
	}
	b.drain(t)
	if read := b.readings(t); len(read) != 0 {
		t.Errorf("with nothing new, %v were read", read)
	}

	decide(t, dsn, postgres.Undo, postgres.Accepted)
	b.drain(t)
	third, err := b.names.current(t.Context())
	if err != nil || third.lexicon.Learned(taughtGroup) {
		t.Errorf("the group is known after it was taken back, or %v", err)
	}
	if read := b.readings(t); len(read) != 2 {
		t.Errorf("after the group was taken back %d pages were read, want 2", len(read))
	}
}
