// Package parquet writes a table as an Apache Parquet file: typed columns in their order, every one of them
// optional, null for what is not known.
package parquet

import (
	"fmt"
	"io"
	"os"
	"reflect"
	"strconv"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress/zstd"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
)

// groupRows is how many rows are held in memory before they are written.
const groupRows = 50_000

// Write writes the rows as they come, and returns how many these were. A file that ends with an error has
// no footer: no reader takes it for whole.
func Write(w io.Writer, t research.Table) (rows int, err error) {
	out := parquet.NewWriter(w, schema(t), parquet.MaxRowsPerRowGroup(groupRows), parquet.Compression(&zstd.Codec{}))
	held := newRows(out, t.Columns)
	rows, err = t.EachRow(held.add)
	if err == nil {
		err = held.hand()
	}
	if err == nil {
		err = out.Close()
	}
	if err != nil {
		return rows, fmt.Errorf("write Parquet: %w", err)
	}
	return rows, nil
}

// schema is made of a struct, since only such a one keeps the order of its columns.
func schema(t research.Table) *parquet.Schema {
	fields := make([]reflect.StructField, len(t.Columns))
	for i, c := range t.Columns {
		tag := c.Name + ",optional"
		if c.Type == postgres.Text || c.Type == postgres.Partial {
			tag += ",dict"
		}
		fields[i] = reflect.StructField{Name: "C" + strconv.Itoa(i), Type: goType(c.Type), Tag: reflect.StructTag(`parquet:"` + tag + `"`)}
	}
	return parquet.NewSchema(t.Name, parquet.SchemaOf(reflect.New(reflect.StructOf(fields)).Interface()))
}

func goType(t postgres.Type) reflect.Type {
	switch t {
	case postgres.Integer:
		return reflect.TypeFor[int64]()
	case postgres.Number:
		return reflect.TypeFor[float64]()
	case postgres.Boolean:
		return reflect.TypeFor[bool]()
	}
	return reflect.TypeFor[string]()
}

// Count is how many rows the file at the path has, by its footer.
func Count(path string) (rows int, err error) {
	file, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return 0, err
	}
	read, err := parquet.OpenFile(file, info.Size())
	if err != nil {
		return 0, err
	}
	return int(read.NumRows()), nil
}
