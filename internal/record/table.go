package record

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
)

// Table is records as a table: a column for each field but lists, which have no place in a cell.
func Table[T any](name string, records []T) research.Table {
	return research.NewTable(name, research.InTurn(records), columnsOf[T]()...)
}

// columnsOf are the columns of a type with JSON names.
func columnsOf[T any]() (columns []research.Column[T]) {
	for _, f := range reflect.VisibleFields(reflect.TypeFor[T]()) {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name == "" || f.Type.Kind() == reflect.Slice {
			continue
		}
		columns = append(columns, research.Column[T]{
			Column: postgres.Column{Name: name, Type: typeOf(f.Type.Kind()), Doc: f.Tag.Get("doc")},
			Field:  func(r T) []byte { return cell(reflect.ValueOf(r).FieldByIndex(f.Index)) },
		})
	}
	return columns
}

func typeOf(kind reflect.Kind) postgres.Type {
	switch kind {
	case reflect.Int:
		return postgres.Integer
	case reflect.Float64:
		return postgres.Number
	case reflect.Bool:
		return postgres.Boolean
	}
	return postgres.Text
}

// cell is a value as PostgreSQL would write it.
func cell(v reflect.Value) []byte {
	switch v.Kind() {
	case reflect.Bool:
		return []byte(strconv.FormatBool(v.Bool())[:1])
	case reflect.Float64:
		return strconv.AppendFloat(nil, v.Float(), 'f', -1, 64)
	}
	return fmt.Append(nil, v.Interface())
}
