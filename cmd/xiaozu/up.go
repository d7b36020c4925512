package main

import (
	"context"
	"errors"

	"github.com/xiaozu-watch/xiaozu/internal/jobs"
)

type upCommand struct {
	databaseFlags
	sourceFlags
	courierFlags
	webFlags
}

func (upCommand) Help() string {
	return `Starts a private PostgreSQL on the data folder (or uses DATABASE_URL), crawls the declared
sources by their schedules, reads what they publish, and serves the web pages.

Examples:
  xiaozu up
  xiaozu up --data ~/xiaozu-data --listen 127.0.0.1:9000
  DATABASE_URL=postgres://xiaozu@db/xiaozu xiaozu up --sources ./my-sources`
}

func (c upCommand) Run(ctx context.Context, std streams) (err error) {
	sources, err := c.chosen()
	if err != nil {
		return err
	}
	listener, err := c.listen()
	if err != nil {
		return err
	}
	defer listener.Close()
	courier, err := c.courier(c.base(listener))
	if err != nil {
		return err
	}
	d, err := c.own(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.close()) }()
	w, err := startWork(ctx, d, jobs.Desk{Sources: sources, Crawl: crawlOptions(c.Contact),
		Courier: courier, Log: logger(std), RevisitAfter: revisitAfter, Scheduled: true})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.stop()) }()
	c.chats, c.Releases = c.chatFlags, c.folderIn(c.dataFlag)
	return c.serve(ctx, d, listener, std)
}
