package csv

import (
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
)

// Whole reads what there is of a file with these columns, up to where it broke off. A file that does not
// begin with their header holds nothing.
func Whole(r io.Reader, columns []postgres.Column) (p research.Part, err error) {
	end := tail{r: r}
	in := csv.NewReader(&end)
	in.ReuseRecord, in.FieldsPerRecord = true, len(columns)
	for first := true; ; first = false {
		record, err := in.Read()
		brokenOff := in.InputOffset() == end.bytes && end.last != '\n'
		var malformed *csv.ParseError
		switch {
		case errors.As(err, &malformed), err == io.EOF, err == nil && brokenOff, first && !slices.Equal(record, header(columns)):
			return p, nil
		case err != nil:
			return p, err
		case !first:
			p.Rows, p.Last = p.Rows+1, fields(p.Last, columns, record)
		}
		p.Bytes = in.InputOffset()
	}
}

// fields are those of a line, as Write was given them.
func fields(r postgres.Record, columns []postgres.Column, line []string) postgres.Record {
	r = slices.Grow(r[:0], len(line))[:len(line)]
	for i, cell := range line {
		if columns[i].Type == postgres.Text {
			cell = strings.TrimPrefix(cell, "'")
		}
		r[i] = append(r[i][:0], cell...)
	}
	return r
}

// A tail counts what is read, and knows its last byte.
type tail struct {
	r     io.Reader
	bytes int64
	last  byte
}

func (t *tail) Read(b []byte) (n int, err error) {
	n, err = t.r.Read(b)
	if t.bytes += int64(n); n > 0 {
		t.last = b[n-1]
	}
	return n, err
}
