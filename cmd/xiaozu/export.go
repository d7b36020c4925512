package main

import (
	"context"
	"fmt"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
	"github.com/xiaozu-watch/xiaozu/internal/research/csv"
)

type exportCommand struct {
	Counts exportCountsCommand `cmd:"" help:"How often each group was named, by month, with the denominator."`
}

type exportCountsCommand struct {
	databaseFlags
	By     string `enum:"month" default:"month" help:"month."`
	Format string `enum:"csv" default:"csv" help:"csv."`
	From   string `placeholder:"DATE" help:"First day: YYYY, YYYY-MM or YYYY-MM-DD."`
	To     string `placeholder:"DATE" help:"Last day, in the same forms; 2019 ends with December."`
	Group  string `placeholder:"ID" help:"One group only, by its id; its name if it is in no dictionary."`
	Source string `placeholder:"ID" help:"One source only."`
}

func (exportCountsCommand) Help() string {
	return `Days are counted in Asia/Shanghai; docs/contracts.md describes the columns.

Examples:
  xiaozu export counts --by month --format csv > counts.csv
  xiaozu export counts --from 2018 --to 2020-06 --group central-deepening-reform-commission`
}

func (c exportCountsCommand) Run(ctx context.Context, std streams) error {
	filter, err := c.filter()
	if err != nil {
		return err
	}
	return c.read(ctx, func(db *postgres.DB) error {
		return csv.Write(std.Out, research.All(ctx, db, filter, time.Now()))
	})
}

func (c exportCountsCommand) filter() (filter postgres.CountFilter, err error) {
	filter = postgres.CountFilter{Group: c.Group, Source: c.Source}
	if filter.From, err = news.ParseDate(c.From); err != nil {
		return filter, fmt.Errorf("--from: %w", err)
	}
	if filter.To, err = news.ParseDate(c.To); err != nil {
		return filter, fmt.Errorf("--to: %w", err)
	}
	return filter, nil
}
