package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/archive"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/source"
)

type archiveGetCommand struct {
	databaseFlags
	declaredFlag
	URL     string `arg:"" name:"url" help:"Address of a page, a list or a robots.txt."`
	At      string `placeholder:"DATE" help:"What it answered at the end of that day, or at that time (2026-03-05T08:00:00+08:00); the latest unless given."`
	Headers bool   `xor:"part" help:"Write the status line and the headers instead of the body."`
	Record  bool   `xor:"part" help:"Write the WARC records: the answer, and what was asked."`
	Output  string `short:"o" type:"path" placeholder:"FILE" help:"Write to a file."`
}

func (archiveGetCommand) Help() string {
	return `Examples:
  xiaozu archive get https://www.gov.cn/zhengce/content_5280000.htm
  xiaozu archive get --at 2024-05 --headers https://www.gov.cn/zhengce/content_5280000.htm
  xiaozu archive get -o page.html https://www.gov.cn/zhengce/content_5280000.htm`
}

func (c archiveGetCommand) Run(ctx context.Context, std streams) error {
	at, err := c.moment()
	if err != nil {
		return err
	}
	pages, err := c.pages()
	if err != nil {
		return err
	}
	return c.read(ctx, func(db *postgres.DB) error {
		stored, err := newestOf(ctx, db, pages, at)
		if err != nil {
			return fmt.Errorf("%s: %w", c.URL, err)
		}
		content, err := c.content(ctx, db, stored)
		if err != nil {
			return fmt.Errorf("%s: %w; xiaozu archive verify looks for damage", c.URL, err)
		}
		fmt.Fprintf(std.Err, "%s answered %d at %s; record %s of %s\n",
			stored.URL, stored.Status, stored.Fetched.Format(time.RFC3339), stored.ID, stored.Source)
		if c.Output != "" {
			return os.WriteFile(c.Output, content, 0o644)
		}
		_, err = std.Out.Write(content)
		return err
	})
}

// moment is the time of --at.
func (c archiveGetCommand) moment() (time.Time, error) {
	if c.At == "" {
		return time.Now(), nil
	}
	if at, err := time.Parse(time.RFC3339, c.At); err == nil {
		return at, nil
	}
	day, err := news.ParseDate(c.At)
	if err != nil {
		return time.Time{}, usageError{fmt.Errorf("--at: %w, or a time as 2026-03-05T08:00:00+08:00", err)}
	}
	return endOf(day).Add(-time.Microsecond), nil
}

// pages are the keys under which the address may be kept: as it is, and as the sources that it
// may belong to know it.
func (c archiveGetCommand) pages() ([]string, error) {
	u, err := url.Parse(c.URL)
	if err != nil || u.Host == "" {
		return nil, usageError{fmt.Errorf("%q is no address: want one as https://www.gov.cn/", c.URL)}
	}
	declared, err := loadSources(c.Sources)
	if err != nil {
		return nil, err
	}
	pages := []string{news.PageID(source.Canonical(u))}
	for _, src := range declared {
		if src.Allows(u) {
			pages = append(pages, news.PageID(src.Canonical(u)))
		}
	}
	return pages, nil
}

// newestOf is the newest record of any of the pages up to a time.
func newestOf(ctx context.Context, db *postgres.DB, pages []string, at time.Time) (newest postgres.ArchiveRecord, err error) {
	missing := fmt.Errorf("the archive has no answer of this address up to %s", minute(at))
	for _, page := range pages {
		r, err := db.ArchiveRecord(ctx, page, at)
		if errors.Is(err, postgres.ErrNotFound) {
			continue
		}
		if err != nil {
			return r, err
		}
		if missing = nil; r.Fetched.After(newest.Fetched) {
			newest = r
		}
	}
	return newest, missing
}

// content is the part of the record that is asked for.
func (c archiveGetCommand) content(ctx context.Context, db *postgres.DB, stored postgres.ArchiveRecord) ([]byte, error) {
	if stored.Type == archive.RevisitType && !c.Headers && !c.Record {
		original, err := db.OriginalRecord(ctx, stored)
		if err != nil {
			return nil, err
		}
		stored = original
	}
	records, err := archive.ReadMembers(stored.Members)
	if err != nil {
		return nil, err
	}
	if c.Record {
		return written(records), nil
	}
	record := records[0]
	page, err := record.Page()
	switch {
	case err != nil:
		return nil, err
	case c.Headers:
		return bytes.TrimSuffix(record.Block, page.Body), nil
	}
	return page.Body, nil
}

// written are records as they stand in a file that is not packed.
func written(records []archive.Record) (file []byte) {
	for _, r := range records {
		file = append(file, r.Bytes()...)
	}
	return file
}
