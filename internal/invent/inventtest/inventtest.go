// Package inventtest gives tests and benchmarks an invented archive to measure on.
package inventtest

import (
	"os"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/invent"
	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/search"
)

// Filled is the address of a database that xiaozu invent has filled, "" if none is named. What is slow on a busy
// machine fails a test only with one.
func Filled() string { return os.Getenv("XIAOZU_INVENTED") }

// Database returns the address of a database with an invented archive, counted and findable: the filled one, else a new
// one of so many articles.
func Database(t testing.TB, articles int, lex *lexicon.Lexicon) (dsn string) {
	t.Helper()
	if dsn := Filled(); dsn != "" {
		return dsn
	}
	dsn = pgtest.DSN(t)
	db := pgtest.Open(t, dsn)
	if _, err := invent.New(articles, 1, lex).Fill(t.Context(), db); err != nil {
		t.Fatal(err)
	}
	if err := (search.Desk{DB: db, Lexicon: lex}).Index(t.Context()); err != nil {
		t.Fatal(err)
	}
	return dsn
}

// Articles is how many articles a database holds.
func Articles(t testing.TB, db *postgres.DB) int {
	t.Helper()
	totals, err := db.Totals(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return totals.Articles
}
