package export_test

import (
	"bytes"
	"testing"

	"github.com/xiaozu-watch/xiaozu/dictionaries"
	"github.com/xiaozu-watch/xiaozu/internal/export"
	"github.com/xiaozu-watch/xiaozu/internal/invent"
	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/registry"
	"github.com/xiaozu-watch/xiaozu/internal/research"
	"github.com/xiaozu-watch/xiaozu/migrations"
)

func TestMain(m *testing.M) { pgtest.Main(m, migrations.FS) }

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// archive is the address of an invented archive of twelve years, with the registry of the dictionaries.
func archive(t *testing.T) (dsn string) {
	t.Helper()
	dsn = pgtest.DSN(t)
	db := pgtest.Open(t, dsn)
	lex, err := lexicon.Load(dictionaries.FS)
	must(t, err)
	must(t, registry.Seed(t.Context(), db, lex))
	_, err = invent.New(400, 7, lex).Fill(t.Context(), db)
	must(t, err)
	return dsn
}

// stored is a table as it is stored.
func stored(t *testing.T, db *postgres.DB, table postgres.Table, filter postgres.ExportFilter) research.Table {
	t.Helper()
	rows, err := research.Stored(t.Context(), db, table, filter)
	must(t, err)
	return rows
}

// written is a table in a format.
func written(t *testing.T, name string, table research.Table) []byte {
	t.Helper()
	format, known := export.Named(name)
	if !known {
		t.Fatalf("no format %s", name)
	}
	var b bytes.Buffer
	_, err := format.Write(&b, table)
	must(t, err)
	return b.Bytes()
}
