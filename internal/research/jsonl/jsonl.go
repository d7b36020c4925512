// Package jsonl writes a table as JSON Lines: an object a row with the columns as keys in their order,
// numbers and booleans as such, and null for what is not known.
package jsonl

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"io"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
)

// Write writes the rows as they come, and returns how many these were. The first error of the rows or
// of w ends it: what was written until then is a part, which the caller must not pass off as the whole.
func Write(w io.Writer, t research.Table) (rows int, err error) {
	out := bufio.NewWriter(w)
	var line []byte
	rows, err = t.EachRow(func(record postgres.Record) error {
		line = AppendObject(line[:0], t.Columns, record)
		_, err := out.Write(line)
		return err
	})
	if err := cmp.Or(err, out.Flush()); err != nil {
		return rows, fmt.Errorf("write JSON Lines: %w", err)
	}
	return rows, nil
}

// AppendObject appends the record as an object on a line of its own.
func AppendObject(line []byte, columns []postgres.Column, record postgres.Record) []byte {
	for i, field := range record {
		mark := byte(',')
		if i == 0 {
			mark = '{'
		}
		line = append(line, mark)
		line = appendString(line, columns[i].Name)
		line = append(line, ':')
		line = appendValue(line, columns[i].Type, field)
	}
	return append(line, '}', '\n')
}

func appendValue(line []byte, t postgres.Type, field []byte) []byte {
	switch {
	case field == nil:
		return append(line, "null"...)
	case t == postgres.Integer || t == postgres.Number:
		return append(line, field...)
	case t == postgres.Boolean && string(field) == "t":
		return append(line, "true"...)
	case t == postgres.Boolean:
		return append(line, "false"...)
	}
	return appendString(line, string(field))
}

func appendString(line []byte, s string) []byte {
	quoted, _ := json.Marshal(s) // a string always can be
	return append(line, quoted...)
}
