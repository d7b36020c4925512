package export_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"
	"github.com/xuri/excelize/v2"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// readers read the rows of a file; null is empty.
var readers = map[string]func(*testing.T, []byte, []postgres.Column) [][]string{
	"csv": readCSV, "jsonl": readJSONLines, "parquet": readParquet, "xlsx": readXLSX,
}

// read gives the rows of a file, each as a line of fields written in one way.
func read(t *testing.T, format string, content []byte, columns []postgres.Column) (lines []string) {
	t.Helper()
	for _, row := range readers[format](t, content, columns) {
		for i, c := range columns {
			row[i] = uniform(c.Type, row[i])
		}
		lines = append(lines, strings.Join(row, "\x1f"))
	}
	return lines
}

// uniform writes what formats write in their own ways.
func uniform(t postgres.Type, cell string) string {
	switch {
	case t == postgres.Number && cell != "":
		x, _ := strconv.ParseFloat(cell, 64)
		return strconv.FormatFloat(x, 'g', 6, 64)
	case t == postgres.Boolean && cell != "":
		return map[byte]string{'t': "t", 'T': "t", '1': "t"}[cell[0]]
	}
	return cell
}

func readCSV(t *testing.T, content []byte, columns []postgres.Column) [][]string {
	rows, err := csv.NewReader(bytes.NewReader(content)).ReadAll()
	must(t, err)
	for _, row := range rows {
		for i, c := range columns {
			if c.Type == postgres.Text {
				row[i] = strings.TrimPrefix(row[i], "'")
			}
		}
	}
	return rows[1:]
}

func readJSONLines(t *testing.T, content []byte, columns []postgres.Column) (rows [][]string) {
	for line := range bytes.Lines(content) {
		in := json.NewDecoder(bytes.NewReader(line))
		in.UseNumber()
		var object map[string]any
		must(t, in.Decode(&object))
		var row []string
		for _, c := range columns {
			cell := ""
			if v := object[c.Name]; v != nil {
				cell = fmt.Sprint(v)
			}
			row = append(row, cell)
		}
		rows = append(rows, row)
	}
	return rows
}

func readParquet(t *testing.T, content []byte, _ []postgres.Column) (rows [][]string) {
	in := parquet.NewReader(bytes.NewReader(content))
	defer in.Close()
	for some := make([]parquet.Row, 100); ; {
		n, err := in.ReadRows(some)
		for _, values := range some[:n] {
			var row []string
			for _, v := range values {
				cell := ""
				if !v.IsNull() {
					cell = v.String()
				}
				row = append(row, cell)
			}
			rows = append(rows, row)
		}
		if err == io.EOF {
			return rows
		}
		must(t, err)
	}
}

func readXLSX(t *testing.T, content []byte, columns []postgres.Column) [][]string {
	book, err := excelize.OpenReader(bytes.NewReader(content))
	must(t, err)
	rows, err := book.GetRows(book.GetSheetName(0), excelize.Options{RawCellValue: true})
	must(t, err)
	for i, row := range rows { // which leave out empty cells at their end
		rows[i] = slices.Grow(row, len(columns))[:len(columns)]
	}
	return rows[1:]
}
