package postgres

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
)

// copyLines reads the text format of COPY: a line a row, tabs between fields, \N for null, and backslashes
// before what would be taken for these.
// https://www.postgresql.org/docs/current/sql-copy.html, "Text Format"
type copyLines struct {
	in     *bufio.Reader
	long   []byte // a line that outgrew the reader
	record Record
}

func newCopyLines(r io.Reader) *copyLines {
	return &copyLines{in: bufio.NewReaderSize(r, copyBuffer)}
}

// next is the next row, or io.EOF behind the last one. It overwrites the one before.
func (c *copyLines) next() (Record, error) {
	line, err := c.line()
	if err != nil {
		return nil, err
	}
	c.record = c.record[:0]
	for {
		field, rest, more := bytes.Cut(line, []byte{'\t'})
		c.record = append(c.record, unescape(field))
		if !more {
			return c.record, nil
		}
		line = rest
	}
}

// line is the next line without its end.
func (c *copyLines) line() ([]byte, error) {
	line, err := c.in.ReadSlice('\n')
	c.long = c.long[:0]
	for err == bufio.ErrBufferFull {
		c.long = append(c.long, line...)
		line, err = c.in.ReadSlice('\n')
	}
	if len(c.long) > 0 {
		c.long = append(c.long, line...)
		line = c.long
	}
	switch {
	case err == io.EOF && len(line) > 0:
		return nil, fmt.Errorf("an exported row breaks off: %w", io.ErrUnexpectedEOF)
	case err != nil:
		return nil, err
	}
	return line[:len(line)-1], nil
}

// unescape reads a field in place.
func unescape(field []byte) []byte {
	from := bytes.IndexByte(field, '\\')
	if from < 0 {
		return field[:len(field):len(field)]
	}
	if string(field) == `\N` {
		return nil
	}
	to := from
	for i := from; i < len(field); i++ {
		if field[i] == '\\' && i+1 < len(field) {
			i++
			field[to] = meant(field[i])
		} else {
			field[to] = field[i]
		}
		to++
	}
	return field[:to]
}

// meant is the byte that a backslash and c stand for.
func meant(c byte) byte {
	switch c {
	case 'b':
		return '\b'
	case 'f':
		return '\f'
	case 'n':
		return '\n'
	case 'r':
		return '\r'
	case 't':
		return '\t'
	case 'v':
		return '\v'
	}
	return c
}
