package study

import (
	"strconv"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
)

// A column says how a field of a row is written; nil is null.
type column[R any] struct {
	postgres.Column
	field func(R) []byte
}

func text[R any](name, doc string, field func(R) string) column[R] {
	return column[R]{postgres.Column{Name: name, Type: postgres.Text, Doc: doc}, func(r R) []byte { return []byte(field(r)) }}
}

func date[R any](name, doc string, field func(R) news.Date) column[R] {
	return column[R]{postgres.Column{Name: name, Type: postgres.Partial, Doc: doc}, func(r R) []byte { return []byte(field(r).String()) }}
}

func number[R any](name, doc string, field func(R) int) column[R] {
	return column[R]{postgres.Column{Name: name, Type: postgres.Integer, Doc: doc}, func(r R) []byte { return digits(field(r)) }}
}

// days is a number that may not be known.
func days[R any](name, doc string, field func(R) *int) column[R] {
	return column[R]{postgres.Column{Name: name, Type: postgres.Integer, Doc: doc}, func(r R) []byte {
		if n := field(r); n != nil {
			return digits(*n)
		}
		return nil
	}}
}

func boolean[R any](name, doc string, field func(R) bool) column[R] {
	return column[R]{postgres.Column{Name: name, Type: postgres.Boolean, Doc: doc}, func(r R) []byte {
		if field(r) {
			return []byte("t")
		}
		return []byte("f")
	}}
}

func digits(n int) []byte { return strconv.AppendInt(nil, int64(n), 10) }

func newTable[R any](name string, rows []R, columns ...column[R]) research.Table {
	t := research.Table{Name: name}
	for _, c := range columns {
		t.Columns = append(t.Columns, c.Column)
	}
	t.Rows = func(yield func(postgres.Record, error) bool) {
		record := make(postgres.Record, len(columns))
		for _, r := range rows {
			for i, c := range columns {
				record[i] = c.field(r)
			}
			if !yield(record, nil) {
				return
			}
		}
	}
	return t
}
