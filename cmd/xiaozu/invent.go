package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/invent"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/search"
)

type inventCommand struct {
	databaseFlags
	Articles int    `default:"10000" help:"How many; ten mentions and one fact each, on average."`
	Seed     uint64 `default:"1" help:"Another number makes another archive."`
}

func (inventCommand) Help() string {
	return `Fills an empty database with articles of a province that does not exist, over twelve years, so that one can
measure how the pages and exports behave at any size. The same size and seed make the same archive. A
million articles take some 10 GB and up to an hour.

Examples:
  xiaozu invent --data /var/tmp/invented --articles 100000
  xiaozu export mentions --data /var/tmp/invented --format parquet -o mentions.parquet`
}

func (c inventCommand) Run(ctx context.Context, std streams) error {
	if err := positive("articles", c.Articles); err != nil {
		return err
	}
	lex, err := loadLexicon()
	if err != nil {
		return err
	}
	return c.as(ctx, postgres.CrawlerRole, func(db *postgres.DB) error {
		sources, err := db.Sources(ctx)
		if err == nil && len(sources) > 0 {
			err = errors.New("this database is in use: name an empty one with --data or --database-url")
		}
		if err != nil {
			return err
		}
		storing, err := invent.New(c.Articles, c.Seed, lex).Fill(ctx, db)
		if err != nil {
			return err
		}
		fmt.Fprintf(std.Out, "Stored %d articles in %v, counts included.\n", c.Articles, storing.Round(time.Second))
		began := time.Now()
		if err := (search.Desk{DB: db, Lexicon: lex}).Index(ctx); err != nil {
			return err
		}
		_, err = fmt.Fprintf(std.Out, "Made them findable in %v.\n", time.Since(began).Round(time.Second))
		return err
	})
}
