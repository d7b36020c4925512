package main

import (
	"bufio"
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/archive"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

type archiveExportCommand struct {
	databaseFlags
	archiveRange
	File string `arg:"" type:"path" help:"File to write, FILE.warc.gz."`
}

func (archiveExportCommand) Help() string {
	return `The file appears when it is whole: until then it is FILE.part beside it, which goes when the
export is stopped. The records stand source by source, there by time.

Examples:
  xiaozu archive export xiaozu.warc.gz
  xiaozu archive export --source gov-cn-zuixin --from 2026-01 --to 2026-06 gov-2026.warc.gz`
}

func (c archiveExportCommand) Run(ctx context.Context, std streams) error {
	filter, err := c.filter()
	if err != nil {
		return err
	}
	if !strings.HasSuffix(c.File, ".warc.gz") {
		return usageError{fmt.Errorf("%s: want a name that ends in .warc.gz, by which other tools know it", c.File)}
	}
	return c.read(ctx, func(db *postgres.DB) error {
		records := 0
		err := writeWhole(c.File, func(out *bufio.Writer) (err error) {
			records, err = c.write(ctx, db, filter, out, std)
			return err
		})
		if err != nil {
			return fmt.Errorf("export to %s: %w", c.File, err)
		}
		_, err = fmt.Fprintf(std.Out, "%d responses are in %s.\n", records, c.File)
		return err
	})
}

func (c archiveExportCommand) write(ctx context.Context, db *postgres.DB, filter postgres.ArchiveFilter, out *bufio.Writer, std streams) (records int, err error) {
	total, err := db.CountArchive(ctx, filter)
	if err != nil {
		return 0, err
	}
	if _, err := out.Write(c.info(time.Now()).Member()); err != nil {
		return 0, err
	}
	show := newProgress(std.Err)
	defer show.done()
	for r, err := range db.ArchiveRecords(ctx, filter) {
		if err != nil {
			return records, err
		}
		if _, err := out.Write(r.Members); err != nil {
			return records, err
		}
		records++
		show.step(int64(records), int64(total), "records")
	}
	return records, nil
}

// info opens the file.
func (c archiveExportCommand) info(now time.Time) archive.Record {
	about := archive.Fields{
		{Name: "software", Value: "xiaozu/" + version + " (+https://github.com/xiaozu-watch/xiaozu)"},
		{Name: "format", Value: "WARC File Format 1.1"},
		{Name: "conformsTo", Value: "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"},
		{Name: "robots", Value: "obey"},
		{Name: "description", Value: "responses of official Chinese sites; transfer and content codings are taken off"},
	}
	for _, part := range []struct{ name, value string }{{"source", c.Source}, {"from", c.From}, {"to", c.To}} {
		if part.value != "" {
			about = append(about, archive.Field{Name: part.name, Value: part.value})
		}
	}
	return archive.Info(filepath.Base(c.File), now, about)
}
