package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

type archiveVerifyCommand struct {
	databaseFlags
	archiveRange
}

func (archiveVerifyCommand) Help() string {
	return `Reads every record, computes its digests anew, and looks for pages whose bytes are missing.
Names what is damaged on standard output, and ends with status 1 if anything is.

Examples:
  xiaozu archive verify
  xiaozu archive verify --source gov-cn-zuixin --from 2026`
}

func (c archiveVerifyCommand) Run(ctx context.Context, std streams) error {
	filter, err := c.filter()
	if err != nil {
		return err
	}
	return c.read(ctx, func(db *postgres.DB) error {
		records, damaged, err := c.records(ctx, db, filter, std)
		if err != nil {
			return err
		}
		lost, err := db.LostVersions(ctx, filter.Source)
		if err != nil {
			return err
		}
		for _, l := range lost {
			fmt.Fprintf(std.Out, "%s %s version %d: its bytes are in no record\n", l.Source, l.URL, l.Version)
		}
		if damaged+len(lost) > 0 {
			return fmt.Errorf("%d of %d records are damaged and %d versions of pages have no bytes: restore them from a dump or an export",
				damaged, records, len(lost))
		}
		_, err = fmt.Fprintf(std.Out, "%d records are as they were kept.\n", records)
		return err
	})
}

// records checks every record of the filter.
func (c archiveVerifyCommand) records(ctx context.Context, db *postgres.DB, filter postgres.ArchiveFilter, std streams) (records, damaged int, err error) {
	total, err := db.CountArchive(ctx, filter)
	if err != nil {
		return 0, 0, err
	}
	show := newProgress(std.Err)
	defer show.done()
	for r, err := range db.ArchiveRecords(ctx, filter) {
		if err != nil {
			return records, damaged, err
		}
		records++
		show.step(int64(records), int64(total), "records")
		if err := r.Check(); err != nil {
			damaged++
			what := strings.ReplaceAll(err.Error(), "\n", "; ")
			fmt.Fprintf(std.Out, "%s %s %s record %s: %s\n", r.Source, r.URL, r.Fetched.Format(time.RFC3339), r.ID, what)
		}
	}
	return records, damaged, nil
}
