package jobs

import (
	"context"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/crawl"
	"github.com/xiaozu-watch/xiaozu/internal/host"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// hosts keeps what is known of web servers in the database, for the workers of all machines. It
// waits for the database when that is away: meanwhile nothing is asked.
type hosts struct{ runner *Runner }

func (h hosts) Change(ctx context.Context, name string, change func(now time.Time, h *host.State)) error {
	return h.runner.whenUp(ctx, func() error { return h.runner.desk.DB.ChangeHost(ctx, name, change) })
}

func (h hosts) Robots(ctx context.Context, origin string) (r crawl.Robots, err error) {
	err = h.runner.whenUp(ctx, func() error {
		f, err := h.runner.desk.DB.Robots(ctx, origin)
		r = crawl.Robots{Fetched: f.Fetched, Status: f.Status, Text: f.Body}
		return err
	})
	return r, err
}

func (h hosts) KeepRobots(ctx context.Context, origin string, r crawl.Robots) error {
	return h.runner.whenUp(ctx, func() error {
		return h.runner.desk.DB.SaveRobots(ctx, origin, postgres.RobotsFile{Fetched: r.Fetched, Status: r.Status, Body: r.Text})
	})
}

func (h hosts) Spend(ctx context.Context, source, day string, requests, most int) (granted int, err error) {
	err = h.runner.whenUp(ctx, func() error {
		granted, err = h.runner.desk.DB.SpendRequests(ctx, source, day, requests, most)
		return err
	})
	return granted, err
}
