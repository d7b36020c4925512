package parquet

import (
	"fmt"
	"strconv"

	"github.com/parquet-go/parquet-go"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// handedRows is how many rows are handed to the encoder at once: it goes from column to column, which for a single
// row costs more than the values do.
const handedRows = 256

// rows gathers rows for the encoder. Their texts are copies, since a record is overwritten by the next.
type rows struct {
	out     parquet.RowWriter
	columns []postgres.Column
	rows    []parquet.Row
	texts   []byte
	held    int
}

func newRows(out parquet.RowWriter, columns []postgres.Column) *rows {
	return &rows{out: out, columns: columns, rows: make([]parquet.Row, handedRows)}
}

func (r *rows) add(record postgres.Record) (err error) {
	row := r.rows[r.held][:0]
	for i, field := range record {
		if row, err = r.appendValue(row, i, field); err != nil {
			return fmt.Errorf("column %s: %w", r.columns[i].Name, err)
		}
	}
	r.rows[r.held] = row
	if r.held++; r.held == handedRows {
		return r.hand()
	}
	return nil
}

// appendValue makes a value. A definition level of 1 says that there is one, of 0 that it is null.
func (r *rows) appendValue(row parquet.Row, column int, field []byte) (parquet.Row, error) {
	if field == nil {
		return append(row, parquet.NullValue().Level(0, 0, column)), nil
	}
	v, err := r.value(r.columns[column].Type, field)
	return append(row, v.Level(0, 1, column)), err
}

func (r *rows) value(t postgres.Type, field []byte) (parquet.Value, error) {
	switch t {
	case postgres.Integer:
		n, err := strconv.ParseInt(string(field), 10, 64)
		return parquet.Int64Value(n), err
	case postgres.Number:
		x, err := strconv.ParseFloat(string(field), 64)
		return parquet.DoubleValue(x), err
	case postgres.Boolean:
		return parquet.BooleanValue(string(field) == "t"), nil
	}
	from := len(r.texts)
	r.texts = append(r.texts, field...)
	return parquet.ByteArrayValue(r.texts[from:len(r.texts):len(r.texts)]), nil
}

// hand gives what is held to the encoder.
func (r *rows) hand() error {
	_, err := r.out.WriteRows(r.rows[:r.held])
	r.held, r.texts = 0, r.texts[:0]
	return err
}
