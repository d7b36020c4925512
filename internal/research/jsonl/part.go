package jsonl

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
)

// Whole reads what there is of a file with these columns, up to where it broke off. A file whose last whole
// line is no row of them holds nothing.
func Whole(r io.Reader, columns []postgres.Column) (p research.Part, err error) {
	in := bufio.NewReader(r)
	var last []byte
	for {
		line, err := in.ReadBytes('\n')
		if err == io.EOF {
			break // behind the last end of a line there is no whole one
		}
		if err != nil {
			return p, err
		}
		p.Bytes, p.Rows, last = p.Bytes+int64(len(line)), p.Rows+1, line
	}
	var whole bool
	if p.Last, whole = fields(last, columns); !whole {
		return research.Part{}, nil
	}
	return p, nil
}

// fields are those of a line, as Write was given them.
func fields(line []byte, columns []postgres.Column) (r postgres.Record, whole bool) {
	var object map[string]json.RawMessage
	if json.Unmarshal(line, &object) != nil || len(object) != len(columns) {
		return nil, false
	}
	for _, c := range columns {
		value, there := object[c.Name]
		if !there {
			return nil, false
		}
		r = append(r, field(c.Type, value))
	}
	return r, true
}

// field is a value, as appendValue was given it.
func field(t postgres.Type, value json.RawMessage) []byte {
	var text string
	switch {
	case bytes.Equal(value, []byte("null")):
		return nil
	case t == postgres.Boolean:
		return value[:1]
	case json.Unmarshal(value, &text) == nil:
		return []byte(text)
	}
	return value
}
