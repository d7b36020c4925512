package release

import (
	"encoding/json"
	"errors"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
)

// changesTable is the name of the table of what changed since the release before.
const changesTable = "changes"

// compare writes what changed since the release before.
func (d *draft) compare(before Release) (err error) {
	after := Release{Package: d.about, folder: d.folder}
	p := part{doc: "the rows gained, lost and changed since the release before", key: []string{"table", "key"}}
	p.Table = Changes(before, after, &d.changes)
	d.say(p.Name)
	file, err := d.resource(p, "csv")
	d.about.Resources = append(d.about.Resources, file)
	return err
}

// errEnough says that nobody asks for more rows.
var errEnough = errors.New("enough")

// Changes is the table of what changed from one release to another; behind its last row tallies are set.
func Changes(before, after Release, tallies *[]Tally) research.Table {
	return research.Table{
		Name: changesTable,
		Columns: []postgres.Column{
			{Name: "table", Type: postgres.Text, Doc: "whose row it is"},
			{Name: "change", Type: postgres.Text, Doc: "gained, lost or changed"},
			{Name: "key", Type: postgres.Text, Doc: "what tells the row apart, as a JSON array of texts in the order of the table's key"},
		},
		Rows: func(yield func(postgres.Record, error) bool) {
			counted, err := Diff(before, after, func(c Change) error {
				if !yield(c.record(), nil) {
					return errEnough
				}
				return nil
			})
			if err != nil && !errors.Is(err, errEnough) {
				yield(nil, err)
			}
			*tallies = counted
		},
	}
}

func (c Change) record() postgres.Record {
	key, _ := json.Marshal(c.Key) // strings always can be
	return postgres.Record{[]byte(c.Table), []byte(c.What), key}
}
