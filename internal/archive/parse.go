package archive

import (
	"fmt"
	"io"
	"strconv"
	"strings"
)

// record reads the record at the position, or passes over its block when it is not wanted.
func (r *Reader) record() (record Record, wanted bool, err error) {
	t := r.current()
	if record.Fields, err = r.fields(t); err != nil {
		return Record{}, false, err
	}
	length, err := strconv.ParseInt(record.Fields.Get("Content-Length"), 10, 64)
	if err != nil || length < 0 {
		return Record{}, false, &framingError{"it has no Content-Length"}
	}
	if r.Want != nil && !r.Want(record.Fields) {
		return record, false, t.skip(length)
	}
	if length > r.MaxBlock {
		return record, false, r.passOver(t, length)
	}
	record.Block, err = t.block(length)
	record.Fields = record.Fields.without("Content-Length")
	return record, true, err
}

// passOver moves behind a block that is too long, and says so.
func (r *Reader) passOver(t *tape, length int64) error {
	if err := t.skip(length); err != nil {
		return err
	}
	if err := r.finish(); err != nil {
		return err
	}
	return &longError{length, r.MaxBlock}
}

func (r *Reader) current() *tape {
	if r.inner != nil {
		return r.inner
	}
	return r.outer
}

// mostFields bounds the fields of one record: real ones have some fifteen.
const mostFields = 1000

// fields reads the head of a record.
func (r *Reader) fields(t *tape) (Fields, error) {
	if !t.startsWith("WARC/") {
		return nil, &framingError{"no record begins here"}
	}
	if _, err := t.line(); err != nil {
		return nil, err
	}
	var fields Fields
	for len(fields) < mostFields {
		line, err := t.line()
		if err != nil {
			return nil, err
		}
		if line == "" {
			return fields, nil
		}
		name, value, found := strings.Cut(line, ":")
		if continued := line[0] == ' ' || line[0] == '\t'; continued && len(fields) > 0 {
			fields[len(fields)-1].Value += " " + strings.TrimSpace(line)
		} else if found && !continued {
			fields = append(fields, Field{strings.TrimSpace(name), strings.TrimSpace(value)})
		} else {
			return nil, &framingError{fmt.Sprintf("%.40q in its head is no field", line)}
		}
	}
	return nil, &framingError{fmt.Sprintf("it has more than %d fields", mostFields)}
}

// finish moves to where the next record begins. At the end of a member its checksum is compared.
func (r *Reader) finish() error {
	t := r.current()
	switch err := t.skipBlank(); {
	case err == io.EOF && r.inner != nil:
		r.inner = nil
		return nil
	case err == io.EOF:
		return nil
	case err != nil:
		return err
	}
	if !t.startsWith("WARC/") && !(r.inner == nil && t.startsWith("\x1f\x8b")) {
		return &framingError{"something else follows where its block should end"}
	}
	return nil
}
