package main

import (
	"context"
	"errors"

	"github.com/xiaozu-watch/xiaozu/internal/jobs"
	"github.com/xiaozu-watch/xiaozu/internal/source"
)

type crawlCommand struct {
	databaseFlags
	sourceFlags
	Once  bool `help:"Crawl each source once, read what came, and exit; otherwise go on by the sources' schedules."`
	Limit int  `placeholder:"N" help:"Fetch at most N articles a source."`
}

func (crawlCommand) Help() string {
	return `Examples:
  xiaozu crawl --once gov-cn-zuixin
  xiaozu crawl --once --limit 20
  xiaozu crawl --sources ./my-sources --once my-city`
}

func (c crawlCommand) Run(ctx context.Context, std streams) (err error) {
	sources, err := c.chosen()
	if err != nil {
		return err
	}
	d, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.close()) }()
	desk := jobs.Desk{Sources: sources, Crawl: crawlOptions(c.Contact), Log: logger(std),
		RevisitAfter: revisitAfter, Scheduled: !c.Once}
	w, err := startWork(ctx, d, desk)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.stop()) }()
	if !c.Once {
		<-ctx.Done()
		return ctx.Err()
	}
	return c.once(ctx, w, sources, std)
}

func (c crawlCommand) once(ctx context.Context, w *work, sources []source.Source, std streams) error {
	if err := crawlAll(ctx, w, sources, c.Limit, newProgress(std.Err)); err != nil {
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
	for _, src := range sources {
		if err := w.runner.Crawl(ctx, src.ID, limit); err != nil {
			return err
		}
	}
	defer show.done()
	return w.runner.Drain(ctx, show.backlog)
}
