package postgres

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/lib/pq"
	"github.com/lib/pq/pqerror"
)

// A Cursor is the name of a table and the keys of the last row of a page. The next page begins behind
// them, whatever rows have come or gone meanwhile: so of what was there all the time none is left out
// and none comes twice.
type Cursor []string

// ErrNoCursor says that a cursor is none of the table's.
var ErrNoCursor = errors.New("no cursor of this table")

// ExportPage gives up to limit of the rows that Export would give, those behind the cursor; nil is the
// beginning. Next is nil when there are no more.
func (db *DB) ExportPage(ctx context.Context, t Table, f ExportFilter, after Cursor, limit int) (records []Record, next Cursor, err error) {
	conditions, err := t.conditions(f)
	if err != nil {
		return nil, nil, err
	}
	if after != nil {
		if len(after) != 1+len(t.keys) || after[0] != t.Name {
			return nil, nil, ErrNoCursor
		}
		conditions = append(conditions, t.behind(after[1:]))
	}
	err = db.transact(ctx, func(tx Tx) error {
		// An index has the order. The server takes joins to leave few rows, and would rather read and sort all.
		if _, err := tx.sql.ExecContext(ctx, `SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off`); err != nil {
			return err
		}
		rows, err := tx.sql.QueryContext(ctx, t.query(t.texts(), conditions)+" LIMIT $1", limit+1)
		records, err = collectRows(rows, err, t.places)
		return err
	})
	if err != nil {
		return nil, nil, fmt.Errorf("page of %s: %w", t.Name, noCursor(err))
	}
	return t.cut(records, limit)
}

// texts are the columns and the keys, as COPY would write them.
func (t Table) texts() (columns []string) {
	for _, c := range t.Columns {
		text := "(" + c.sql + ")::text"
		if c.Type == Boolean {
			text = "left(" + text + ", 1)" // t or f
		}
		columns = append(columns, text)
	}
	for _, key := range t.keys {
		columns = append(columns, key+"::text")
	}
	return columns
}

func (t Table) places(r *Record) []any {
	*r = make(Record, len(t.Columns)+len(t.keys))
	places := make([]any, len(*r))
	for i := range places {
		places[i] = &(*r)[i]
	}
	return places
}

// behind is the condition that rows come after those with the keys.
func (t Table) behind(keys []string) string {
	values := make([]string, len(keys))
	for i, key := range keys {
		values[i] = literal(key)
	}
	return "(" + strings.Join(t.keys, ", ") + ") > (" + strings.Join(values, ", ") + ")"
}

// cut takes the keys off the records, and off the page the record that tells that there are more.
func (t Table) cut(records []Record, limit int) ([]Record, Cursor, error) {
	var next Cursor
	if len(records) > limit {
		records, next = records[:limit], Cursor{t.Name}
		for _, key := range records[limit-1][len(t.Columns):] {
			next = append(next, string(key))
		}
	}
	for i := range records {
		records[i] = records[i][:len(t.Columns)]
	}
	return records, next, nil
}

// noCursor tells, of errors, that somebody made a cursor up whose keys are no dates or ids.
func noCursor(err error) error {
	var failed *pq.Error
	if errors.As(err, &failed) && failed.Code.Class() == pqerror.ClassDataException {
		return ErrNoCursor
	}
	return err
}

// literal is s as a constant of a query.
func literal(s string) string { return pq.QuoteLiteral(text(s)) }
