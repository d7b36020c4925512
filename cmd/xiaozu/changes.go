package main

import (
	"context"
	"fmt"
	"io"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/record"
)

type changesCommand struct {
	databaseFlags
	Since string `placeholder:"DATE" help:"First day: YYYY, YYYY-MM or YYYY-MM-DD; the beginning unless given."`
	Limit int    `default:"100" help:"At most so many."`
	formatFlag
}

func (changesCommand) Help() string {
	return `An edit is another text at the address of an article; new bytes around the same text are none. A page is
gone when its site says so, or shows its error page or home page in its place; the archived copy stays.

Examples:
  xiaozu changes --since 2026-03
  xiaozu changes --format jsonl > changes.jsonl`
}

func (c changesCommand) Run(ctx context.Context, std streams) error {
	since, err := dateFlag("since", c.Since)
	if err == nil {
		err = positive("limit", c.Limit)
	}
	if err != nil {
		return err
	}
	return c.read(ctx, func(db *postgres.DB) error {
		changes, err := db.Changes(ctx, postgres.ChangeFilter{Since: since.First(), Limit: c.Limit})
		if err != nil {
			return err
		}
		if c.Format == "table" {
			writeChangeTable(std.Out, changes)
			return nil
		}
		return writeRecords(std.Out, c.Format, changes, record.NewChange)
	})
}

func writeChangeTable(out io.Writer, changes []postgres.Change) {
	if len(changes) == 0 {
		fmt.Fprintln(out, "No edit and no deletion was seen. Pages are visited again after an hour, six hours, a day, and ever longer rests.")
		return
	}
	t := newTable(out, "seen", "what", "source", "title", "how")
	for _, x := range changes {
		t.AppendRow([]any{minute(x.At), x.Kind, x.Source, shorten(x.Title, 50), orDash(x.How)})
	}
	t.Render()
}
