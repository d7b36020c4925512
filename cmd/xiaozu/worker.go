package main

import (
	"context"
	"fmt"
)

type workerCommand struct {
	databaseFlags
	sourceFlags
	courierFlags
	baseFlag
}

func (workerCommand) Help() string {
	return `Crawls and reads by the sources' schedules. Run it on as many machines as wanted: a source is
crawled by one worker at a time, pages are read by all.

Example:
  DATABASE_URL=postgres://xiaozu@db/xiaozu xiaozu worker`
}

func (c workerCommand) Run(ctx context.Context, std streams) (err error) {
	if c.DatabaseURL == "" {
		return errNoDatabaseURL("worker")
	}
	return crawlCommand{databaseFlags: c.databaseFlags, sourceFlags: c.sourceFlags,
		courierFlags: c.courierFlags, baseFlag: c.baseFlag}.Run(ctx, std)
}

// errNoDatabaseURL is for the commands that share a database with others.
func errNoDatabaseURL(command string) error {
	return usageError{fmt.Errorf("%s shares a database with other processes: set DATABASE_URL, or run `xiaozu up`, which is everything in one process", command)}
}
