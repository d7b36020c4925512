package jsonl

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
)

// Whole reads what there is of a file with these columns, up to where it broke off.
func Whole(r io.Reader, columns []postgres.Column) (p research.Part, err error) {
	in := bufio.NewReader(r)
	for {
		line, err := in.ReadBytes('\n')
		switch {
		case err == io.EOF:
			return p, nil // behind the last end of a line there is no whole one
		case err != nil:
			return p, err
		}
		record, whole := fields(line, columns)
		if !whole {
			return p, nil
		}
		p.Bytes, p.Rows, p.Last = p.Bytes+int64(len(line)), p.Rows+1, record
	}
}

// fields are those of a line, as Write was given them.
func fields(line []byte, columns []postgres.Column) (r postgres.Record, whole bool) {
	var object map[string]json.RawMessage
	if json.Unmarshal(line, &object) != nil || len(object) != len(columns) {
		return nil, false
	}
	for _, c := range columns {
		value := object[c.Name]
		switch {
		case bytes.Equal(value, []byte("null")):
			value = nil
		case bytes.HasPrefix(value, []byte(`"`)):
			var text string
			if json.Unmarshal(value, &text) != nil {
				return nil, false
			}
			value = []byte(text)
		case c.Type == postgres.Boolean && len(value) > 0:
			value = value[:1]
		}
		r = append(r, value)
	}
	return r, true
}
