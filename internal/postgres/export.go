package postgres

import (
	"context"
	"fmt"
	"iter"
	"strings"

	"github.com/lib/pq"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A Type says how the text of a field is to be taken.
type Type string

// The types of columns.
const (
	Text    Type = "text"
	Integer Type = "integer" // decimal, within 64 bits
	Number  Type = "number"  // decimal, with a point
	Boolean Type = "boolean" // t or f
	Partial Type = "date"    // YYYY, YYYY-MM or YYYY-MM-DD, as precise as known; empty if unknown
	Instant Type = "time"    // ISO 8601 with zone
)

// A Column is one of a table that is exported.
type Column struct {
	Name string
	Type Type
	Doc  string // in one line
	sql  string
}

// A Table is rows for research, in an order that does not change.
type Table struct {
	Name    string
	Doc     string
	Columns []Column
	Key     []string // the columns that tell rows apart
	from    string   // FROM … with $conditions where those of the filter go
	order   string
	limits  limits
}

// limits name the expressions that a filter's fields are compared with; "" where one cannot be.
type limits struct{ day, group, level, source, accepted, held string }

// An ExportFilter chooses rows; empty fields choose all.
type ExportFilter struct {
	From, To     news.Date // of publication, or of the act that a fact states; both included, as wide as they are precise
	Group        string    // id, or the name of what is in no dictionary
	Level        string    // of the group
	Source       string    // id
	AcceptedOnly bool      // what curators accepted, or dictionaries say
	AsOf         news.Date // held on that day, as far as is known
}

// Tables returns what can be exported.
func Tables() []Table {
	return []Table{articlesTable, mentionsTable, factsTable, seatsTable, groupsTable, peopleTable, decisionsTable}
}

// Export gives the rows of t that the filter chooses. A field of the filter that means nothing for t
// is an error, so that nobody takes all rows for some. For records see copyOut.
func (db *DB) Export(ctx context.Context, t Table, f ExportFilter) (iter.Seq2[Record, error], error) {
	conditions, err := t.conditions(f)
	if err != nil {
		return nil, err
	}
	return db.copyOut(ctx, t.query(conditions)), nil
}

func (t Table) query(conditions []string) string {
	columns := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		columns[i] = c.sql
	}
	where := ""
	if len(conditions) > 0 {
		where = "WHERE " + strings.Join(conditions, " AND ")
	}
	return "SELECT " + strings.Join(columns, ", ") + "\n" + t.from + "\n" + where + "\nORDER BY " + t.order
}

func (t Table) conditions(f ExportFilter) (all []string, err error) {
	first, last := CountFilter{From: f.From, To: f.To}.days()
	for _, c := range []struct {
		asked bool
		flag  string
		on    string
		is    string
	}{
		{!f.From.IsZero() || !f.To.IsZero(), "from and to", t.limits.day, "BETWEEN " + pq.QuoteLiteral(first) + " AND " + pq.QuoteLiteral(last)},
		{f.Group != "", "group", t.limits.group, "= " + pq.QuoteLiteral(f.Group)},
		{f.Level != "", "level", t.limits.level, "= " + pq.QuoteLiteral(f.Level)},
		{f.Source != "", "source", t.limits.source, "= " + pq.QuoteLiteral(f.Source)},
		{f.AcceptedOnly, "accepted only", t.limits.accepted, ""},
	} {
		switch {
		case c.asked && c.on == "":
			return nil, fmt.Errorf("%s cannot be chosen by %s", t.Name, c.flag)
		case c.asked:
			all = append(all, c.on+" "+c.is)
		}
	}
	if !f.AsOf.IsZero() {
		if t.limits.held == "" {
			return nil, fmt.Errorf("%s cannot be chosen as of a day", t.Name)
		}
		all = append(all, strings.ReplaceAll(t.limits.held, "$day", pq.QuoteLiteral(f.AsOf.Last().Format("2006-01-02"))))
	}
	return all, nil
}
