// Package csv writes a table that any program reads: UTF-8, lines ended by \n, fields
// quoted where needed, one header, and empty fields for what is not known.
//
// A spreadsheet runs a cell that begins with = + - @ or a tab as a formula, and names come from
// pages that anyone may have written. So such a text is written with an apostrophe in front, and
// so is one that begins with an apostrophe already; taking one apostrophe off every text that
// begins with one gives the exact text back.
package csv

import (
	"cmp"
	"encoding/csv"
	"fmt"
	"io"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
)

// Write writes the header and the rows as they come, and returns how many rows these were. The first
// error of the rows or of w ends it: what was written until then is a part, which the caller must not
// pass off as the whole.
func Write(w io.Writer, t research.Table) (rows int, err error) {
	out := csv.NewWriter(w)
	if err := out.Write(header(t.Columns)); err != nil {
		return 0, fmt.Errorf("write CSV header: %w", err)
	}
	return appendRows(out, t)
}

func header(columns []postgres.Column) []string {
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = c.Name
	}
	return names
}

// Append writes rows behind others, as Write does behind the header.
func Append(w io.Writer, t research.Table) (rows int, err error) {
	return appendRows(csv.NewWriter(w), t)
}

func appendRows(out *csv.Writer, t research.Table) (rows int, err error) {
	line := make([]string, len(t.Columns))
	rows, err = t.EachRow(func(record postgres.Record) error {
		fill(line, t.Columns, record)
		return out.Write(line)
	})
	out.Flush()
	if err := cmp.Or(err, out.Error()); err != nil {
		return rows, fmt.Errorf("write CSV: %w", err)
	}
	return rows, nil
}

func fill(line []string, columns []postgres.Column, record postgres.Record) {
	for i, field := range record {
		line[i] = string(field)
		if columns[i].Type == postgres.Text {
			line[i] = neutral(line[i])
		}
	}
}

// neutral keeps a spreadsheet from running a cell.
func neutral(cell string) string {
	if cell != "" && strings.IndexByte("=+-@\t\r'", cell[0]) >= 0 {
		return "'" + cell
	}
	return cell
}
