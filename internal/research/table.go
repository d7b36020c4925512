package research

import (
	"context"
	"fmt"
	"iter"
	"slices"
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
func Counts(ctx context.Context, db *postgres.DB, split Split, filter postgres.CountFilter, now time.Time) Table {
	return Counted(split, filter, All(ctx, db, split, filter, now))
}

// Counted is the table of rows that the filter chose. The column with the period is called by it; that of the part,
// which only split series have, by the split.
func Counted(split Split, filter postgres.CountFilter, rows iter.Seq2[Row, error]) Table {
	columns := countColumns(filter)
	columns = append(columns, Path("the articles; empty where there are none", func(r Row) string { return r.articlesPath(split, filter) }))
	if split != "" {
		columns = slices.Insert(columns, 3, Text(string(split), "id of the source, or name of the publisher, that the articles are of; - for those that name no publisher", func(r Row) string { return r.Part.ID }))
	}
	return NewTable("counts", rows, columns...)
}

func countColumns(filter postgres.CountFilter) []Column[Row] {
	return []Column[Row]{
		Text("group", "id of the group, person or agency; empty for what is in no dictionary", func(r Row) string { return r.ID }),
		Text("name", "canonical name, simplified", func(r Row) string { return r.Name }),
		Text("level", "of a group, whose it is, if known", func(r Row) string { return r.Level }),
		Text(string(filter.Period()), "2024-03-05, 2024-W10 (ISO 8601), 2024-03, 2024-Q1 or 2024, in Beijing", func(r Row) string { return r.Period.Label(r.Begin) }),
		ifRead("articles", "articles that name it; empty where nothing was read", func(c postgres.Counts) int { return c.Articles }),
		ifRead("mentions", "times they name it; bare forms do not count; empty where nothing was read", postgres.Counts.Mentions),
		Integer("articles_total", "all articles of the period: the denominator", func(r Row) int { return r.Total.Articles }),
		Column[Row]{postgres.Column{Name: "share", Type: postgres.Number, Doc: "articles / articles_total; empty where nothing was read"}, Row.share},
		Integer("sources", "sources that the articles of the period are from", func(r Row) int { return r.Total.Sources }),
		Text("coverage", "read, asked (crawls found no article of the period: a zero), running (the period is not over) or none (nothing was read: not a zero)", func(r Row) string { return string(r.Coverage) }),
		ifRead("stories", "those of articles that are the first printing of their story, so that reprints do not count", func(c postgres.Counts) int { return c.Stories }),
		Integer("stories_total", "all first printings of the period", func(r Row) int { return r.Total.Stories }),
		ifRead("short_forms", "those of mentions that are short forms or abbreviations", func(c postgres.Counts) int { return c.Short }),
		ifRead("bare_forms", "该小组 and the like, resolved by context; not among mentions", func(c postgres.Counts) int { return c.Bare }),
		ofTotal("sources_first", "those of sources of which no earlier article was read; empty where nothing was read", func(t postgres.PeriodTotal) int { return t.First }),
		ofTotal("sources_last", "those of sources of which no later article was read: they ended, or may come again", func(t postgres.PeriodTotal) int { return t.Last }),
		ofTotal("sources_silent", "sources of which earlier and later articles were read, but none of the period", func(t postgres.PeriodTotal) int { return t.Silent }),
		Integer("sources_asked", "sources that a crawl of the period asked without a problem, as far as crawls are on record", func(r Row) int { return r.Total.Asked }),
	}
}

// ifRead is a column of what is not known where nothing was read.
func ifRead(name, doc string, field func(postgres.Counts) int) Column[Row] {
	return Optional(name, doc, func(r Row) *int {
		if r.Counts == nil {
			return nil
		}
		n := field(*r.Counts)
		return &n
	})
}

// ofTotal is a column of what is known of the articles of a period where any was read.
func ofTotal(name, doc string, field func(postgres.PeriodTotal) int) Column[Row] {
	return Optional(name, doc, func(r Row) *int {
		if r.Total.Articles == 0 {
			return nil
		}
		n := field(r.Total)
		return &n
	})
}

func (r Row) share() []byte {
	if s, ok := r.Share(); ok {
		return strconv.AppendFloat(nil, s, 'f', 6, 64)
	}
	return nil
}
