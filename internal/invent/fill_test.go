package invent_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/invent/inventtest"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// Storing an archive as crawls and readings do is compared with a bare COPY of the same rows:
//
//	XIAOZU_ARTICLES=1000000 go test ./internal/invent -run TestFill -v -timeout 3h
func TestFill(t *testing.T) {
	a, d := archive(t), newDatabase(t)
	db := pgtest.Open(t, d.dsn, postgres.WithRole(postgres.CrawlerRole))
	before := inventtest.Processor(t, d.DB)
	storing, err := a.Fill(t.Context(), db)
	must(t, err)
	spent := inventtest.Processor(t, d.DB).Since(before)
	copying, processor := d.copyBare(t)
	t.Logf("stored in %v, bare COPY in %v: %.0f %%", storing, copying, 100*copying.Seconds()/storing.Seconds())
	t.Logf("processor: %v of the server and %v with invention, COPY %v: %.0f %%", spent.Server, spent.Client, processor,
		100*processor.Seconds()/spent.Server.Seconds())
	t.Log("bytes a mention: ", d.text(t, `
		SELECT format('%s with indexes, %s with all that is stored of articles',
			(SELECT sum(pg_total_relation_size(inhrelid)) FROM pg_inherits WHERE inhparent = 'mentions'::regclass) / n, pg_database_size(current_database()) / n)
		FROM (SELECT count(*) AS n FROM mentions) m`))
	checkTotals(t, db, a.Articles)
}

// checkTotals holds the proportions that the package states.
func checkTotals(t *testing.T, db *postgres.DB, articles int) {
	t.Helper()
	got, err := db.Totals(t.Context())
	must(t, err)
	if got.Pages != articles || got.Articles != articles || got.Mentions < 9*articles || got.Mentions > 11*articles ||
		got.Facts < 98*articles/100 || got.Facts > 104*articles/100 {
		t.Errorf("%+v", got)
	}
	totals, err := db.PeriodTotals(t.Context(), postgres.CountFilter{By: "year"})
	must(t, err)
	stories := 0
	for _, year := range totals {
		stories += year.Stories
	}
	if len(totals) != 12 || stories != articles*3/4 {
		t.Errorf("%d stories in %d years", stories, len(totals))
	}
}

// filled are the tables into which pages and what is read of them go.
var filled = []string{"pages", "page_versions", "archive_records", "articles", "mentions", "facts", "evidence", "printings", "stories",
	"story_keys", "article_pairs"}

// copyBare copies all rows into tables without indexes, and returns what that took by the clock and of the server's processor.
func (d database) copyBare(t *testing.T) (clock, processor time.Duration) {
	t.Helper()
	folder := pgtest.Folder(t)
	must(t, os.Chmod(folder, 0o777)) // the server writes there
	for _, table := range filled {
		columns := d.text(t, `
			SELECT string_agg(quote_ident(attname), ', ')
			FROM pg_attribute
			WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`, table)
		file := filepath.Join(folder, table)
		d.exec(t, `COPY (SELECT `+columns+` FROM `+table+`) TO '`+file+`'`)
		d.exec(t, `CREATE TABLE bare AS SELECT `+columns+` FROM `+table+` LIMIT 0`)
		began, before := time.Now(), inventtest.Processor(t, d.DB)
		d.exec(t, `COPY bare FROM '`+file+`'`)
		took, spent := time.Since(began), inventtest.Processor(t, d.DB).Since(before)
		t.Logf("COPY of %-16s %v", table, took)
		clock, processor = clock+took, processor+spent.Server
		d.exec(t, `DROP TABLE bare`)
		must(t, os.Remove(file))
	}
	return clock, processor
}
