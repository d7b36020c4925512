package postgres_test

import (
	"context"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/health"
	"github.com/xiaozu-watch/xiaozu/internal/pgserver"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/migrations"
)

// A server goes away in the middle of work and comes back: callers can tell, wait and go on.
func TestServerGoesAndComes(t *testing.T) {
	t.Parallel()
	dir, err := os.MkdirTemp("", "xiaozu-outage-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	server, err := pgserver.Start(t.Context(), dir, pgserver.Ephemeral)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { server.Stop() }) // the one that runs then
	dsn := server.DSN("postgres")
	if _, err := postgres.Migrate(t.Context(), dsn, migrations.FS); err != nil {
		t.Fatal(err)
	}
	db := withSourceAt(t, dsn)
	if err := server.Stop(); err != nil {
		t.Fatal(err)
	}
	_, err = db.MarkCrawl(t.Context(), yunling, noon, health.Crawl{Finished: noon}, health.Verdict{})
	if !postgres.IsUnavailable(err) {
		t.Fatalf("with the server gone: %v", err)
	}
	up := make(chan error, 1)
	go func() { up <- db.WaitUntilUp(t.Context()) }()
	if server, err = pgserver.Start(t.Context(), dir, pgserver.Ephemeral); err != nil {
		t.Fatal(err)
	}
	if err := <-up; err != nil {
		t.Fatal(err)
	}
	if _, err := db.MarkCrawl(t.Context(), yunling, noon, health.Crawl{Finished: noon}, health.Verdict{}); err != nil {
		t.Errorf("with the server back: %v", err)
	}
}

func TestUnavailableIsNotEveryError(t *testing.T) {
	t.Parallel()
	dsn := pgtest.DSN(t)
	db := withSourceAt(t, dsn)
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	_, cancelErr := db.Totals(cancelled)
	_, syntaxErr := query(t, dsn, "", `SELEKT`)
	for _, err := range []error{nil, cancelErr, syntaxErr} {
		if postgres.IsUnavailable(err) {
			t.Errorf("%v says that the database is away", err)
		}
	}
	_, err := query(t, dsn, "", `SELECT pg_terminate_backend(pg_backend_pid())`)
	if !postgres.IsUnavailable(err) {
		t.Errorf("a connection that was cut: %v", err)
	}
}

// A wrong address is told at once, not after half a minute.
func TestOpenFailsClearly(t *testing.T) {
	t.Parallel()
	missing, err := postgres.DSN(pgtest.DSN(t), "no_such_database")
	if err != nil {
		t.Fatal(err)
	}
	for dsn, want := range map[string]string{
		missing:          "no_such_database",
		"postgres://%zz": "address of the database",
	} {
		began := time.Now()
		if _, err := postgres.Open(t.Context(), dsn); err == nil || !strings.Contains(err.Error(), want) || time.Since(began) > 10*time.Second {
			t.Errorf("%s after %s: %v", dsn, time.Since(began), err)
		}
	}
	hurried, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	if _, err := postgres.Open(hurried, "host=/nonexistent dbname=x user=x"); !postgres.IsUnavailable(err) {
		t.Errorf("no server: %v", err)
	}
}

// Processes that start together migrate once, and roles that another database made are no obstacle.
func TestMigrateTogether(t *testing.T) {
	t.Parallel()
	db, dsn := pgtest.New(t), pgtest.DSN(t)
	var all sync.WaitGroup
	for range 3 {
		all.Go(func() {
			if applied, err := postgres.Migrate(t.Context(), dsn, migrations.FS); err != nil || len(applied) != 0 {
				t.Errorf("a migrated database: %v, %v", applied, err)
			}
		})
	}
	for _, name := range []string{"empty_a", "empty_b"} {
		name += time.Now().Format("_150405.000000000")
		if err := db.CreateDatabase(t.Context(), name, "template1"); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := db.DropDatabase(context.Background(), name); err != nil {
				t.Error(err)
			}
		})
		empty, err := postgres.DSN(dsn, name)
		if err != nil {
			t.Fatal(err)
		}
		for range 3 {
			all.Go(func() {
				if _, err := postgres.Migrate(t.Context(), empty, migrations.FS); err != nil {
					t.Error(err)
				}
			})
		}
	}
	all.Wait()
}

// Months get their partitions while others write; each mention ends up in its own.
func TestPartitionsOnDemand(t *testing.T) {
	t.Parallel()
	dsn := pgtest.DSN(t)
	if err := withSourceAt(t, dsn).Close(); err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for worker := range 4 {
		db := pgtest.Open(t, dsn, postgres.WithRole(postgres.CrawlerRole))
		all.Go(func() {
			for month := range 12 {
				s := storyOn(worker*100+month, noon.AddDate(0, month, 0)).naming(islands)
				if err := save(t, db, s); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	db := pgtest.Open(t, dsn)
	keep(t, db, storyOn(1000, time.Date(1931, 9, 18, 0, 0, 0, 0, time.UTC)).naming(islands))
	keep(t, db, storyOn(1001, time.Time{}).naming(islands))
	for statement, want := range map[string]string{
		`SELECT count(*) FROM pg_inherits WHERE inhparent = 'mentions'::regclass`:                       "13",
		`SELECT count(*) FROM mentions_other`:                                                           "2",
		`SELECT count(*) FROM mentions_2019_03 WHERE day BETWEEN '2019-03-01' AND '2019-03-31'`:         "4",
		`SELECT count(*) FROM pg_indexes WHERE tablename = 'mentions_2020_02' AND indexdef ~ 'INCLUDE'`: "1",
	} {
		if got, err := query(t, dsn, "", statement); err != nil || got != want {
			t.Errorf("%s: %s, %v; want %s", statement, got, err, want)
		}
	}
}

// A migration that changes a table costs those who run meanwhile one call at most.
func TestTableChangesWhileItIsAsked(t *testing.T) {
	t.Parallel()
	dsn := pgtest.DSN(t)
	db := withSourceAt(t, dsn)
	savePages(t, db, at(1, 200, "一"))
	ask := func() error {
		due, err := db.PagesToRevisit(t.Context(), yunling, time.Now())
		if err == nil && len(due) != 1 {
			t.Errorf("due are %q", due)
		}
		return err
	}
	for range 3 {
		if err := ask(); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := query(t, dsn, "", `DROP VIEW acts; ALTER TABLE pages ALTER url TYPE varchar(1000)`); err != nil {
		t.Fatal(err)
	}
	_ = ask()
	if err := ask(); err != nil {
		t.Errorf("after the change: %v", err)
	}
}
