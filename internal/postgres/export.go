package postgres

import (
	"context"
	"fmt"
	"iter"
	"strings"

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
	from    string   // FROM …, with its joins
	order   string   // by what no two rows have alike
	after   string   // which rows come behind one in that order, whose fields stand as {column}
	limits  limits
}

// limits name the expressions that a filter's fields are compared with; "" where one cannot be.
type limits struct{ day, group, person, level, source, fact, kind, decider, act, accepted, held string }

// An ExportFilter chooses rows; empty fields choose all.
type ExportFilter struct {
	From, To     news.Date // of publication, or of the act that a fact states; both included, as wide as they are precise
	Group        string    // id, or the name of what is in no dictionary
	Person       string    // id, or the name of who is in no dictionary
	Level        string    // of the group
	Source       string    // id
	Fact         string    // key
	Kind         string    // of fact
	DecidedBy    string    // name of a curator
	Act          ActKind   // of what curators said
	AcceptedOnly bool      // what curators accepted, or dictionaries say
	AsOf         news.Date // held on that day, as far as is known
	After        Record    // only what comes behind this row of the same export; nil for all
}

// Tables returns what can be exported and read page by page.
func Tables() []Table {
	return []Table{articlesTable, mentionsTable, factsTable, seatsTable, groupsTable, peopleTable, decisionsTable}
}

// Exports returns what can be exported: Tables, and ActsTable, whose rows are put in order all at once.
func Exports() []Table { return append(Tables(), ActsTable()) }

// Export gives the rows of t that the filter chooses. A field of the filter that means nothing for t
// is an error, so that nobody takes all rows for some. For records see copyOut.
func (db *DB) Export(ctx context.Context, t Table, f ExportFilter) (iter.Seq2[Record, error], error) {
	query, err := t.Query(f)
	if err != nil {
		return nil, err
	}
	return db.copyOut(ctx, query), nil
}

// Query is what Export asks for.
func (t Table) Query(f ExportFilter) (string, error) {
	conditions, err := t.conditions(f)
	if err != nil {
		return "", err
	}
	columns := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		columns[i] = c.sql
	}
	return t.query(columns, conditions), nil
}

func (t Table) query(columns, conditions []string) string {
	where := ""
	if len(conditions) > 0 {
		where = "WHERE " + strings.Join(conditions, " AND ")
	}
	return "SELECT " + strings.Join(columns, ", ") + "\n" + t.from + "\n" + where + "\nORDER BY " + t.order
}

// A choice is what one field of a filter asks for.
type choice struct {
	name      string
	on        string // the expression that it is about; "" where it means nothing
	condition string
	asked     bool
}

func (t Table) choices(f ExportFilter) []choice {
	first, last := CountFilter{From: f.From, To: f.To}.days()
	is := func(name, on, value string) choice { return choice{name, on, on + " = " + literal(value), value != ""} }
	return []choice{
		{"from", t.limits.day, t.limits.day + " >= " + literal(first), !f.From.IsZero()},
		{"to", t.limits.day, t.limits.day + " BETWEEN " + literal(first) + " AND " + literal(last), !f.To.IsZero()},
		is("group", t.limits.group, f.Group),
		is("person", t.limits.person, f.Person),
		is("level", t.limits.level, f.Level),
		is("source", t.limits.source, f.Source),
		is("fact", t.limits.fact, f.Fact),
		is("kind", t.limits.kind, f.Kind),
		is("decided_by", t.limits.decider, f.DecidedBy),
		is("act", t.limits.act, string(f.Act)),
		{"accepted_only", t.limits.accepted, t.limits.accepted, f.AcceptedOnly},
		{"as_of", t.limits.held, strings.ReplaceAll(t.limits.held, "$day", literal(f.AsOf.Last().Format("2006-01-02"))), !f.AsOf.IsZero()},
	}
}

// ChosenBy names what rows of t can be chosen by, of "from", "to", "group", "person", "level", "source",
// "fact", "kind", "decided_by", "act", "accepted_only" and "as_of": the fields of a filter.
func (t Table) ChosenBy() (names []string) {
	for _, c := range t.choices(ExportFilter{}) {
		if c.on != "" {
			names = append(names, c.name)
		}
	}
	return names
}

// A ChoiceError says that a field of a filter means nothing for a table.
type ChoiceError struct{ Table, Choice string }

func (e ChoiceError) Error() string {
	return fmt.Sprintf("%s cannot be chosen by %s", e.Table, strings.ReplaceAll(e.Choice, "_", " "))
}

func (t Table) conditions(f ExportFilter) (all []string, err error) {
	for _, c := range t.choices(f) {
		switch {
		case c.asked && c.on == "":
			return nil, ChoiceError{t.Name, c.name}
		case c.asked:
			all = append(all, c.condition)
		}
	}
	if f.After != nil {
		all = append(all, t.behind(f.After))
	}
	return all, nil
}

// behind is the condition that rows come behind one that was exported, whatever became of it since.
func (t Table) behind(r Record) string {
	var fields []string
	for _, i := range t.marks() {
		fields = append(fields, "{"+t.Columns[i].Name+"}", literal(string(r[i])))
	}
	return strings.NewReplacer(fields...).Replace(t.after)
}

// marks are the places of the columns that tell what comes behind a row.
func (t Table) marks() (places []int) {
	for i, c := range t.Columns {
		if strings.Contains(t.after, "{"+c.Name+"}") {
			places = append(places, i)
		}
	}
	return places
}
