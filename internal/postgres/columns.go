package postgres

import (
	"encoding/binary"
	"time"

	"github.com/lib/pq"
)

// column turns rows on their side: the array of one of their values.
func column[R, V any](rows []R, of func(R) V) any {
	values := make([]V, len(rows))
	for i, r := range rows {
		values[i] = of(r)
	}
	if bytes, ok := any(values).([][]byte); ok {
		return byteas(bytes)
	}
	return pq.Array(values)
}

// byteas is an array of bytea in the binary form: as text its bytes would be written, and read, in hexadecimal digits.
type byteas [][]byte

// byteaOID is the number of the type bytea.
const byteaOID = 17

// BinaryValue writes the numbers of dimensions and of nulls and the type, for each dimension its length and first
// index, and the elements, each behind its length.
func (a byteas) BinaryValue() ([]byte, error) {
	size := 20
	for _, b := range a {
		size += 4 + len(b)
	}
	out := make([]byte, 0, size)
	for _, n := range []int{1, 0, byteaOID, len(a), 1} {
		out = binary.BigEndian.AppendUint32(out, uint32(n))
	}
	for _, b := range a {
		out = append(binary.BigEndian.AppendUint32(out, uint32(len(b))), b...)
	}
	return out, nil
}

// timestamp is t as an element of an array.
func timestamp(t time.Time) string { return t.Format("2006-01-02 15:04:05.999999Z07:00") }

// arrayText is an array as an element of an array of texts.
func arrayText(ss []string) string {
	array := make(pq.StringArray, len(ss))
	for i, s := range ss {
		array[i] = text(s)
	}
	value, _ := array.Value() // of strings it has no error
	return value.(string)
}
