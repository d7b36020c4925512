package release

import (
	"fmt"
	"slices"
	"strings"
)

// What became of a row from one release to another.
const (
	Gained  = "gained"
	Lost    = "lost"
	Changed = "changed"
)

// A Change is a row that is not in both of two releases, or not the same in them.
type Change struct {
	Table string
	What  string   // Gained, Lost or Changed
	Key   []string // the row's, in the order of the table's key
}

// A Tally counts what became of a table's rows.
type Tally struct {
	Table                       string
	Gained, Lost, Changed, Same int
}

// Diff tells of every row that is not the same in two releases, table by table, and counts them. Rows are
// compared in the columns that both releases have. It ends with the first error of tell.
func Diff(before, after Release, tell func(Change) error) (tallies []Tally, err error) {
	for _, name := range tablesOf(after, before) {
		c := comparison{before: before.table(name), after: after.table(name), tally: Tally{Table: name}, tell: tell}
		if err := c.run(); err != nil {
			return nil, fmt.Errorf("compare the table %s of releases %d and %d: %w", name, before.Number, after.Number, err)
		}
		tallies = append(tallies, c.tally)
	}
	return tallies, nil
}

// tablesOf are the tables of data that any of the releases has.
func tablesOf(releases ...Release) (names []string) {
	for _, r := range releases {
		for _, file := range r.Resources {
			if file.Schema != nil && file.Table != changesTable && !slices.Contains(names, file.Table) {
				names = append(names, file.Table)
			}
		}
	}
	return names
}

// A comparison is of one table in two releases. It holds in memory a hash of each row of before, a part of
// the rows at a time.
type comparison struct {
	before, after table
	key, columns  []string
	tally         Tally
	tell          func(Change) error
}

// atOnce is how many rows are held in memory: 32 bytes each and the room of a map.
const atOnce = 2_000_000

func (c *comparison) run() error {
	c.columns, c.key = c.after.common(c.before), c.after.key(c.before)
	for _, column := range c.key {
		if !slices.Contains(c.columns, column) {
			return fmt.Errorf("only one of them has the column %s, which tells its rows apart", column)
		}
	}
	parts := c.before.Resource.Rows/atOnce + 1
	for n := range parts {
		if err := c.part(func(row keyed) bool { return row.id.part(parts) == n }); err != nil {
			return err
		}
	}
	return nil
}

// part compares those rows that are of a part.
func (c *comparison) part(of func(keyed) bool) error {
	known := map[digest]digest{}
	err := c.rows(c.before, of, func(row keyed) error {
		known[row.id] = row.content
		return nil
	})
	if err == nil {
		err = c.rows(c.after, of, func(row keyed) error { return c.meet(known, row) })
	}
	if err != nil || len(known) == 0 {
		return err
	}
	isLost := func(row keyed) bool { _, left := known[row.id]; return left }
	return c.rows(c.before, isLost, func(row keyed) error { return c.count(&c.tally.Lost, Lost, row) })
}

// meet compares a row of after with what is known of before, where those rows stay that are lost.
func (c *comparison) meet(known map[digest]digest, row keyed) error {
	content, had := known[row.id]
	delete(known, row.id)
	switch {
	case !had:
		return c.count(&c.tally.Gained, Gained, row)
	case content != row.content:
		return c.count(&c.tally.Changed, Changed, row)
	}
	c.tally.Same++
	return nil
}

func (c *comparison) count(n *int, what string, row keyed) error {
	*n++
	key := make([]string, len(row.key))
	for i, field := range row.key {
		key[i] = strings.TrimPrefix(field, "'") // which only neutralised texts begin with
	}
	return c.tell(Change{c.tally.Table, what, key})
}
