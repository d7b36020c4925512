package main

import (
	"fmt"
	"io"

	"github.com/xiaozu-watch/xiaozu/internal/extract"
)

// writeRecordTable writes what was found in a document for people to read.
func writeRecordTable(out io.Writer, r extract.Record) error {
	fmt.Fprintf(out, "%s: %s, %s, %s\n",
		r.ID, counted(len(r.Groups), "group"), counted(len(r.Officials), "official"), counted(len(r.Appointments), "appointment"))
	if len(r.Groups) > 0 {
		fmt.Fprintln(out)
		t := newTable(out, "group", "mentions", "status", "dictionary")
		rightAligned(t, 2)
		for _, g := range r.Groups {
			t.AppendRow([]any{g.Canonical, g.Mentions, fate(g), orDash(g.Entry)})
		}
		t.Render()
	}
	if len(r.Appointments) > 0 {
		fmt.Fprintln(out)
		t := newTable(out, "person", "role", "body", "action", "date", "rule")
		for _, a := range r.Appointments {
			t.AppendRow([]any{a.Person, a.Role, a.Body, a.Action, orDash(fmt.Sprint(a.Date)), a.Rule})
		}
		t.Render()
	}
	if len(r.Documents) > 0 {
		fmt.Fprintln(out)
		t := newTable(out, "group", "action", "document", "date", "rule")
		for _, d := range r.Documents {
			t.AppendRow([]any{d.Group, d.Action, d.Number, d.Date, d.Rule})
		}
		t.Render()
	}
	_, err := fmt.Fprintln(out)
	return err
}

// fate is what became of a group, and whether it is there for one task.
func fate(g extract.GroupRecord) string {
	if g.Temporary {
		return g.Status + ", temporary"
	}
	return g.Status
}
