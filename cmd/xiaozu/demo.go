package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/demo"
	"github.com/xiaozu-watch/xiaozu/internal/jobs"
	"github.com/xiaozu-watch/xiaozu/internal/pgserver"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/source"
)

type demoCommand struct {
	Listen string `default:"127.0.0.1:0" placeholder:"ADDRESS" help:"Where to serve the web pages; a free port of this machine unless given."`
	Once   bool   `help:"Exit when everything is read, without the web pages."`
	Format string `enum:"table,json" default:"table" help:"Form of the summary: table or json."`
}

func (demoCommand) Help() string {
	return `Starts a private PostgreSQL in a temporary folder, serves an invented newsroom on loopback,
crawls it twice (a day passes in between: a notice is corrected), reads it,
tells a watcher by mail (into a folder) and feed, and serves the web pages. Ctrl-C stops everything and leaves nothing behind.

Examples:
  xiaozu demo
  xiaozu demo --once --format json`
}

// demoSummary is the published shape of the summary.
type demoSummary struct {
	postgres.Totals
	Seconds float64 `json:"seconds"`
}

func (c demoCommand) Run(ctx context.Context, std streams) (err error) {
	listener, err := webFlags{Listen: c.Listen}.listen()
	if err != nil {
		return err
	}
	defer listener.Close()
	folder, err := os.MkdirTemp("", "xiaozu-demo-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	return c.in(ctx, folder, listener, std)
}

// in shows the demo with its data in the folder.
func (c demoCommand) in(ctx context.Context, folder string, listener net.Listener, std streams) (err error) {
	began := time.Now()
	show := newProgress(std.Err)
	newsroom, err := demo.Start()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, newsroom.Close()) }()
	show.say("Starting a private PostgreSQL in %s", folder)
	d, err := startDatabase(ctx, folder, pgserver.Ephemeral)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.close()) }()
	watcher := newDemoWatcher(webFlags{}.base(listener), folder)
	sources, err := newsroom.Sources()
	if err != nil {
		return err
	}
	show.say("Serving an invented newsroom of %d sites on loopback", len(sources))
	w, err := c.work(ctx, d, sources, watcher, std)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.stop()) }() // what a curator teaches on the pages is read again
	totals, err := c.fill(ctx, w, sources, newsroom, show)
	if err != nil {
		return err
	}
	if err := c.summarise(std, demoSummary{totals, time.Since(began).Seconds()}); err != nil || c.Format == "json" && c.Once {
		return err
	}
	err = d.as(ctx, postgres.WebRole, func(db *postgres.DB) error { return watcher.summarise(ctx, db, !c.Once, std) })
	if err != nil || c.Once {
		return err
	}
	return webFlags{releasesFlag: releasesFlag{filepath.Join(folder, "releases")}}.serve(ctx, d, listener, std)
}

// work starts the workers, and has somebody watch.
func (c demoCommand) work(ctx context.Context, d *database, sources []source.Source, watcher *demoWatcher, std streams) (*work, error) {
	courier, err := watcher.courier()
	if err == nil {
		err = d.as(ctx, postgres.WebRole, func(db *postgres.DB) error { return watcher.watch(ctx, db) })
	}
	if err != nil {
		return nil, err
	}
	return startWork(ctx, d, jobs.Desk{Sources: sources, Crawl: crawlOptions("demo"), Courier: courier, Log: quiet(std)})
}

// fill crawls and reads the newsroom on two days.
func (c demoCommand) fill(ctx context.Context, w *work, sources []source.Source, newsroom *demo.Newsroom, show *progress) (postgres.Totals, error) {
	show.say("Crawling and reading, day 1")
	if err := crawlAll(ctx, w, sources, 0, show); err != nil {
		return postgres.Totals{}, err
	}
	newsroom.NextDay()
	show.say("Crawling and reading, day 2")
	if err := crawlAll(ctx, w, sources, 0, show); err != nil {
		return postgres.Totals{}, err
	}
	return w.db.Totals(ctx)
}

func (c demoCommand) summarise(std streams, summary demoSummary) error {
	if c.Format == "json" {
		return jsonWriter[demoSummary](std.Out, "")(summary)
	}
	if err := writeTotals(std.Out, summary.Totals); err != nil {
		return err
	}
	_, err := fmt.Fprintf(std.Out, "\nDone in %.1f s.\n", summary.Seconds)
	return err
}
