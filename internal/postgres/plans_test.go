package postgres_test

import (
	"context"
	_ "embed"
	"fmt"
	"maps"
	"os"
	"strconv"
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

//go:embed testdata/many.sql
var many string

// planRows is how many pages and facts TestPlans makes. With a million,
//
//	XIAOZU_PLAN_ROWS=1000000 go test ./internal/postgres -run TestPlans -v -timeout 30m
//
// its log says how long each call takes.
func planRows(t *testing.T) int {
	t.Helper()
	rows, err := strconv.Atoi(os.Getenv("XIAOZU_PLAN_ROWS"))
	if err != nil {
		return 20_000
	}
	return rows
}

// No call that serves a page or a worker reads a large table from end to end.
func TestPlans(t *testing.T) {
	t.Parallel()
	dsn, rows := pgtest.DSN(t), planRows(t)
	for _, statement := range []string{fmt.Sprintf(`CREATE TABLE size AS SELECT %d AS rows`, rows), many,
		`INSERT INTO lessons (version, name, group_id, what) VALUES (0, '名', 'g1', 'came')`, `ANALYZE`} {
		if _, err := query(t, dsn, "", statement); err != nil {
			t.Fatal(err)
		}
	}
	timed(t, dsn, "roll up", func(ctx context.Context, db *postgres.DB) error { _, err := db.RollUp(ctx); return err })
	if _, err := query(t, dsn, "", `VACUUM ANALYZE`); err != nil {
		t.Fatal(err)
	}
	fact, err := query(t, dsn, "", `SELECT fact FROM facts ORDER BY day, fact OFFSET 100 LIMIT 1`)
	if err != nil {
		t.Fatal(err)
	}
	day, err := query(t, dsn, "", `SELECT day::text FROM facts WHERE fact = '`+fact+`'`)
	if err != nil {
		t.Fatal(err)
	}
	calls := map[string]func(context.Context, *postgres.DB) error{}
	for _, theme := range []map[string]func(context.Context, *postgres.DB) error{
		curatingCalls(fact, day), archivingCalls(rows), readingCalls(), registryCalls(), searchingCalls(),
		watchingCalls(t, dsn), judgingCalls(t, dsn), pageCalls(fact),
	} {
		maps.Copy(calls, theme)
	}
	for name, call := range calls {
		if n := timed(t, dsn, name, call); n > 0 {
			t.Errorf("%s: %d rows were read by going through whole tables", name, n)
		}
	}
	for name, call := range countingCalls(rows) {
		timed(t, dsn, name, call)
	}
}

// timed makes one call on a new connection, logs how long it took, and returns how many rows
// of large tables it read by going through them from end to end.
func timed(t *testing.T, dsn, name string, call func(context.Context, *postgres.DB) error) int {
	t.Helper()
	before := readInFull(t, dsn)
	db, err := postgres.Open(t.Context(), dsn, postgres.WithName(name))
	if err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	if err := call(t.Context(), db); err != nil {
		t.Errorf("%s: %v", name, err)
	}
	t.Logf("%-16s %8.2f ms", name, float64(time.Since(began).Microseconds())/1000)
	db.Close()
	waitUntilEnded(t, dsn, name)
	return readInFull(t, dsn) - before
}

// readInFull is how many rows of the large tables sequential scans have read so far.
func readInFull(t *testing.T, dsn string) int {
	t.Helper()
	n, err := query(t, dsn, "", `
		SELECT sum(seq_tup_read)
		FROM pg_stat_user_tables
		WHERE relname ~ '^(pages|page_versions|archive_records|article|name_keys|mentions|facts|evidence|printings|stor|seats|editions|absences|events|alerts|deliver|decisions|opinions|lesson)'`)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := strconv.Atoi(n)
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// waitUntilEnded waits for the connections of that name to be gone: only then the server has
// counted all that they read.
func waitUntilEnded(t *testing.T, dsn, name string) {
	t.Helper()
	for range 200 {
		n, err := query(t, dsn, "", `
			SELECT count(*) FROM pg_stat_activity
			WHERE datname = current_database() AND application_name = '`+name+`'`)
		if err != nil {
			t.Fatal(err)
		}
		if n == "0" {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("connections of %q stay open", name)
}
