package research

import (
	"context"
	"fmt"
	"iter"
	"strconv"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// A Table is what the subpackages write: columns, and rows as they come. A row is good until the
// next one is asked for; the rows end with the first error, behind which none of them counts.
type Table struct {
	Name    string
	Columns []postgres.Column
	Rows    iter.Seq2[postgres.Record, error]
}

// EachRow gives every row to do, as it comes, and returns how many rows these were. The first error of the rows or
// of do ends it.
func (t Table) EachRow(do func(postgres.Record) error) (rows int, err error) {
	for record, err := range t.Rows {
		if err == nil {
			err = do(record)
		}
		if err != nil {
			return rows, fmt.Errorf("stopped after %d rows: %w", rows, err)
		}
		rows++
	}
	return rows, nil
}

// Fields are those of a row by the names of their columns; null is empty.
func (t Table) Fields(r postgres.Record) map[string]string {
	fields := make(map[string]string, len(t.Columns))
	for i, c := range t.Columns {
		fields[c.Name] = string(r[i])
	}
	return fields
}

// A Part is how much of a table a file that broke off holds.
type Part struct {
	Bytes int64           // up to the end of the last whole row
	Rows  int             // whole ones
	Last  postgres.Record // of them, as far as the format tells null from empty; nil if there is none
}

// Stored is a table of what is stored.
func Stored(ctx context.Context, db *postgres.DB, table postgres.Table, filter postgres.ExportFilter) (Table, error) {
	rows, err := db.Export(ctx, table, filter)
	return Table{table.Name, table.Columns, rows}, err
}

// Counts is the table of all series that the filter chooses.
func Counts(ctx context.Context, db *postgres.DB, filter postgres.CountFilter, now time.Time) Table {
	return Counted(filter, All(ctx, db, filter, now))
}

// Counted is the table of rows that the filter chose.
func Counted(filter postgres.CountFilter, rows iter.Seq2[Row, error]) Table {
	return Table{"counts", countColumns(filter), func(yield func(postgres.Record, error) bool) {
		for row, err := range rows {
			if !yield(row.Record(), err) || err != nil {
				return
			}
		}
	}}
}

// countColumns describes the columns of Counts. The one with the period is called by it.
func countColumns(filter postgres.CountFilter) []postgres.Column {
	return []postgres.Column{
		{Name: "group", Type: postgres.Text, Doc: "id of the group, person or agency; empty for what is in no dictionary"},
		{Name: "name", Type: postgres.Text, Doc: "canonical name, simplified"},
		{Name: "level", Type: postgres.Text, Doc: "of a group, whose it is, if known"},
		{Name: string(filter.Period()), Type: postgres.Text, Doc: "2024-03-05, 2024-W10 (ISO 8601), 2024-03, 2024-Q1 or 2024, in Beijing"},
		{Name: "articles", Type: postgres.Integer, Doc: "articles that name it; empty where nothing was read"},
		{Name: "mentions", Type: postgres.Integer, Doc: "times they name it; bare forms do not count; empty where nothing was read"},
		{Name: "articles_total", Type: postgres.Integer, Doc: "all articles of the period: the denominator"},
		{Name: "share", Type: postgres.Number, Doc: "articles / articles_total; empty where nothing was read"},
		{Name: "sources", Type: postgres.Integer, Doc: "sources that the articles of the period are from"},
		{Name: "coverage", Type: postgres.Text, Doc: "read, running (the period is not over) or none (nothing was read: not a zero)"},
		{Name: "stories", Type: postgres.Integer, Doc: "those of articles that are the first printing of their story, so that reprints do not count"},
		{Name: "stories_total", Type: postgres.Integer, Doc: "all first printings of the period"},
		{Name: "short_forms", Type: postgres.Integer, Doc: "those of mentions that are short forms or abbreviations"},
		{Name: "bare_forms", Type: postgres.Integer, Doc: "该小组 and the like, resolved by context; not among mentions"},
	}
}

// Record is r in the columns of countColumns.
func (r Row) Record() postgres.Record {
	var share []byte
	if s, ok := r.Share(); ok {
		share = strconv.AppendFloat(nil, s, 'f', 6, 64)
	}
	known := func(n func(postgres.Counts) int) []byte {
		if r.Counts == nil {
			return nil
		}
		return number(n(*r.Counts))
	}
	return postgres.Record{
		[]byte(r.ID), []byte(r.Name), []byte(r.Level), []byte(r.Period.Label(r.Begin)),
		known(func(c postgres.Counts) int { return c.Articles }), known(postgres.Counts.Mentions),
		number(r.Total.Articles), share, number(r.Total.Sources), []byte(r.Coverage),
		known(func(c postgres.Counts) int { return c.Stories }), number(r.Total.Stories),
		known(func(c postgres.Counts) int { return c.Short }), known(func(c postgres.Counts) int { return c.Bare }),
	}
}

func number(n int) []byte { return strconv.AppendInt(nil, int64(n), 10) }
