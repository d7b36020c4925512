package main

import (
	"bytes"
	stdcsv "encoding/csv"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	pq "github.com/parquet-go/parquet-go"
	"github.com/xuri/excelize/v2"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
)

// odd is a table whose cells are hard to write.
func odd() research.Table {
	return research.Table{
		Name: "odd",
		Columns: []postgres.Column{{Name: "text", Type: postgres.Text}, {Name: "count", Type: postgres.Integer},
			{Name: "share", Type: postgres.Number}, {Name: "first", Type: postgres.Boolean}, {Name: "date", Type: postgres.Partial}},
		Rows: func(yield func(postgres.Record, error) bool) {
			for i, text := range []string{"云岭省海岛保护领导小组", "=1+1", "a,\"b\"\nc", "'x", "𠀋\t<&>", ""} {
				if !yield(postgres.Record{[]byte(text), []byte(fmt.Sprint(i - 2)), []byte("0.250000"), []byte("tf")[i%2 : i%2+1], []byte("2018-03")}, nil) {
					return
				}
			}
			yield(postgres.Record{nil, nil, nil, nil, nil}, nil)
		},
	}
}

// want is what every format must give back: null is "-".
func want() (rows [][]string) {
	for record := range odd().Rows {
		row := make([]string, len(record))
		for i, field := range record {
			row[i] = "-"
			if field != nil {
				row[i] = string(field)
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// A table is the same rows in every format; CSV and XLSX have no null, which they write as an empty cell.
func TestFormatsAgree(t *testing.T) {
	for format, read := range map[string]func(*testing.T, []byte) [][]string{
		"csv": readCSV, "jsonl": readJSONLines, "parquet": readParquet, "xlsx": readXLSX,
	} {
		var b bytes.Buffer
		rows, err := exportCommand{Format: format}.write(&b, odd())
		if err != nil || rows != len(want()) {
			t.Fatalf("%s: %d rows, %v", format, rows, err)
		}
		want := want()
		if format == "csv" || format == "xlsx" {
			want[len(want)-1] = []string{"", "", "", "", ""}
		}
		if diff := cmp.Diff(want, read(t, b.Bytes())); diff != "" {
			t.Errorf("%s (-want +got):\n%s", format, diff)
		}
	}
}

func readCSV(t *testing.T, b []byte) [][]string {
	rows, err := stdcsv.NewReader(bytes.NewReader(b)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		row[0] = strings.TrimPrefix(row[0], "'")
	}
	return rows[1:]
}

func readJSONLines(t *testing.T, b []byte) (rows [][]string) {
	for line := range bytes.Lines(b) {
		var object struct {
			Text, Date *string
			Count      *json.Number
			Share      *float64
			First      *bool
		}
		if err := json.Unmarshal(line, &object); err != nil {
			t.Fatal(err)
		}
		rows = append(rows, []string{shown("%s", object.Text), shown("%s", object.Count), shown("%.6f", object.Share),
			shown("%.1t", object.First)[:1], shown("%s", object.Date)})
	}
	return rows
}

func shown[T any](format string, v *T) string {
	if v == nil {
		return "-"
	}
	return fmt.Sprintf(format, *v)
}

func readParquet(t *testing.T, b []byte) (rows [][]string) {
	type object struct {
		Text  *string  `parquet:"text,optional"`
		Count *int64   `parquet:"count,optional"`
		Share *float64 `parquet:"share,optional"`
		First *bool    `parquet:"first,optional"`
		Date  *string  `parquet:"date,optional"`
	}
	objects, err := pq.Read[object](bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range objects {
		rows = append(rows, []string{shown("%s", o.Text), shown("%d", o.Count), shown("%.6f", o.Share), shown("%.1t", o.First)[:1], shown("%s", o.Date)})
	}
	return rows
}

func readXLSX(t *testing.T, b []byte) [][]string {
	book, err := excelize.OpenReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := book.GetRows("odd", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	rows = append(rows, make([]string, 5))[1 : len(want())+1] // a row of empty cells at the end is not there
	for _, row := range rows[:len(rows)-1] {
		row[2] = strings.Replace(row[2], "0.25", "0.250000", 1)
		row[3] = map[string]string{"1": "t", "0": "f"}[row[3]]
	}
	return rows
}
