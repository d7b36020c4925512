package postgres_test

import (
	"bytes"
	"slices"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// What comes behind any row of an export is the rest of it, in every table.
func TestExportAfter(t *testing.T) {
	t.Parallel()
	dsn := pgtest.DSN(t)
	for _, statement := range []string{`CREATE TABLE size AS SELECT 300 AS rows`, many,
		`INSERT INTO people (id, basis) SELECT '人' || n, 'fact' FROM generate_series(1, 40) n`,
		`INSERT INTO decisions (fact, kind, n, verdict, before, after, decided_by) SELECT fact, kind, 1, 'unsure', 'proposed', 'unsure', 'anna' FROM facts LIMIT 40 ON CONFLICT DO NOTHING`} {
		if _, err := query(t, dsn, "", statement); err != nil {
			t.Fatal(err)
		}
	}
	db := pgtest.Open(t, dsn, postgres.WithRole(postgres.ExportRole))
	for _, table := range postgres.Exports() {
		all := exported(t, db, table, nil)
		if len(all) < 20 {
			t.Errorf("%s has %d rows: too few to tell", table.Name, len(all))
		}
		for i := 0; i < len(all); i += 1 + len(all)/10 {
			if rest := exported(t, db, table, all[i]); !slices.EqualFunc(rest, all[i+1:], sameRecord) {
				t.Errorf("%s: behind row %d come %d rows, not the %d that do", table.Name, i, len(rest), len(all)-i-1)
			}
		}
	}
}

func sameRecord(a, b postgres.Record) bool { return slices.EqualFunc(a, b, bytes.Equal) }

func exported(t *testing.T, db *postgres.DB, table postgres.Table, after postgres.Record) (all []postgres.Record) {
	t.Helper()
	rows, err := db.Export(t.Context(), table, postgres.ExportFilter{After: after})
	if err != nil {
		t.Fatal(err)
	}
	for record, err := range rows {
		if err != nil {
			t.Fatal(err)
		}
		kept := make(postgres.Record, len(record))
		for i, field := range record {
			kept[i] = bytes.Clone(field)
		}
		all = append(all, kept)
	}
	return all
}
