package export_test

import (
	"bytes"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/lib/pq"

	"github.com/xiaozu-watch/xiaozu/internal/export"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
)

// A table is the same rows in every format, and time cut up anyhow has the same rows as the whole.
func TestWholeIsTheSumOfItsParts(t *testing.T) {
	t.Parallel()
	db := pgtest.Open(t, archive(t), postgres.WithRole(postgres.ExportRole))
	r := rand.New(rand.NewPCG(3, 0))
	for _, table := range postgres.Exports() {
		whole := read(t, "csv", written(t, "csv", stored(t, db, table, postgres.ExportFilter{})), table.Columns)
		if len(whole) < 100 && table.Name != "decisions" && table.Name != "acts" {
			t.Errorf("%s has %d rows: too few to tell", table.Name, len(whole))
		}
		for _, format := range export.Formats {
			filters := []postgres.ExportFilter{{}}
			if slices.Contains(table.ChosenBy(), "from") {
				filters = cut(r)
			}
			var parts []string
			for _, filter := range filters {
				parts = append(parts, read(t, format.Name, written(t, format.Name, stored(t, db, table, filter)), table.Columns)...)
			}
			if diff := cmp.Diff(sorted(whole), sorted(parts)); diff != "" {
				t.Errorf("%s as %s in %d parts (-whole +parts):\n%s", table.Name, format.Name, len(filters), diff)
			}
		}
	}
}

// cut cuts all time into parts, at days, months and years.
func cut(r *rand.Rand) (parts []postgres.ExportFilter) {
	from := news.Date{}
	for year := 2013; year < 2025; year += 1 + r.IntN(4) {
		to := news.Date{Year: year}
		switch r.IntN(3) {
		case 1:
			to.Month = 1 + r.IntN(12)
		case 2:
			to.Month, to.Day = 1+r.IntN(12), 1+r.IntN(28)
		}
		parts = append(parts, postgres.ExportFilter{From: from, To: to})
		from = news.DateOf(to.Last().AddDate(0, 0, 1))
	}
	return append(parts, postgres.ExportFilter{From: from})
}

func sorted(lines []string) []string { return slices.Sorted(slices.Values(lines)) }

// However time is cut into periods, and articles into sources, each group is counted as often.
func TestCountsAddUp(t *testing.T) {
	t.Parallel()
	db := pgtest.Open(t, archive(t), postgres.WithRole(postgres.ExportRole))
	want := map[string]postgres.Counts{}
	add(t, db, postgres.CountFilter{By: news.Daily}, want)
	if len(want) < 50 {
		t.Fatalf("%d groups: too few to tell", len(want))
	}
	for _, by := range []news.Period{news.Weekly, news.Monthly, news.Quarterly, news.Yearly} {
		got := map[string]postgres.Counts{}
		add(t, db, postgres.CountFilter{By: by}, got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("by %s (-by day +so):\n%s", by, diff)
		}
	}
	got := map[string]postgres.Counts{}
	for n := range 40 {
		add(t, db, postgres.CountFilter{By: news.Monthly, Source: fmt.Sprintf("s%d", n)}, got)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("source by source (-all +so):\n%s", diff)
	}
}

// However a table of counts is split, and whatever its format, its rows say the same: each is there once, the parts of
// a period add up to it, and so do the articles that they are counted out of.
func TestSplitsAndFormatsAddUp(t *testing.T) {
	t.Parallel()
	db := pgtest.Open(t, archive(t), postgres.WithRole(postgres.ExportRole))
	now := time.Date(2025, 3, 9, 0, 0, 0, 0, news.Beijing)
	filter := postgres.CountFilter{By: news.Yearly}
	table := func(split research.Split) research.Table { return research.Counts(t.Context(), db, split, filter, now) }
	want := sums(t, table(""))
	for _, split := range append([]research.Split{""}, research.Splits()...) {
		columns := table(split).Columns
		whole := read(t, "csv", written(t, "csv", table(split)), columns)
		for _, format := range export.Formats {
			if diff := cmp.Diff(whole, read(t, format.Name, written(t, format.Name, table(split)), columns)); diff != "" {
				t.Errorf("by %q as %s (-csv +so):\n%s", split, format.Name, diff)
			}
		}
		if diff := cmp.Diff(want, sums(t, table(split))); diff != "" {
			t.Errorf("by %q (-whole +parts):\n%s", split, diff)
		}
	}
}

// sums adds up the numbers of each subject and period over the rows that have any.
func sums(t *testing.T, table research.Table) map[string]int {
	t.Helper()
	all := map[string]int{}
	for record, err := range table.Rows {
		must(t, err)
		row := table.Fields(record)
		for _, column := range []string{"articles", "stories", "mentions", "short_forms", "bare_forms"} {
			n, _ := strconv.Atoi(row[column])
			if n > 0 {
				all[row["name"]+" "+row["year"]+" "+column] += n
			}
		}
	}
	return all
}

// An article that names several groups of a level counts once for the level, so the level has at least as many as each
// of its groups and at most as many as all of them; their mentions add up.
func TestLevelsHoldTheirGroups(t *testing.T) {
	t.Parallel()
	dsn := archive(t)
	pool, err := sql.Open("postgres", dsn)
	must(t, err)
	_, err = pool.ExecContext(t.Context(), `
		INSERT INTO groups (id, level, basis)
		SELECT subject, CASE WHEN length(subject) % 2 = 0 THEN 'provincial' ELSE 'municipal' END, 'dictionary'
		FROM (SELECT DISTINCT subject FROM mentions WHERE kind = 'group') m
		WHERE subject NOT IN (SELECT id FROM groups)`)
	must(t, errors.Join(err, pool.Close()))
	db := pgtest.Open(t, dsn, postgres.WithRole(postgres.ExportRole))
	levels, err := db.Counts(t.Context(), postgres.CountFilter{By: news.Yearly, ByLevel: true})
	must(t, err)
	for _, l := range levels {
		groups, err := db.Counts(t.Context(), postgres.CountFilter{By: news.Yearly, Level: l.Subject})
		must(t, err)
		most, articles, mentions := 0, 0, 0
		for _, g := range groups {
			if g.Begin == l.Begin {
				most, articles, mentions = max(most, g.Articles), articles+g.Articles, mentions+g.Mentions()
			}
		}
		if l.Articles < most || l.Articles > articles || l.Mentions() != mentions {
			t.Errorf("%s %s: %d articles, %d mentions; its groups at most %d, together %d, and %d", l.Subject, l.Begin, l.Articles, l.Mentions(), most, articles, mentions)
		}
	}
	if len(levels) < 20 {
		t.Errorf("%d counts of levels", len(levels))
	}
	levelsAddUp(t, db)
}

// levelsAddUp compares levels as they are kept with what sources add up to, which are counted from the mentions.
func levelsAddUp(t *testing.T, db *postgres.DB) {
	t.Helper()
	kept, bySource, alone := map[string]postgres.Counts{}, map[string]postgres.Counts{}, map[string]postgres.Counts{}
	add(t, db, postgres.CountFilter{By: news.Daily, ByLevel: true}, kept)
	for n := range 40 {
		add(t, db, postgres.CountFilter{By: news.Monthly, ByLevel: true, Source: fmt.Sprintf("s%d", n)}, bySource)
	}
	for level := range kept {
		add(t, db, postgres.CountFilter{By: news.Weekly, ByLevel: true, Group: level}, alone)
	}
	for what, got := range map[string]map[string]postgres.Counts{"source by source": bySource, "level by level": alone} {
		if diff := cmp.Diff(kept, got); diff != "" {
			t.Errorf("%s (-all +so):\n%s", what, diff)
		}
	}
}

// add adds up the counts of each group.
func add(t *testing.T, db *postgres.DB, filter postgres.CountFilter, sums map[string]postgres.Counts) {
	t.Helper()
	counts, err := db.Counts(t.Context(), filter)
	must(t, err)
	for _, c := range counts {
		s := sums[c.Subject]
		sums[c.Subject] = postgres.Counts{Articles: s.Articles + c.Articles, Stories: s.Stories + c.Stories, Full: s.Full + c.Full, Short: s.Short + c.Short, Bare: s.Bare + c.Bare}
	}
}

// What is exported and counted does not depend on the zone of the machine, nor on that of the session.
func TestZonesChangeNothing(t *testing.T) { // alone: the zone is that of the whole process
	dsn := archive(t)
	zone := time.Local
	t.Cleanup(func() { time.Local = zone })
	now := time.Date(2025, 3, 9, 23, 30, 0, 0, time.UTC)
	var want map[string][]byte
	for _, name := range []string{"UTC", "Asia/Shanghai", "America/St_Johns"} {
		location, err := time.LoadLocation(name)
		must(t, err)
		time.Local = location
		db := pgtest.Open(t, dsn, func(c *pq.Config) { c.Runtime["timezone"] = name })
		got := map[string][]byte{}
		for _, table := range postgres.Exports() {
			for _, format := range []string{"csv", "parquet"} {
				got[table.Name+"."+format] = written(t, format, stored(t, db, table, postgres.ExportFilter{}))
			}
		}
		for _, by := range []news.Period{news.Daily, news.Weekly, news.Monthly, news.Yearly} {
			got["counts by "+string(by)] = written(t, "csv", research.Counts(t.Context(), db, "", postgres.CountFilter{By: by, From: news.Date{Year: 2014}, To: news.Date{Year: 2014, Month: 3, Day: 5}}, now))
		}
		if want == nil {
			want = got
		}
		for file, content := range want {
			if !bytes.Equal(content, got[file]) {
				t.Errorf("%s differs in %s", file, name)
			}
		}
	}
}
