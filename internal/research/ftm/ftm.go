// Package ftm writes a table as FollowTheMoney entities, which tools of investigators read: one JSON object a
// line (https://followthemoney.tech). People, groups and articles are entities; a seat is a Membership, what
// became of a group a Succession, a fact an Event whose proof is its article. Ids are made of ours, so that the
// same thing has the same id in every table.
package ftm

import (
	"bufio"
	"cmp"
	"crypto/sha1"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
)

// Tables are the names of those that can be written.
func Tables() []string { return []string{"articles", "facts", "seats", "groups", "people"} }

// An entity is a node or an edge of a graph.
type entity struct {
	ID         string              `json:"id"`
	Schema     string              `json:"schema"`
	Properties map[string][]string `json:"properties"`
}

// Write writes the entities of the rows as they come, and returns how many rows these were. An entity that
// several rows name is written once, so memory grows with their number. The first error of the rows or of w ends it: what
// was written until then is a part, which the caller must not pass off as the whole.
func Write(w io.Writer, t research.Table) (rows int, err error) {
	if !slices.Contains(Tables(), t.Name) {
		return 0, fmt.Errorf("write FollowTheMoney: the table %s holds no entities; those of %s do", t.Name, strings.Join(Tables(), ", "))
	}
	buffered := bufio.NewWriter(w)
	out := writer{out: json.NewEncoder(buffered), written: map[string]bool{}}
	out.out.SetEscapeHTML(false)
	rows, err = t.EachRow(func(record postgres.Record) error { return out.row(t.Name, t.Fields(record)) })
	if err := cmp.Or(err, buffered.Flush()); err != nil {
		return rows, fmt.Errorf("write FollowTheMoney: %w", err)
	}
	return rows, nil
}

// A writer writes every entity once.
type writer struct {
	out     *json.Encoder
	written map[string]bool
}

// put writes an entity with those properties that have a value.
func (w *writer) put(e entity) error {
	if w.written[e.ID] {
		return nil
	}
	w.written[e.ID] = true
	for name, values := range e.Properties {
		values = slices.DeleteFunc(values, func(v string) bool { return v == "" })
		if e.Properties[name] = values; len(values) == 0 {
			delete(e.Properties, name)
		}
	}
	return w.out.Encode(e)
}

func (w *writer) putAll(entities ...entity) error {
	for _, e := range entities {
		if err := w.put(e); err != nil {
			return err
		}
	}
	return nil
}

// idOf is the id of what our ids name.
func idOf(kind string, ours ...string) string {
	sum := sha1.Sum([]byte(kind + "\x1f" + strings.Join(ours, "\x1f")))
	return "xiaozu-" + hex.EncodeToString(sum[:])
}
