package invent_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/export"
	"github.com/xiaozu-watch/xiaozu/internal/invent"
	"github.com/xiaozu-watch/xiaozu/internal/invent/inventtest"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
)

// What researchers ask for is measured on a database that xiaozu invent has filled, or on a small one:
//
//	XIAOZU_INVENTED=postgres://… go test ./internal/invent -run 'TestSeries|TestExports' -v -timeout 2h
func TestSeries(t *testing.T) {
	dsn := inventtest.Database(t, 600, lexiconOf(t))
	grade(t, dsn)
	db := pgtest.Open(t, dsn, postgres.WithRole(postgres.ExportRole))
	measure(t, "one group by month", 50*time.Millisecond, func() (rows int, err error) {
		series, err := research.Each(t.Context(), db, []string{"云岭省海岛保护工作领导小组"}, postgres.CountFilter{}, time.Now())
		return len(series[0]), err
	})
	for what, filter := range map[string]postgres.CountFilter{"all groups by month": {}, "all levels by month": {ByLevel: true}} {
		measure(t, what, 500*time.Millisecond, func() (rows int, err error) {
			for _, err := range research.All(t.Context(), db, "", filter, time.Now()) {
				if err != nil {
					return 0, err
				}
				rows++
			}
			return rows, nil
		})
	}
	measure(t, "one group by day, a year", 500*time.Millisecond, func() (rows int, err error) {
		year := news.Date{Year: 2019}
		series, err := research.Each(t.Context(), db, []string{"云岭省海岛保护工作领导小组"}, postgres.CountFilter{By: news.Daily, From: year, To: year}, time.Now())
		return len(series[0]), err
	})
}

// grade puts the groups that are named on eight levels, unless the registry knows levels.
func grade(t *testing.T, dsn string) {
	t.Helper()
	db := pgtest.Open(t, dsn)
	levels, err := db.Levels(t.Context())
	must(t, err)
	if len(levels) > 0 {
		return
	}
	named, err := db.MostNamed(t.Context(), news.GroupMention, 2*invent.Groups)
	must(t, err)
	var entries postgres.Entries
	for i, g := range named {
		entries.Groups = append(entries.Groups, postgres.Group{ID: g.ID, Level: fmt.Sprint("level ", i%8), Basis: postgres.FromDictionary})
	}
	must(t, db.Change(t.Context(), func(tx postgres.Tx) error {
		_, err := tx.SeedDictionary(t.Context(), "invented", entries)
		return err
	}))
	_, err = db.RollUp(t.Context())
	must(t, err)
}

// measure does it twenty times and logs how long it takes; the bound is held by a filled database.
func measure(t *testing.T, what string, bound time.Duration, do func() (rows int, err error)) {
	t.Helper()
	var took []time.Duration
	rows := 0
	for range 20 {
		began := time.Now()
		n, err := do()
		must(t, err)
		took, rows = append(took, time.Since(began)), n
	}
	slices.Sort(took)
	median := took[len(took)/2]
	t.Logf("%-24s %6d rows, median %v, best %v", what, rows, median, took[0])
	if rows == 0 || inventtest.Filled() != "" && median > bound {
		t.Errorf("%s: %d rows in %v, want some in %v", what, rows, median, bound)
	}
}

// All mentions are written in two formats, and by psql for comparison.
func TestExports(t *testing.T) {
	dsn := inventtest.Database(t, 600, lexiconOf(t))
	db := pgtest.Open(t, dsn, postgres.WithRole(postgres.ExportRole))
	totals, err := db.Totals(t.Context())
	must(t, err)
	tables := postgres.Tables()
	mentions := tables[slices.IndexFunc(tables, func(table postgres.Table) bool { return table.Name == "mentions" })]
	plain := copyByPsql(t, dsn, mentions)
	for _, name := range []string{"csv", "parquet"} {
		format, _ := export.Named(name)
		began := time.Now()
		rows := writeFile(t, func(w io.Writer) (int, error) {
			table, err := research.Stored(t.Context(), db, mentions, postgres.ExportFilter{})
			must(t, err)
			return format.Write(w, table)
		})
		took := time.Since(began)
		t.Logf("%d rows as %s in %v, at %.0f %% of the speed of psql", rows, name, took, 100*plain.Seconds()/took.Seconds())
		if rows != totals.Mentions {
			t.Errorf("%d rows, want %d", rows, totals.Mentions)
		}
	}
}

func writeFile(t *testing.T, write func(io.Writer) (int, error)) (rows int) {
	t.Helper()
	file, err := os.Create(filepath.Join(t.TempDir(), "mentions"))
	must(t, err)
	defer file.Close()
	buffered := bufio.NewWriterSize(file, 1<<16)
	rows, err = write(buffered)
	must(t, err)
	must(t, buffered.Flush())
	return rows
}

// copyByPsql returns how long \copy of the same query takes; 0 where there is no psql.
func copyByPsql(t *testing.T, dsn string, table postgres.Table) time.Duration {
	t.Helper()
	query, err := table.Query(postgres.ExportFilter{})
	must(t, err)
	line := `\copy (` + strings.Join(strings.Fields(query), " ") + `) TO '` + filepath.Join(t.TempDir(), "mentions") + `' (FORMAT csv, HEADER)`
	psql := exec.CommandContext(context.WithoutCancel(t.Context()), "psql", "-d", dsn, "-qc", line)
	began := time.Now()
	if out, err := psql.CombinedOutput(); err != nil {
		t.Logf("no comparison with psql: %v: %s", err, out)
		return 0
	}
	took := time.Since(began)
	t.Logf("psql \\copy in %v", took)
	return took
}
