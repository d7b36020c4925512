package postgres

import (
	"context"
	"errors"
	"fmt"

	"github.com/lib/pq"
	"github.com/lib/pq/pqerror"
)

// A Cursor is the name of a list and what it takes of the last row of a page to tell which rows come behind
// it. The next page begins there, whatever rows have come or gone meanwhile: so of what was there all the
// time none is left out and none comes twice.
type Cursor []string

// ErrNoCursor says that a cursor is none of the table's.
var ErrNoCursor = errors.New("no cursor of this table")

// ExportPage gives up to limit of the rows that Export would give, those behind the cursor; nil is the
// beginning. Next is nil when there are no more.
func (db *DB) ExportPage(ctx context.Context, t Table, f ExportFilter, after Cursor, limit int) (records []Record, next Cursor, err error) {
	if after != nil {
		if f.After, err = t.rowAt(after); err != nil {
			return nil, nil, err
		}
	}
	conditions, err := t.conditions(f)
	if err != nil {
		return nil, nil, err
	}
	err = db.transact(ctx, func(tx Tx) error {
		// An index has the order. The server takes joins to leave few rows, and would rather read and sort all.
		// What is forbidden it reckons so dear that it would compile the query, a hundred times as long as it runs.
		if _, err := tx.sql.ExecContext(ctx, `SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off; SET LOCAL jit = off`); err != nil {
			return err
		}
		rows, err := tx.sql.QueryContext(ctx, t.query(t.texts(), conditions)+" LIMIT $1", limit+1)
		records, err = collectRows(rows, err, t.places)
		return err
	})
	if err != nil {
		return nil, nil, fmt.Errorf("page of %s: %w", t.Name, noCursor(err))
	}
	if len(records) > limit {
		records = records[:limit]
		next = t.cursor(records[limit-1])
	}
	return records, next, nil
}

// texts are the columns as COPY would write them.
func (t Table) texts() (columns []string) {
	for _, c := range t.Columns {
		text := "(" + c.sql + ")::text"
		if c.Type == Boolean {
			text = "left(" + text + ", 1)" // t or f
		}
		columns = append(columns, text)
	}
	return columns
}

func (t Table) places(r *Record) []any {
	*r = make(Record, len(t.Columns))
	places := make([]any, len(*r))
	for i := range places {
		places[i] = &(*r)[i]
	}
	return places
}

// cursor is the one behind a row.
func (t Table) cursor(r Record) Cursor {
	c := Cursor{t.Name}
	for _, i := range t.marks() {
		c = append(c, string(r[i]))
	}
	return c
}

// rowAt is as much of a row as its cursor tells.
func (t Table) rowAt(c Cursor) (Record, error) {
	marks := t.marks()
	if len(c) != 1+len(marks) || c[0] != t.Name {
		return nil, ErrNoCursor
	}
	r := make(Record, len(t.Columns))
	for i, mark := range marks {
		r[mark] = []byte(c[1+i])
	}
	return r, nil
}

// noCursor tells, of errors, that somebody made a cursor up whose fields are no dates or ids.
func noCursor(err error) error {
	var failed *pq.Error
	if errors.As(err, &failed) && failed.Code.Class() == pqerror.ClassDataException {
		return ErrNoCursor
	}
	return err
}

// literal is s as a constant of a query.
func literal(s string) string { return pq.QuoteLiteral(text(s)) }
