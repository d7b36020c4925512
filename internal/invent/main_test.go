package invent_test

import (
	"database/sql"
	"os"
	"strconv"
	"testing"

	_ "github.com/lib/pq" // the driver

	"github.com/xiaozu-watch/xiaozu/dictionaries"
	"github.com/xiaozu-watch/xiaozu/internal/invent"
	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/migrations"
)

func TestMain(m *testing.M) { pgtest.Main(m, migrations.FS) }

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// archive has as many articles as XIAOZU_ARTICLES says, else some.
func archive(t testing.TB) *invent.Archive {
	t.Helper()
	articles, err := strconv.Atoi(os.Getenv("XIAOZU_ARTICLES"))
	if err != nil {
		articles = 600
	}
	return invent.New(articles, 1, lexiconOf(t))
}

func lexiconOf(t testing.TB) *lexicon.Lexicon {
	t.Helper()
	lex, err := lexicon.Load(dictionaries.FS)
	must(t, err)
	return lex
}

// A database is one that tests may do anything with.
type database struct {
	dsn string
	*sql.DB
}

func newDatabase(t testing.TB) database {
	t.Helper()
	dsn := pgtest.DSN(t)
	pool, err := sql.Open("postgres", dsn)
	must(t, err)
	pool.SetMaxOpenConns(1)
	t.Cleanup(func() { pool.Close() })
	return database{dsn, pool}
}

func (d database) exec(t testing.TB, statement string) {
	t.Helper()
	_, err := d.ExecContext(t.Context(), statement)
	must(t, err)
}

// text is the only value that a query gives.
func (d database) text(t testing.TB, query string, args ...any) (value string) {
	t.Helper()
	must(t, d.QueryRowContext(t.Context(), query, args...).Scan(&value))
	return value
}
