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
	columns, fields := columnsOf(reflect.TypeFor[T]())
	return research.Table{Name: name, Columns: columns, Rows: func(yield func(postgres.Record, error) bool) {
		for _, r := range records {
			row, value := make(postgres.Record, len(fields)), reflect.ValueOf(r)
			for i, index := range fields {
				row[i] = cell(value.FieldByIndex(index))
			}
			if !yield(row, nil) {
				return
			}
		}
	}}
}

// columnsOf are the columns of a type with JSON names, and where their fields are.
func columnsOf(t reflect.Type) (columns []postgres.Column, fields [][]int) {
	for _, f := range reflect.VisibleFields(t) {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name == "" || f.Type.Kind() == reflect.Slice {
			continue
		}
		columns = append(columns, postgres.Column{Name: name, Type: typeOf(f.Type.Kind()), Doc: f.Tag.Get("doc")})
		fields = append(fields, f.Index)
	}
	return columns, fields
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
