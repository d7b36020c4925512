package research

import (
	"iter"
	"strconv"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// A Column says how a field of an R is written; nil is null.
type Column[R any] struct {
	postgres.Column
	Field func(R) []byte
}

// NewTable writes each of the rows in the columns.
func NewTable[R any](name string, rows iter.Seq2[R, error], columns ...Column[R]) Table {
	t := Table{Name: name}
	for _, c := range columns {
		t.Columns = append(t.Columns, c.Column)
	}
	t.Rows = func(yield func(postgres.Record, error) bool) {
		record := make(postgres.Record, len(columns))
		for r, err := range rows {
			if err != nil {
				yield(nil, err)
				return
			}
			for i, c := range columns {
				record[i] = c.Field(r)
			}
			if !yield(record, nil) {
				return
			}
		}
	}
	return t
}

// InTurn are the rows of one list after the other, as those that come without an error.
func InTurn[R any](lists ...[]R) iter.Seq2[R, error] {
	return func(yield func(R, error) bool) {
		for _, list := range lists {
			for _, row := range list {
				if !yield(row, nil) {
					return
				}
			}
		}
	}
}

// Text is a column of texts.
func Text[R any](name, doc string, field func(R) string) Column[R] {
	return Column[R]{postgres.Column{Name: name, Type: postgres.Text, Doc: doc}, func(r R) []byte { return []byte(field(r)) }}
}

// Date is a column of dates, empty where they are not known.
func Date[R any](name, doc string, field func(R) news.Date) Column[R] {
	return Column[R]{postgres.Column{Name: name, Type: postgres.Partial, Doc: doc}, func(r R) []byte { return []byte(field(r).String()) }}
}

// Instant is a column of times, in Beijing; empty where they are not known.
func Instant[R any](name, doc string, field func(R) time.Time) Column[R] {
	return Column[R]{postgres.Column{Name: name, Type: postgres.Instant, Doc: doc}, func(r R) []byte {
		t := field(r)
		if t.IsZero() {
			return []byte{}
		}
		return t.In(news.Beijing).AppendFormat(nil, time.RFC3339)
	}}
}

// Integer is a column of numbers.
func Integer[R any](name, doc string, field func(R) int) Column[R] {
	return Column[R]{postgres.Column{Name: name, Type: postgres.Integer, Doc: doc}, func(r R) []byte { return digits(field(r)) }}
}

// Optional is a column of numbers, null where they are not known.
func Optional[R any](name, doc string, field func(R) *int) Column[R] {
	return Column[R]{postgres.Column{Name: name, Type: postgres.Integer, Doc: doc}, func(r R) []byte {
		if n := field(r); n != nil {
			return digits(*n)
		}
		return nil
	}}
}

// Boolean is a column of what is so or not.
func Boolean[R any](name, doc string, field func(R) bool) Column[R] {
	return Column[R]{postgres.Column{Name: name, Type: postgres.Boolean, Doc: doc}, func(r R) []byte {
		return []byte(strconv.FormatBool(field(r))[:1])
	}}
}

func digits(n int) []byte { return strconv.AppendInt(nil, int64(n), 10) }
