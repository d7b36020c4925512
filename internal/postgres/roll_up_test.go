package postgres_test

import (
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/reprint"
)

// countedAnew counts everything from the mentions, in other words than the roll-up does.
const countedAnew = `
	SELECT string_agg(line, E'\n' ORDER BY line) FROM (
		SELECT concat_ws(' ', 'month', m.subject, m.kind, date_trunc('month', m.day::timestamp)::date,
			count(DISTINCT m.page) FILTER (WHERE m.form <> 'bare'),
			count(DISTINCT m.page) FILTER (WHERE m.form <> 'bare' AND (s.page IS NULL OR s.page = m.page)),
			count(*) FILTER (WHERE m.form = 'full'), count(*) FILTER (WHERE m.form = 'short'), count(*) FILTER (WHERE m.form = 'bare')) AS line
		FROM mentions m LEFT JOIN printings p USING (source, page) LEFT JOIN stories s USING (story)
		GROUP BY m.subject, m.kind, date_trunc('month', m.day::timestamp)
		UNION ALL
		SELECT concat_ws(' ', 'level', g.level, m.day,
			count(DISTINCT m.page) FILTER (WHERE m.form <> 'bare'),
			count(DISTINCT m.page) FILTER (WHERE m.form <> 'bare' AND (s.page IS NULL OR s.page = m.page)),
			count(*) FILTER (WHERE m.form = 'full'), count(*) FILTER (WHERE m.form = 'short'), count(*) FILTER (WHERE m.form = 'bare'))
		FROM mentions m JOIN (SELECT id, level FROM groups) g ON g.id = m.subject LEFT JOIN printings p USING (source, page) LEFT JOIN stories s USING (story)
		WHERE m.kind = 'group' AND g.level <> ''
		GROUP BY g.level, m.day
		UNION ALL
		SELECT concat_ws(' ', 'read', coalesce(a.day, '-infinity'), a.source, count(*), count(*) FILTER (WHERE s.page IS NULL OR s.page = a.page),
			(SELECT count(*) FROM mentions m WHERE m.source = a.source AND m.day = coalesce(a.day, '-infinity') AND m.kind = 'group' AND m.form <> 'bare'))
		FROM articles a LEFT JOIN printings p USING (source, page) LEFT JOIN stories s USING (story)
		GROUP BY a.day, a.source
		UNION ALL
		SELECT concat_ws(' ', 'read in month', coalesce(date_trunc('month', a.day::timestamp)::date, '-infinity'), a.source, count(*),
			count(*) FILTER (WHERE s.page IS NULL OR s.page = a.page))
		FROM articles a LEFT JOIN printings p USING (source, page) LEFT JOIN stories s USING (story)
		GROUP BY coalesce(date_trunc('month', a.day::timestamp)::date, '-infinity'), a.source
	) x`

// counted is what the views say, which must be the same at any moment.
const counted = `
	SELECT string_agg(line, E'\n' ORDER BY line) FROM (
		SELECT concat_ws(' ', 'month', subject, kind, month, articles, stories, full_forms, short_forms, bare_forms) AS line FROM counted_months('')
		UNION ALL
		SELECT concat_ws(' ', 'level', subject, day, articles, stories, full_forms, short_forms, bare_forms) FROM counted_levels('')
		UNION ALL
		SELECT concat_ws(' ', 'read', day, source, articles, stories, group_mentions) FROM counted_articles
		UNION ALL
		SELECT concat_ws(' ', 'read in month', month, source, articles, stories) FROM counted_article_months
	) x`

// same fails unless both queries give the same text, which it returns.
func same(t *testing.T, dsn, when string) string {
	t.Helper()
	want, err := query(t, dsn, "", countedAnew)
	if err != nil {
		t.Fatal(err)
	}
	got, err := query(t, dsn, "", counted)
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Fatalf("%s: %v (-counted anew +as kept):\n%s", when, err, diff)
	}
	return got
}

const fishing = "青屿市渔港领导小组"

// change keeps the n-th story as it is after some edits: on another day, naming others, joined with others.
func change(t *testing.T, db *postgres.DB, n int, rnd *rand.Rand) error {
	s := storyOn(n, noon.AddDate(0, rnd.IntN(2), rnd.IntN(3)))
	if rnd.IntN(8) == 0 {
		s.Published = news.Moment{}
	}
	for range rnd.IntN(4) {
		s = s.naming([]string{islands, fishing}[rnd.IntN(2)])
		m := &s.mentions[len(s.mentions)-1]
		m.Form = []news.MentionForm{news.FullForm, news.ShortForm, news.BareForm}[rnd.IntN(3)]
	}
	if err := save(t, db, s); err != nil {
		return err
	}
	var copies []postgres.NearStory
	if other := storyOn(rnd.IntN(8), noon); rnd.IntN(2) == 0 && other.Page != s.Page {
		copies = append(copies, postgres.NearStory{Source: other.Source, Page: other.Page})
	}
	return db.SaveStories(t.Context(), []postgres.Copied{{Source: s.Source, Page: s.Page, Copies: copies}}, func(c []reprint.Copy) (int, string) { return rnd.IntN(len(c)), "" })
}

// regrade says of one of the groups that change names that it is of another level, of none, or not known.
func regrade(t *testing.T, dsn string, rnd *rand.Rand) {
	t.Helper()
	group := []string{islands, fishing}[rnd.IntN(2)]
	statement := `DELETE FROM groups WHERE id = '` + group + `'`
	if level := []string{"provincial", "municipal", "", "none"}[rnd.IntN(4)]; level != "none" {
		statement = `INSERT INTO groups (id, level, basis) VALUES ('` + group + `', '` + level + `', 'dictionary')
			ON CONFLICT (id) DO UPDATE SET level = EXCLUDED.level`
	}
	if _, err := query(t, dsn, "", statement); err != nil {
		t.Fatal(err)
	}
}

// edit changes eight stories, rolls up now and then, and checks after each change.
func edit(t *testing.T, db *postgres.DB, changes int, check func(when string)) {
	t.Helper()
	for n := range 8 {
		keep(t, db, storyOn(n, noon))
	}
	rnd := rand.New(rand.NewPCG(1, 2))
	for i := range changes {
		if err := change(t, db, rnd.IntN(8), rnd); err != nil {
			t.Fatal(err)
		}
		if rnd.IntN(4) == 0 {
			if _, err := db.RollUp(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		check(fmt.Sprintf("after change %d", i))
	}
}

// Whatever happens to articles and to levels of groups, what is counted equals the mentions: before, between and after roll-ups,
// and when everything is counted anew.
func TestCountsAreExact(t *testing.T) {
	t.Parallel()
	dsn := pgtest.DSN(t)
	db := withSourceAt(t, dsn)
	rnd := rand.New(rand.NewPCG(3, 4))
	edit(t, db, 60, func(when string) {
		same(t, dsn, when)
		if rnd.IntN(2) == 0 {
			regrade(t, dsn, rnd)
			same(t, dsn, "regraded "+when)
		}
	})
	if _, err := db.RollUp(t.Context()); err != nil {
		t.Fatal(err)
	}
	kept := same(t, dsn, "rolled up")
	if err := db.Recount(t.Context()); err != nil {
		t.Fatal(err)
	}
	if days, err := db.RollUp(t.Context()); err != nil || days == 0 {
		t.Errorf("%d days, %v", days, err)
	}
	if diff := cmp.Diff(kept, same(t, dsn, "counted anew")); diff != "" {
		t.Errorf("(-kept +counted anew):\n%s", diff)
	}
	if days, err := db.RollUp(t.Context()); err != nil || days != 0 {
		t.Errorf("%d days are still stale, %v", days, err)
	}
}

// Two groups that are counted as one are named by as many articles of a month as of its days.
func TestGroupsAsOneAreExact(t *testing.T) {
	t.Parallel()
	dsn := pgtest.DSN(t)
	db := withSourceAt(t, dsn)
	if _, err := query(t, dsn, "", `INSERT INTO lineage (predecessor, successor, basis) VALUES ('`+islands+`', '`+fishing+`', 'dictionary')`); err != nil {
		t.Fatal(err)
	}
	edit(t, db, 60, func(when string) {
		for _, by := range []news.Period{news.Monthly, news.Yearly} {
			for _, f := range []postgres.CountFilter{{Group: islands, Lineage: true}, {Group: fishing, Also: []string{islands}}} {
				want := sumBy(t, db, f, by, news.Daily)
				if diff := cmp.Diff(want, sumBy(t, db, f, by, by)); diff != "" {
					t.Fatalf("%s by %s (-days added up +so):\n%s", when, by, diff)
				}
			}
		}
	})
}

// sumBy counts by a period and adds the counts up to a longer one.
func sumBy(t *testing.T, db *postgres.DB, f postgres.CountFilter, to, by news.Period) map[news.Date]postgres.Counts {
	t.Helper()
	f.By = by
	counts, err := db.Counts(t.Context(), f)
	if err != nil {
		t.Fatal(err)
	}
	sums := map[news.Date]postgres.Counts{}
	for _, c := range counts {
		begin := to.Begin(c.Begin)
		s := sums[begin]
		sums[begin] = postgres.Counts{Articles: s.Articles + c.Articles, Stories: s.Stories + c.Stories, Full: s.Full + c.Full, Short: s.Short + c.Short, Bare: s.Bare + c.Bare}
	}
	return sums
}

// Writers and roll-ups at the same time lose nothing.
func TestRollUpBesideWriters(t *testing.T) {
	t.Parallel()
	dsn := pgtest.DSN(t)
	db := withSourceAt(t, dsn)
	for n := range 8 {
		keep(t, db, storyOn(n, noon))
	}
	var writers, rollers sync.WaitGroup
	done := make(chan struct{})
	for w := range 3 {
		writers.Go(func() {
			rnd := rand.New(rand.NewPCG(7, uint64(w)))
			for range 20 {
				if err := change(t, db, rnd.IntN(8), rnd); err != nil {
					t.Error(err)
				}
			}
		})
		rollers.Go(func() {
			for {
				if _, err := db.RollUp(t.Context()); err != nil {
					t.Error(err)
				}
				select {
				case <-done:
					return
				case <-time.After(time.Millisecond):
				}
			}
		})
	}
	writers.Wait()
	close(done)
	rollers.Wait()
	if _, err := db.RollUp(t.Context()); err != nil {
		t.Fatal(err)
	}
	same(t, dsn, "in the end")
	if stale, err := query(t, dsn, "", `SELECT count(*) FROM stale_days`); err != nil || stale != "0" {
		t.Errorf("%s marks are left, %v", stale, err)
	}
}
