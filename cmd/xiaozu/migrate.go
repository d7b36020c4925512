package main

import (
	"context"
	"errors"
	"fmt"
)

type migrateCommand struct {
	databaseFlags
}

func (migrateCommand) Help() string {
	return `Safe to run again, and from several machines at once.

Example:
  DATABASE_URL=postgres://xiaozu@db/xiaozu xiaozu migrate`
}

func (c migrateCommand) Run(ctx context.Context, std streams) (err error) {
	d, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.close()) }()
	_, err = fmt.Fprintln(std.Out, "The database has this version's schema.")
	return err
}
