package export_test

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/xiaozu-watch/xiaozu/internal/foreign"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
)

// A spreadsheet program shows what was written: texts as texts, whatever they look like.
func TestLibreOfficeOpensWorkbooks(t *testing.T) {
	t.Parallel()
	want := [][]string{
		{"text", "count"},
		{"云岭省海岛保护领导小组", "3"}, {"=1+1", "-2"}, {"+86", "0"}, {"a,\"b\"\nc", "1234567"}, {"'x", "5"}, {"0012", "6"}, {"2018-03", "7"}, {"𠀋<&>", ""},
	}
	table := research.Table{Name: "odd", Columns: []postgres.Column{{Name: "text", Type: postgres.Text}, {Name: "count", Type: postgres.Integer}},
		Rows: func(yield func(postgres.Record, error) bool) {
			for _, row := range want[1:] {
				record := postgres.Record{[]byte(row[0]), []byte(row[1])}
				if row[1] == "" {
					record[1] = nil
				}
				if !yield(record, nil) {
					return
				}
			}
		}}
	file := filepath.Join(t.TempDir(), "odd.xlsx")
	must(t, os.WriteFile(file, written(t, "xlsx", table), 0o600))
	shown, err := foreign.Office(t, file)
	must(t, err)
	got, err := csv.NewReader(bytes.NewReader(shown)).ReadAll()
	must(t, err)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("LibreOffice shows (-written +shown):\n%s", diff)
	}
}
