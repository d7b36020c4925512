package main

import (
	"io"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// writeTotals writes the summary of what is stored.
func writeTotals(out io.Writer, totals postgres.Totals) error {
	t := newTable(out, "stored", "")
	rightAligned(t, 2)
	for _, row := range []struct {
		name  string
		count int
	}{
		{"pages", totals.Pages},
		{"articles", totals.Articles},
		{"mentions", totals.Mentions},
		{"facts", totals.Facts},
		{"  of them appointments and removals", totals.Appointments},
		{"groups in no dictionary", totals.GroupsNew},
	} {
		t.AppendRow([]any{row.name, row.count})
	}
	t.Render()
	return nil
}
