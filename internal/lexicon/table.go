package lexicon

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A table is a CSV file read into entries.
type table[E any] struct {
	file    string
	entries []E
	lines   []int // where each entry stands in file, from 1
}

// readTable reads a CSV file (UTF-8, header row) whose columns are exactly those given.
func readTable[E any](fsys fs.FS, file, columns string, decode func(*row) E) (table[E], error) {
	t := table[E]{file: file}
	f, err := fsys.Open(file)
	if err != nil {
		return t, fmt.Errorf("dictionary: %w", err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	header, err := r.Read()
	if err != nil {
		return t, fmt.Errorf("%s: header: %w", file, err)
	}
	if got := strings.Join(header, ","); got != columns {
		return t, fmt.Errorf("%s line 1: columns %q: want %q", file, got, columns)
	}
	return t, t.readRows(r, header, decode)
}

func (t *table[E]) readRows(r *csv.Reader, header []string, decode func(*row) E) error {
	for {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%s: %w", t.file, err)
		}
		line, _ := r.FieldPos(0)
		row := row{columns: header, cells: cells}
		entry := decode(&row)
		if row.err != nil {
			return fmt.Errorf("%s line %d: %w", t.file, line, row.err)
		}
		t.entries, t.lines = append(t.entries, entry), append(t.lines, line)
	}
}

// fail is an error in a column of entry i.
func (t *table[E]) fail(i int, column, value, want string) error {
	return fmt.Errorf("%s line %d: %s: %q: want %s", t.file, t.lines[i], column, value, want)
}

// A row decodes cells. It keeps the first error, so that callers look once, at the end.
type row struct {
	columns []string
	cells   []string
	err     error
}

func (r *row) fail(column, value, want string) {
	if r.err == nil {
		r.err = fmt.Errorf("%s: %q: want %s", column, value, want)
	}
}

func (r *row) text(column string) string {
	value := r.cells[slices.Index(r.columns, column)]
	if strings.TrimSpace(value) != value {
		r.fail(column, value, "no blanks around it")
	}
	return value
}

// name is a text that must not be empty.
func (r *row) name(column string) string {
	value := r.text(column)
	if value == "" {
		r.fail(column, value, "a value")
	}
	return value
}

// digits is a code of n digits.
func (r *row) digits(column string, n int) string {
	value := r.text(column)
	if len(value) != n || strings.Trim(value, "0123456789") != "" {
		r.fail(column, value, fmt.Sprintf("%d digits", n))
	}
	return value
}

// list is a cell of items parted by |.
func (r *row) list(column string) []string {
	cell := r.text(column)
	if cell == "" {
		return nil
	}
	items := strings.Split(cell, "|")
	for _, item := range items {
		if item == "" || strings.TrimSpace(item) != item {
			r.fail(column, cell, "items parted by |, none empty")
		}
	}
	return items
}

// fields is a list whose items have n fields parted by colons.
func (r *row) fields(column string, n int, want string) [][]string {
	var fields [][]string
	for _, item := range r.list(column) {
		parts := strings.Split(item, ":")
		if len(parts) != n || parts[0] == "" {
			r.fail(column, item, want)
			return nil
		}
		fields = append(fields, parts)
	}
	return fields
}

func (r *row) date(column string) news.Date { return r.parseDate(column, r.text(column)) }

func (r *row) parseDate(column, value string) news.Date {
	d, err := news.ParseDate(value)
	if err != nil {
		r.fail(column, value, "YYYY, YYYY-MM or YYYY-MM-DD")
	}
	return d
}

// period checks that two dates of a column are in order.
func (r *row) period(column string, from, to news.Date) {
	if !from.IsZero() && !to.IsZero() && to.Last().Before(from.First()) {
		r.fail(column, from.String()+" to "+to.String(), "an end that is not before the start")
	}
}

func (r *row) year(column string) int {
	value := r.text(column)
	if value == "" {
		return 0
	}
	year, err := strconv.Atoi(value)
	if err != nil || year < 1800 || year > 2100 {
		r.fail(column, value, "a year")
	}
	return year
}

func (r *row) yes(column string) bool { return oneOf(r, column, "yes", "no") == "yes" }

// oneOf is a cell that holds one of the allowed values.
func oneOf[S ~string](r *row, column string, allowed ...S) S {
	value := S(r.text(column))
	if !slices.Contains(allowed, value) {
		r.fail(column, string(value), fmt.Sprintf("one of %q", allowed))
	}
	return value
}
