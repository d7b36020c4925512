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

// Numbers of types.
const (
	byteaOID = 17
	int4OID  = 23
)

// byteas is an array of bytea in the binary form: as text its bytes would be written, and read, in hexadecimal digits.
type byteas [][]byte

// BinaryValue writes each element behind its length.
func (a byteas) BinaryValue() ([]byte, error) {
	size := 0
	for _, b := range a {
		size += 4 + len(b)
	}
	out := binaryArray(byteaOID, len(a), size)
	for _, b := range a {
		out = append(binary.BigEndian.AppendUint32(out, uint32(len(b))), b...)
	}
	return out, nil
}

// int4s is an array of int in the binary form, for those that have thousands.
type int4s []int32

// BinaryValue writes each element behind its length.
func (a int4s) BinaryValue() ([]byte, error) {
	out := binaryArray(int4OID, len(a), 8*len(a))
	for _, n := range a {
		out = binary.BigEndian.AppendUint32(out, 4)
		out = binary.BigEndian.AppendUint32(out, uint32(n))
	}
	return out, nil
}

// binaryArray begins an array of so many elements, which take so many bytes: the numbers of dimensions and of nulls, the
// type, and the length and the first index of the dimension.
func binaryArray(oid, elements, size int) []byte {
	out := make([]byte, 0, 20+size)
	for _, n := range []int{1, 0, oid, elements, 1} {
		out = binary.BigEndian.AppendUint32(out, uint32(n))
	}
	return out
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
