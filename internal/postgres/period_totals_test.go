package postgres_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/xiaozu-watch/xiaozu/internal/health"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/source"
)

// What was read by month is the same whether it is kept by month or added up from days, as articles come, move to other
// days and are undated, before and after roll-ups, and when all is counted anew.
func TestMonthlyTotalsAreExact(t *testing.T) {
	t.Parallel()
	db := pgtest.Open(t, pgtest.DSN(t))
	rnd := rand.New(rand.NewPCG(5, 6))
	for n := range 4 {
		if err := db.SaveSource(t.Context(), source.Source{ID: fmt.Sprint("s", n)}); err != nil {
			t.Fatal(err)
		}
	}
	for i := range 60 {
		day := noon.AddDate(0, rnd.IntN(8), rnd.IntN(28))
		s := storyOn(rnd.IntN(20), day)
		s.Source = fmt.Sprint("s", rnd.IntN(4))
		if rnd.IntN(8) == 0 {
			s.Published = news.Moment{}
		}
		keep(t, db, s)
		if _, err := db.MarkCrawl(t.Context(), s.Source, day, health.Crawl{Finished: day}, health.Verdict{}); err != nil {
			t.Fatal(err)
		}
		if rnd.IntN(3) == 0 {
			rollUp(t, db)
		}
		checkTotals(t, db, fmt.Sprint("after change ", i))
	}
	if err := db.Recount(t.Context()); err != nil {
		t.Fatal(err)
	}
	rollUp(t, db)
	checkTotals(t, db, "counted anew")
}

// checkTotals compares months as they are kept with months of days, which a filter with a day has added up; and
// some of the months with those of all.
func checkTotals(t *testing.T, db *postgres.DB, when string) {
	t.Helper()
	totals := func(f postgres.CountFilter) []postgres.PeriodTotal {
		all, err := db.PeriodTotals(t.Context(), f)
		if err != nil {
			t.Fatal(err)
		}
		return all
	}
	kept := totals(postgres.CountFilter{})
	if diff := cmp.Diff(totals(postgres.CountFilter{From: news.Date{Year: 1, Month: 1, Day: 1}}), kept); diff != "" {
		t.Fatalf("%s (-added up +kept):\n%s", when, diff)
	}
	may := postgres.CountFilter{From: news.Date{Year: 2019, Month: 5}, To: news.Date{Year: 2019, Month: 5}}
	for _, want := range kept {
		if got := totals(may); want.Begin.Month == 5 && !cmp.Equal(got, []postgres.PeriodTotal{want}) {
			t.Fatalf("%s: May alone: %+v, want %+v", when, got, want)
		}
	}
}
