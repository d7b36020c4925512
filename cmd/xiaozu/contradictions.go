package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/record"
	"github.com/xiaozu-watch/xiaozu/internal/registry"
)

type contradictionsCommand struct {
	databaseFlags
	formatFlag
}

func (contradictionsCommand) Help() string {
	return `Two heads at once, an end before a beginning, a seat in a group that was not there, two terms that overlap, dates
that rival. Those that are not sure hang on an end that is not known. Nothing is resolved by itself.

Example:
  xiaozu contradictions --format jsonl`
}

func (c contradictionsCommand) Run(ctx context.Context, std streams) error {
	return c.read(ctx, func(db *postgres.DB) error {
		all, err := registry.Contradictions(ctx, db)
		if err != nil {
			return err
		}
		if c.Format == "table" {
			writeContradictionTable(std.Out, all)
			return nil
		}
		return writeRecords(std.Out, c.Format, all, record.NewContradiction)
	})
}

func writeContradictionTable(out io.Writer, all []registry.Contradiction) {
	if len(all) == 0 {
		fmt.Fprintln(out, "Nothing contradicts itself.")
		return
	}
	t := newTable(out, "what", "sure", "group", "seats and dates")
	for _, x := range all {
		r := record.NewContradiction(x)
		var parts []string
		for _, s := range r.Seats {
			parts = append(parts, fmt.Sprintf("%s %s %s–%s", s.Role, s.PersonName, s.From, endText(s)))
		}
		if r.Event != "" {
			parts = append(parts, r.Event)
		}
		parts = append(parts, r.Dates...)
		t.AppendRow([]any{r.Kind, r.Sure, shorten(r.Name, 40), shorten(strings.Join(parts, "; "), 70)})
	}
	t.Render()
	fmt.Fprintf(out, "\n%s. Take back or correct facts on the page Review, or mend the dictionary.\n", counted(len(all), "contradiction"))
}
