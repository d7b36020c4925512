package main

import (
	"github.com/xiaozu-watch/xiaozu/internal/export"
	"github.com/xiaozu-watch/xiaozu/internal/release"
)

type releaseDiffCommand struct {
	releaseFlags
	Before int    `arg:"" help:"Number of a release."`
	After  int    `arg:"" help:"Number of the release that is compared with it."`
	Format string `enum:"table,csv,jsonl,parquet,xlsx" default:"table" help:"table counts rows; csv, jsonl, parquet and xlsx name every one of them."`
}

func (releaseDiffCommand) Help() string {
	return `Examples:
  xiaozu release diff 1 2
  xiaozu release diff 1 2 --format csv > changes.csv`
}

func (c releaseDiffCommand) Run(std streams) error {
	before, err := c.open(c.Before)
	if err != nil {
		return err
	}
	after, err := c.open(c.After)
	if err != nil {
		return err
	}
	var tallies []release.Tally
	changes := release.Changes(before, after, &tallies)
	if format, rows := export.Named(c.Format); rows {
		_, err := format.Write(std.Out, changes)
		return err
	}
	for _, err := range changes.Rows {
		if err != nil {
			return err
		}
	}
	writeTallies(std, tallies)
	return nil
}

func writeTallies(std streams, tallies []release.Tally) {
	t := newTable(std.Out, "table", release.Gained, release.Lost, release.Changed, "as before")
	rightAligned(t, 2, 3, 4, 5)
	for _, n := range tallies {
		t.AppendRow([]any{n.Table, n.Gained, n.Lost, n.Changed, n.Same})
	}
	t.Render()
}
