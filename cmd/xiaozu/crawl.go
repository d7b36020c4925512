package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/jobs"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/source"
)

type crawlCommand struct {
	databaseFlags
	sourceFlags
	courierFlags
	baseFlag
	Once  bool   `help:"Crawl each source once, read what came, and exit; otherwise go on by the sources' schedules."`
	Since string `placeholder:"DATE" help:"Fetch what the sources published since DATE (2019-03-05), by their lists' pages, and exit. Begun again, it goes on where it stopped."`
	Limit int    `placeholder:"N" help:"Fetch at most N articles a source."`
}

func (crawlCommand) Help() string {
	return `Examples:
  xiaozu crawl --once gov-cn-zuixin
  xiaozu crawl --once --limit 20
  xiaozu crawl --since 2019-03-05 gov-cn-zuixin
  xiaozu crawl --sources ./my-sources --once my-city`
}

func (c crawlCommand) Run(ctx context.Context, std streams) (err error) {
	sources, err := c.chosen()
	if err != nil {
		return err
	}
	since, err := c.since()
	if err != nil {
		return err
	}
	courier, err := c.courier(c.base())
	if err != nil {
		return err
	}
	d, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.close()) }()
	desk := jobs.Desk{Sources: sources, Crawl: crawlOptions(c.Contact), Courier: courier, Log: logger(std),
		RevisitAfter: revisitAfter, Scheduled: !c.Once && since.IsZero()}
	w, err := startWork(ctx, d, desk)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.stop()) }()
	if !c.Once && since.IsZero() {
		<-ctx.Done()
		return ctx.Err()
	}
	return c.finish(ctx, w, sources, since, std)
}

// since is the day that --since names, in Beijing; zero without one.
func (c crawlCommand) since() (time.Time, error) {
	if c.Since == "" {
		return time.Time{}, nil
	}
	day, err := time.ParseInLocation(time.DateOnly, c.Since, news.Beijing)
	if err != nil || day.After(time.Now()) {
		return time.Time{}, usageError{fmt.Errorf("--since %q: want a day that has been, as in 2019-03-05", c.Since)}
	}
	return day, nil
}

// finish crawls each source once, or back to since, and tells what there is then.
func (c crawlCommand) finish(ctx context.Context, w *work, sources []source.Source, since time.Time, std streams) error {
	crawl := w.runner.Crawl
	if !since.IsZero() {
		crawl = func(ctx context.Context, id string, limit int) error { return w.runner.Backfill(ctx, id, since, limit) }
	}
	if err := workOff(ctx, w, sources, c.Limit, newProgress(std.Err), crawl); err != nil {
		return err
	}
	totals, err := w.db.Totals(ctx)
	if err != nil {
		return err
	}
	return writeTotals(std.Out, totals)
}

// crawlAll crawls each source once and reads everything that came.
func crawlAll(ctx context.Context, w *work, sources []source.Source, limit int, show *progress) error {
	return workOff(ctx, w, sources, limit, show, w.runner.Crawl)
}

// workOff queues a crawl of each source and waits until all is crawled and read.
func workOff(ctx context.Context, w *work, sources []source.Source, limit int, show *progress, crawl func(context.Context, string, int) error) error {
	for _, src := range sources {
		if err := crawl(ctx, src.ID, limit); err != nil {
			return err
		}
	}
	defer show.done()
	return w.runner.Drain(ctx, show.backlog)
}
