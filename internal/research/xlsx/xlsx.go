// Package xlsx writes a table as a workbook for spreadsheet programs. Texts are texts, whatever they begin
// with, so none is run as a formula; the header stays in view.
package xlsx

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
)

// Write writes the rows, and returns how many these were. Rows that one sheet cannot hold go on in the
// next. Nothing is written before the last row came: a workbook is one piece.
func Write(w io.Writer, t research.Table) (rows int, err error) {
	book := excelize.NewFile()
	defer func() { err = errors.Join(err, book.Close()) }()
	s := sheets{book: book, table: t}
	rows, err = t.EachRow(s.add)
	if err == nil {
		err = s.end()
	}
	if err == nil {
		err = book.Write(w)
	}
	if err != nil {
		return rows, fmt.Errorf("write XLSX: %w", err)
	}
	return rows, nil
}

// sheets writes one sheet after the other.
type sheets struct {
	book  *excelize.File
	table research.Table
	n     int // of sheets
	rows  int // of this sheet, with its header
	out   *excelize.StreamWriter
}

func (s *sheets) add(record postgres.Record) error {
	if s.out == nil || s.rows == excelize.TotalRows {
		if err := s.begin(); err != nil {
			return err
		}
	}
	cells := make([]any, len(record))
	for i, field := range record {
		cell, err := cell(s.table.Columns[i].Type, field)
		if err != nil {
			return fmt.Errorf("column %s: %w", s.table.Columns[i].Name, err)
		}
		cells[i] = cell
	}
	return s.put(cells)
}

func (s *sheets) put(cells []any) error {
	s.rows++
	return s.out.SetRow("A"+strconv.Itoa(s.rows), cells)
}

// begin ends a sheet that is full, and begins the next with the header.
func (s *sheets) begin() error {
	if s.out != nil {
		if err := s.out.Flush(); err != nil {
			return err
		}
	}
	s.n, s.rows = s.n+1, 0
	name, err := s.name()
	if err != nil {
		return err
	}
	if s.out, err = s.book.NewStreamWriter(name); err != nil {
		return err
	}
	if err := s.out.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	header := make([]any, len(s.table.Columns))
	for i, c := range s.table.Columns {
		header[i] = c.Name
	}
	return s.put(header)
}

// name makes the next sheet and returns what it is called: a new book has one sheet already.
func (s *sheets) name() (string, error) {
	if s.n == 1 {
		return s.table.Name, s.book.SetSheetName(s.book.GetSheetName(0), s.table.Name)
	}
	name := s.table.Name + " " + strconv.Itoa(s.n)
	_, err := s.book.NewSheet(name)
	return name, err
}

// end finishes the last sheet; a table without rows has one with a header.
func (s *sheets) end() error {
	if s.out == nil {
		if err := s.begin(); err != nil {
			return err
		}
	}
	return s.out.Flush()
}

func cell(t postgres.Type, field []byte) (any, error) {
	switch {
	case field == nil:
		return nil, nil
	case t == postgres.Integer:
		return strconv.ParseInt(string(field), 10, 64)
	case t == postgres.Number:
		return strconv.ParseFloat(string(field), 64)
	case t == postgres.Boolean:
		return string(field) == "t", nil
	case utf8.RuneCount(field) > excelize.TotalCellChars:
		return nil, fmt.Errorf("a text of %d characters is more than a cell can hold (%d): choose csv, jsonl or parquet",
			utf8.RuneCount(field), excelize.TotalCellChars)
	}
	return string(field), nil
}
