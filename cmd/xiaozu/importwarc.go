package main

import (
	"context"
	"errors"

	"github.com/xiaozu-watch/xiaozu/internal/backfill"
	"github.com/xiaozu-watch/xiaozu/internal/jobs"
)

type importCommand struct {
	Warc importWarcCommand `cmd:"" help:"Read pages of the declared sources out of WARC files."`
}

type importWarcCommand struct {
	databaseFlags
	declaredFlag
	contactFlag          // for crawls that wait in the queue meanwhile
	Again       bool     `help:"Read files once more that were read to their end, say because sources were declared since."`
	Files       []string `arg:"" name:"file" type:"existingfile" help:"WARC files: packed by gzip or plain."`
}

func (importWarcCommand) Help() string {
	return `Takes the articles of the declared sources out of archives of others, such as Common Crawl's, or
those of wget and Browsertrix, and reads them like crawled pages, with the dates of their capture.
Stopped, it goes on where it was when it is run again. A damaged record is named and skipped.

Examples:
  xiaozu import warc CC-MAIN-20240412-00042.warc.gz
  xiaozu import warc --sources ./my-sources crawls/*.warc.gz`
}

func (c importWarcCommand) Run(ctx context.Context, std streams) (err error) {
	sources, err := loadSources(c.Sources)
	if err != nil {
		return err
	}
	d, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.close()) }()
	w, err := startWork(ctx, d, jobs.Desk{Sources: sources, Crawl: crawlOptions(c.Contact), Log: quiet(std)})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.stop()) }()
	im := warcImport{work: w, again: c.Again, show: newProgress(std.Err),
		Import: backfill.Import{Sources: sources, Save: w.runner.SaveCapture}}
	if err := im.files(ctx, c.Files); err != nil {
		return err
	}
	return im.report(std.Out)
}
