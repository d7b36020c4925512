package archive

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"

	"github.com/klauspost/compress/gzip"
)

// version is the first line of every record.
const version = "WARC/1.1"

// packers are kept for reuse: each holds most of a megabyte.
var packers = sync.Pool{New: func() any {
	w, err := gzip.NewWriterLevel(nil, level)
	if err != nil {
		panic(err) // the level is a constant
	}
	return w
}}

// level is where pages of Chinese news are packed to within an eighth of the smallest size, in a
// quarter of the time.
const level = 3

// Member is the record as one gzip member: many of them, one after the other, are a file. The
// same record gives the same bytes.
func (r Record) Member() []byte {
	var out bytes.Buffer
	out.Grow(1024 + len(r.Block)/4)
	w := packers.Get().(*gzip.Writer)
	defer packers.Put(w)
	w.Reset(&out)
	// Writing to memory does not fail.
	_, _ = w.Write(r.head())
	_, _ = w.Write(r.Block)
	_, _ = w.Write([]byte("\r\n\r\n"))
	_ = w.Close()
	return out.Bytes()
}

// Bytes are the record as it stands in a file that is not packed.
func (r Record) Bytes() []byte {
	return append(append(r.head(), r.Block...), "\r\n\r\n"...)
}

// head is what stands before the block.
func (r Record) head() []byte {
	head := append(make([]byte, 0, 1024), version+"\r\n"...)
	for _, f := range r.Fields {
		head = appendField(head, f)
	}
	return append(appendField(head, Field{"Content-Length", strconv.Itoa(len(r.Block))}), "\r\n"...)
}

// appendField writes one field on one line, whatever stands in it.
func appendField(to []byte, f Field) []byte {
	to = append(append(to, oneLine.Replace(f.Name)...), ": "...)
	return append(append(to, oneLine.Replace(f.Value)...), "\r\n"...)
}

var oneLine = strings.NewReplacer("\r\n", " ", "\r", " ", "\n", " ")

// ReadMember reads a record of which Member made bytes. Others may stand behind it.
func ReadMember(members []byte) (Record, error) {
	r := inMemory(members)
	defer readers.Put(r)
	record, err := r.Next()
	return record, reasonOf(err)
}

// ReadMembers reads all records, one at least, of which Member made bytes.
func ReadMembers(members []byte) (records []Record, err error) {
	r := inMemory(members)
	defer readers.Put(r)
	for {
		record, err := r.Next()
		if err == io.EOF && len(records) > 0 {
			return records, nil
		}
		if err != nil {
			return records, reasonOf(err)
		}
		records = append(records, record)
	}
}

// readers are kept for reuse: each holds two hundred kilobytes.
var readers = sync.Pool{New: func() any { return NewReader(nil, Position{}) }}

// inMemory is a reader to be put back.
func inMemory(members []byte) *Reader {
	r := readers.Get().(*Reader)
	r.restart(bytes.NewReader(members), Position{})
	r.MaxBlock = 1 << 31
	return r
}

// reasonOf says why a record in memory could not be read: its place is of no interest.
func reasonOf(err error) error {
	var damage *DamageError
	switch {
	case errors.As(err, &damage):
		return damage.Reason
	case err != nil:
		return fmt.Errorf("read a record: %w", err)
	}
	return nil
}
