package csv

import (
	"encoding/csv"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
)

// named is a table of names and numbers that ends with err, if there is one.
func named(err error, records ...postgres.Record) research.Table {
	return research.Table{
		Name:    "groups",
		Columns: []postgres.Column{{Name: "name", Type: postgres.Text}, {Name: "articles", Type: postgres.Integer}},
		Rows: func(yield func(postgres.Record, error) bool) {
			for _, r := range records {
				if !yield(r, nil) {
					return
				}
			}
			if err != nil {
				yield(nil, err)
			}
		},
	}
}

func TestWrite(t *testing.T) {
	var b strings.Builder
	rows, err := Write(&b, named(nil,
		postgres.Record{[]byte("云岭省海岛保护领导小组"), []byte("3")}, postgres.Record{[]byte("a,\"b\"\nc"), []byte("-1")}, postgres.Record{{}, nil}))
	want := "name,articles\n云岭省海岛保护领导小组,3\n\"a,\"\"b\"\"\nc\",-1\n,\n"
	if err != nil || rows != 3 || b.String() != want {
		t.Errorf("%d rows, %v\n%s\nwant\n%s", rows, err, b.String(), want)
	}
}

// What a spreadsheet would run is written as text, and the documented rule gives it back.
func TestFormulasAreNeutralAndComeBack(t *testing.T) {
	for _, name := range []string{
		`=HYPERLINK("http://x","y")`, "+1", "-1", "@SUM(A1)", "\t=1", "'=1", "''", "", "云岭=1", "\r=1",
	} {
		var b strings.Builder
		if _, err := Write(&b, named(nil, postgres.Record{[]byte(name), nil})); err != nil {
			t.Fatal(err)
		}
		records, err := csv.NewReader(strings.NewReader(b.String())).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		cell := records[1][0]
		if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
			t.Errorf("%q is written as %q", name, cell)
		}
		if back := strings.TrimPrefix(cell, "'"); back != name {
			t.Errorf("%q comes back as %q", name, back)
		}
	}
}

// A part is never passed off as the whole.
func TestErrors(t *testing.T) {
	broken := errors.New("broken")
	var b strings.Builder
	rows, err := Write(&b, named(broken, postgres.Record{[]byte("甲组"), nil}))
	if !errors.Is(err, broken) || rows != 1 || !strings.Contains(err.Error(), "after 1 rows") {
		t.Errorf("%d rows, %v", rows, err)
	}
	many := slices.Repeat([]postgres.Record{{[]byte("甲组"), nil}}, 10_000)
	if _, err := Write(full{}, named(nil, many...)); !errors.Is(err, errFull) {
		t.Errorf("a full disk: %v", err)
	}
}

var errFull = errors.New("no space left")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }
