package postgres

import (
	"time"

	"github.com/lib/pq"
)

// column turns rows on their side: the array of one of their values.
func column[R, V any](rows []R, of func(R) V) any {
	values := make([]V, len(rows))
	for i, r := range rows {
		values[i] = of(r)
	}
	return pq.Array(values)
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
