package postgres_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// Every page of a list goes on where the one before ended, undated facts last.
func TestFactsByPage(t *testing.T) {
	t.Parallel()
	db := withSource(t)
	s := storyOn(1, noon)
	for i := range 25 {
		f := appointment(fmt.Sprintf("林海%d", i), "组长", islands, news.Date{Year: 2015 + i%3}, news.StatedDate)
		if i%5 == 0 {
			f.Date = news.Date{}
		}
		s = s.stating(f)
	}
	keep(t, db, s)
	var seen []string
	filter := postgres.FactFilter{State: postgres.Proposed, Limit: 4}
	for {
		items, err := db.Facts(t.Context(), filter)
		if err != nil {
			t.Fatal(err)
		}
		if len(items) == 0 {
			break
		}
		for _, i := range items {
			seen = append(seen, i.Date.String()+" "+i.Key)
		}
		filter.After = items[len(items)-1].Cursor()
	}
	if len(seen) != 25 || len(slices.Compact(slices.Clone(seen))) != 25 {
		t.Fatalf("%d facts on all pages, want 25", len(seen))
	}
	if !slices.IsSortedFunc(seen, func(a, b string) int { return strings.Compare(b, a) }) {
		t.Errorf("not the newest first:\n%s", strings.Join(seen, "\n"))
	}
}

func TestFactFilter(t *testing.T) {
	t.Parallel()
	db := withSource(t)
	date := news.Date{Year: 2019}
	keep(t, db, storyOn(1, noon).stating(founding(islands), appointment("林海生", "组长", islands, date, news.StatedDate),
		appointment("杨青", "组长", "青屿市渔港领导小组", date, news.StatedDate)))
	for _, c := range []struct {
		filter postgres.FactFilter
		want   int
	}{
		{postgres.FactFilter{}, 3},
		{postgres.FactFilter{State: postgres.Accepted}, 0},
		{postgres.FactFilter{Kind: news.AppointmentFact}, 2},
		{postgres.FactFilter{Kind: news.GroupFact, Action: news.Found}, 1},
		{postgres.FactFilter{Group: islands}, 2},
		{postgres.FactFilter{Person: "杨青"}, 1},
		{postgres.FactFilter{Person: "杨青", Group: islands}, 0},
		{postgres.FactFilter{Limit: 2}, 2},
	} {
		items, err := db.Facts(t.Context(), c.filter)
		if err != nil || len(items) != c.want {
			t.Errorf("%+v: %d facts, %v; want %d", c.filter, len(items), err, c.want)
		}
	}
	counts, err := db.CountFacts(t.Context(), postgres.Proposed)
	if err != nil || counts[news.GroupFact] != 1 || counts[news.AppointmentFact] != 2 {
		t.Errorf("counts %v, %v", counts, err)
	}
}

func TestDecisionsStay(t *testing.T) {
	t.Parallel()
	dsn := pgtest.DSN(t)
	db := withSourceAt(t, dsn)
	keep(t, db, storyOn(1, noon).stating(founding(islands)))
	key := founding(islands).Key()
	if err := decideOn(t, db, key, postgres.Accept, postgres.Accepted); err != nil {
		t.Fatal(err)
	}
	if err := decideOn(t, db, key, postgres.Accept, postgres.Accepted); !errors.Is(err, postgres.ErrChanged) {
		t.Errorf("a second curator's decision: %v", err)
	}
	// Read again, the page states nothing: what was decided on stays, without evidence.
	keep(t, db, storyOn(1, noon))
	s, err := db.Statement(t.Context(), key)
	if err != nil {
		t.Fatal(err)
	}
	if s.State != postgres.Accepted || len(s.Passages) != 0 || len(s.Decisions) != 1 || s.Decisions[0].By != "苏曼" {
		t.Errorf("got %+v", s)
	}
	items, err := db.Facts(t.Context(), postgres.FactFilter{State: postgres.Accepted})
	if err != nil || len(items) != 1 || items[0].Passages != 0 {
		t.Errorf("list: %+v, %v", items, err)
	}
	for _, statement := range []string{`UPDATE decisions SET note = ''`, `DELETE FROM decisions`, `TRUNCATE decisions CASCADE`,
		`UPDATE opinions SET note = ''`, `DELETE FROM opinions`, `TRUNCATE opinions`} {
		if _, err := query(t, dsn, "", statement); err == nil || !strings.Contains(err.Error(), "append-only") {
			t.Errorf("%s as the owner: %v", statement, err)
		}
	}
}

// decideOn decides on a fact for the first time.
func decideOn(t testing.TB, db *postgres.DB, fact string, verdict postgres.Verdict, after postgres.State) error {
	d := postgres.Decision{Fact: fact, N: 1, Verdict: verdict, Before: postgres.Proposed, After: after, By: "苏曼"}
	return db.Change(t.Context(), func(tx postgres.Tx) error { return tx.Decide(t.Context(), d) })
}

func TestMadeUpAddresses(t *testing.T) {
	t.Parallel()
	db := withSource(t)
	_, factErr := db.Statement(t.Context(), "1 or 1")
	_, articleErr := db.Article(t.Context(), yunling, "'")
	_, groupErr := db.Group(t.Context(), "无此小组")
	for _, err := range []error{factErr, articleErr, groupErr} {
		if !errors.Is(err, postgres.ErrNotFound) {
			t.Error(err)
		}
	}
}

// Days are those of Beijing, whatever zone the server keeps.
func TestZones(t *testing.T) {
	t.Parallel()
	for _, zone := range []string{"UTC", "America/New_York", "Pacific/Kiritimati"} {
		dsn := pgtest.DSN(t)
		if _, err := query(t, dsn, "", `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET timezone = '`+"'"+zone+"'"+`'', current_database()); END $$`); err != nil {
			t.Fatal(err)
		}
		db := withSourceAt(t, dsn)
		// The last minute of February in Beijing, and the first of March.
		last := time.Date(2019, 2, 28, 15, 59, 0, 0, time.UTC)
		keep(t, db, storyOn(1, last).naming(islands))
		keep(t, db, storyOn(2, last.Add(time.Minute)).naming(islands))
		counts, err := db.Counts(t.Context(), postgres.CountFilter{})
		if err != nil || len(counts) != 2 || counts[0].Begin.String() != "2019-02-01" || counts[1].Begin.String() != "2019-03-01" {
			t.Errorf("%s: counts %+v, %v", zone, counts, err)
		}
		totals, err := db.PeriodTotals(t.Context(), postgres.CountFilter{To: news.Date{Year: 2019, Month: 2}})
		if err != nil || len(totals) != 1 || totals[0] != (postgres.PeriodTotal{Begin: news.Date{Year: 2019, Month: 2, Day: 1}, Articles: 1, Stories: 1, Sources: 1, First: 1}) {
			t.Errorf("%s: totals %+v, %v", zone, totals, err)
		}
		a, err := db.Article(t.Context(), yunling, storyOn(2, last).Page)
		if err != nil || a.Published.Time.Format(time.RFC3339) != "2019-03-01T00:00:00+08:00" {
			t.Errorf("%s: published %v, %v", zone, a.Published.Time, err)
		}
	}
}
