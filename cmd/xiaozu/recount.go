package main

import (
	"context"
	"fmt"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

type recountCommand struct {
	databaseFlags
}

func (recountCommand) Help() string {
	return `What is counted by day is kept up to date as pages are read, and is exact at any time. This counts
everything anew from the mentions: should a count ever be doubted, run it and compare.

Example:
  xiaozu recount`
}

func (c recountCommand) Run(ctx context.Context, std streams) error {
	return c.as(ctx, postgres.CrawlerRole, func(db *postgres.DB) error {
		if err := db.Recount(ctx); err != nil {
			return err
		}
		days, err := db.RollUp(ctx)
		if err == nil {
			_, err = fmt.Fprintf(std.Out, "Counted %s of sources anew.\n", counted(days, "day"))
		}
		return err
	})
}
