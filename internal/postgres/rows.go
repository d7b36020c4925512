package postgres

import (
	"database/sql"
	"errors"
	"fmt"
	"iter"
)

// ErrNotFound says that there is no such row.
var ErrNotFound = errors.New("not found")

func notFound(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return ErrNotFound
	}
	return err
}

// collect reads all rows of a query with one column.
func collect[T any](rows *sql.Rows, err error) ([]T, error) {
	return collectRows(rows, err, func(v *T) []any { return []any{v} })
}

// eachRow hands the scan of every row of a query to read.
func eachRow(rows *sql.Rows, err error, read func(scan func(...any) error) error) error {
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := read(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}

// collectRows reads all rows of a query, each into the places that the columns of v are.
func collectRows[T any](rows *sql.Rows, err error, places func(v *T) []any) ([]T, error) {
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []T
	for rows.Next() {
		var v T
		if err := rows.Scan(places(&v)...); err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, rows.Err()
}

var errEnough = errors.New("no more is asked for")

// asTheyCome are what each gives to do, until nobody asks for more; it ends with the error of do. The last of them is
// the first error, which is said to be about what.
func asTheyCome[T any](what string, each func(do func(T) error) error) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		err := each(func(v T) error {
			if !yield(v, nil) {
				return errEnough
			}
			return nil
		})
		if err != nil && !errors.Is(err, errEnough) {
			var none T
			yield(none, fmt.Errorf("%s: %w", what, err))
		}
	}
}

// changed reports ErrNotFound when a statement changed no row.
func changed(result sql.Result, err error) error {
	if err != nil {
		return err
	}
	n, err := result.RowsAffected()
	if err == nil && n == 0 {
		err = ErrNotFound
	}
	return err
}
