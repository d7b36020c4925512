package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/release"
)

type releaseCreateCommand struct {
	databaseFlags
	releasesFlag
	Licence   string `required:"" env:"XIAOZU_LICENCE" placeholder:"LICENCE" help:"Under which people may use the data: an SPDX identifier (CC-BY-4.0), or the address of its text."`
	Publisher string `env:"XIAOZU_PUBLISHER" default:"xiaozu" placeholder:"NAME" help:"Who answers for the data (default: ${default})."`
	Base      string `env:"XIAOZU_BASE" placeholder:"URL" help:"What people type to reach the pages, for the address to cite: https://xiaozu.example."`
	Moment    string `placeholder:"TIME" help:"As of which moment, as 2026-03-05T08:00:00+08:00 (default: now). One after which the database changed is refused."`
}

func (releaseCreateCommand) Help() string {
	return `Writes every table as CSV and Parquet, with their description (datapackage.json), README.md, CITATION.cff,
what changed since the release before, and checksums, into a folder named by the next number. The web pages
serve it at /releases/NUMBER. A release is never changed; made again of the same data, number and moment it
is the same bytes. The tables decisions and acts name curators.

Examples:
  xiaozu release create --licence CC-BY-4.0
  xiaozu release create --licence CC0-1.0 --publisher "Yunling Institute" --base https://xiaozu.example`
}

func (c releaseCreateCommand) Run(ctx context.Context, std streams) error {
	moment, err := c.moment()
	if err != nil {
		return usageError{err}
	}
	lex, err := loadLexicon()
	if err != nil {
		return err
	}
	show := newProgress(std.Err)
	return c.read(ctx, func(db *postgres.DB) error {
		maker := release.Maker{DB: db, Folder: c.folderIn(c.dataFlag), Version: version, Versions: readingVersions(lex), Tell: func(table string) { show.say("Writing %s", table) },
			Terms: release.Terms{Licence: c.Licence, Publisher: c.Publisher, Base: strings.TrimSuffix(c.Base, "/")}}
		r, err := maker.Create(ctx, moment)
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(std.Out, "Release %d is in %s.\nIts fingerprint is %s.\n", r.Number, r.Folder(), r.Fingerprint)
		return err
	})
}

// moment is the one that was asked for; zero is now.
func (c releaseCreateCommand) moment() (time.Time, error) {
	if c.Moment == "" {
		return time.Time{}, nil
	}
	moment, err := time.Parse(time.RFC3339, c.Moment)
	if err != nil || moment.After(time.Now()) {
		return moment, fmt.Errorf("--moment: %q is no time that has come, such as 2026-03-05T08:00:00+08:00", c.Moment)
	}
	return moment, nil
}
