package postgres_test

import (
	"strconv"
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// Connections keep the plans that they made while there was nothing: these must do for an archive, too.
func TestPlansOfAnEmptyArchive(t *testing.T) {
	t.Parallel()
	dsn := pgtest.DSN(t)
	db, err := postgres.Open(t.Context(), dsn, postgres.WithName("storing"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := query(t, dsn, "", `INSERT INTO sources (id, declaration) VALUES ('`+yunling+`', '{}')`); err != nil {
		t.Fatal(err)
	}
	storeCopies(t, db, 1)
	for _, statement := range []string{`CREATE TABLE size AS SELECT 4000 AS rows`, many} {
		if _, err := query(t, dsn, "", statement); err != nil {
			t.Fatal(err)
		}
	}
	before := readSoFar(t, dsn)
	storeCopies(t, db, 2)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	waitUntilEnded(t, dsn, "storing")
	if n := readSoFar(t, dsn) - before; n > 4000 {
		t.Errorf("%d rows and entries were read to store six articles that state one fact", n)
	}
}

// storeCopies stores three articles that are copies of each other twice: the second time prepared, and as they were edited.
func storeCopies(t *testing.T, db *postgres.DB, from int) {
	t.Helper()
	fact := appointment("林海生", "组长", islands, news.DateOf(noon), "stated")
	for n := range 3 {
		for version := range 2 {
			s := storyOn(1000*from+n, noon.AddDate(0, 0, n)).naming(islands).stating(fact)
			s.Version = 1 + version
			tell(t, db, s, 1, 2, int64(version))
		}
	}
	pages, err := db.UnreadPages(t.Context(), []postgres.PageRef{{Source: yunling, ID: storyOn(1000*from, noon).Page}},
		postgres.Versions{Parser: int(time.Now().Unix())})
	if err != nil || len(pages) != 1 {
		t.Errorf("%d pages are unread, %v", len(pages), err)
	}
}

// readSoFar is how many rows and entries of indexes have been read by connections that are idle or ended.
func readSoFar(t *testing.T, dsn string) int {
	t.Helper()
	for others := ""; others != "0"; time.Sleep(10 * time.Millisecond) {
		var err error
		others, err = query(t, dsn, "", `
			SELECT count(*) FROM pg_stat_activity
			WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name <> 'storing'`)
		if err != nil {
			t.Fatal(err)
		}
	}
	text, err := query(t, dsn, "", `
		SELECT (SELECT sum(seq_tup_read) FROM pg_stat_user_tables WHERE relname <> 'sources')
			+ (SELECT sum(idx_tup_read) FROM pg_stat_user_indexes)`)
	if err != nil {
		t.Fatal(err)
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatal(err)
	}
	return n
}
