package postgres

import (
	"context"
	"errors"
	"strings"
)

// copyIn adds rows to a table by COPY, which takes the server a good part less than INSERT does. None of them may be
// there already.
func copyIn[R any](ctx context.Context, tx Tx, table string, columns []string, rows []R, values func(R) []any) (err error) {
	if len(rows) == 0 {
		return nil
	}
	statement, err := tx.sql.PrepareContext(ctx, "COPY "+table+" ("+strings.Join(columns, ", ")+") FROM STDIN")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, statement.Close()) }()
	for _, r := range rows {
		if _, err := statement.ExecContext(ctx, values(r)...); err != nil {
			return err
		}
	}
	_, err = statement.ExecContext(ctx)
	return err
}
