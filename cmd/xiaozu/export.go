package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/export"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
	"github.com/xiaozu-watch/xiaozu/internal/study"
)

type exportCommand struct {
	databaseFlags
	Table  string `arg:"" enum:"counts,articles,mentions,facts,seats,groups,people,decisions,acts,composition,events,tenures,activity,coverage,firsts" help:"counts, articles, mentions, facts, seats, groups, people, decisions or acts (all that curators said); or a study: composition, events, tenures, activity, coverage or firsts."`
	Format string `enum:"csv,jsonl,parquet,xlsx,ftm,gexf" default:"csv" help:"csv, jsonl, parquet or xlsx; ftm (FollowTheMoney) of articles, facts, seats, groups and people; gexf (a network) of seats."`
	Output string `short:"o" placeholder:"FILE" help:"Write to a file, which is there when it is whole; one of csv or jsonl that was stopped goes on (default: standard output)."`

	questionFlags
	Group        string `placeholder:"NAME" help:"One group only, by id or name."`
	Person       string `placeholder:"NAME" help:"Facts, seats and decisions: those of one person, by id or name."`
	DecidedBy    string `placeholder:"NAME" help:"Decisions and acts: those of one curator."`
	AcceptedOnly bool   `help:"Only what curators accepted or dictionaries say."`
	AsOf         string `placeholder:"DATE" help:"Seats and groups: those of that day, as far as is known."`
}

func (exportCommand) Help() string {
	return `Days are counted in Asia/Shanghai; docs/contracts.md describes the columns.

A file that is named with --output is there only when it is whole; until then its name ends with .part. One of csv or
jsonl that was stopped goes on there when the same command is given again. Files of the other formats cannot be added
to, and counts and studies have no place to go on from: they begin anew.

Examples:
  xiaozu export counts --by month > counts.csv
  xiaozu export counts --from 2018 --to 2020-06 --group central-deepening-reform-commission --lineage
  xiaozu export counts --group ccdr-lg --split publisher --by year
  xiaozu export facts --accepted-only --format parquet -o facts.parquet
  xiaozu export acts --decided-by anna --from 2026-10 -o anna.csv
  xiaozu export composition --group ccdr-lg --by year
  xiaozu export events --by year --level state_council
  xiaozu export firsts --level state_council
  xiaozu export seats --as-of 2018-03 --format xlsx -o seats.xlsx
  xiaozu export seats --level state_council --format gexf -o interlocks.gexf`
}

func (c exportCommand) Run(ctx context.Context, std streams) error {
	if _, _, err := c.filters(); err != nil {
		return usageError{err}
	}
	return c.read(ctx, func(db *postgres.DB) error {
		c, err := c.resolved(ctx, db)
		if err != nil {
			return err
		}
		table, err := c.table(ctx, db, nil)
		if err != nil {
			return err
		}
		if c.Output == "" {
			_, err := c.write(std.Out, table)
			return err
		}
		return c.toFile(ctx, std, db, table)
	})
}

// resolved is the command with ids in the place of names.
func (c exportCommand) resolved(ctx context.Context, db *postgres.DB) (_ exportCommand, err error) {
	if c.Group != "" {
		c.Group, err = theOnly(ctx, c.Group, lookUp(db, c.Kind))
	}
	if err == nil && c.Person != "" {
		c.Person, err = theOnly(ctx, c.Person, db.PeopleNamed)
	}
	return c, err
}

// write writes the table in the format, one of those that the flag lists, and returns how many rows it had.
func (c exportCommand) write(w io.Writer, table research.Table) (int, error) {
	format, _ := export.Named(c.Format)
	return format.Write(w, table)
}

// table gives the rows that are asked for, behind the last one of a part that is there; nil for all.
func (c exportCommand) table(ctx context.Context, db *postgres.DB, last postgres.Record) (research.Table, error) {
	rows, counts, err := c.filters()
	if err != nil {
		return research.Table{}, usageError{err}
	}
	if c.Table == "counts" {
		return research.Counts(ctx, db, research.Split(c.Split), counts, time.Now()), nil
	}
	if s, ok := study.Named(c.Table); ok {
		return s.Table(ctx, db, study.Question{Group: c.Group, Level: c.Level, By: news.Period(c.By), Lineage: c.Lineage, Now: time.Now()})
	}
	stored, _ := storedTable(c.Table)
	rows.After = last
	table, err := research.Stored(ctx, db, stored, rows)
	if choice, is := errors.AsType[postgres.ChoiceError](err); is {
		err = usageError{fmt.Errorf("%w: leave --%s out", err, strings.ReplaceAll(choice.Choice, "_", "-"))}
	}
	return table, err
}

// storedTable is the table of the name, and whether it is stored, not counted.
func storedTable(name string) (postgres.Table, bool) {
	tables := postgres.Exports()
	i := slices.IndexFunc(tables, func(t postgres.Table) bool { return t.Name == name })
	if i < 0 {
		return postgres.Table{}, false
	}
	return tables[i], true
}

// filters are what the flags choose.
func (c exportCommand) filters() (rows postgres.ExportFilter, counts postgres.CountFilter, err error) {
	counts, err = c.filter()
	if err != nil {
		return rows, counts, err
	}
	asOf, err := dateFlag("as-of", c.AsOf)
	if err == nil {
		err = c.refuse()
	}
	counts.Group = c.Group
	rows = postgres.ExportFilter{From: counts.From, To: counts.To, Group: c.Group, Person: c.Person, Level: c.Level, Source: c.Source,
		DecidedBy: c.DecidedBy, AcceptedOnly: c.AcceptedOnly, AsOf: asOf}
	return rows, counts, err
}

// refuse refuses flags that mean nothing for the table, lest all rows be taken for some.
func (c exportCommand) refuse() error {
	format, _ := export.Named(c.Format)
	_, isStudy := study.Named(c.Table)
	isCounts := c.Table == "counts"
	switch {
	case format.Tables != nil && !slices.Contains(format.Tables, c.Table):
		return fmt.Errorf("--format %s is for %s, not for %s", c.Format, strings.Join(format.Tables, ", "), c.Table)
	case isStudy && (c.isNarrowed() || c.AcceptedOnly || c.AsOf != "" || c.Person != "" || c.DecidedBy != ""):
		return fmt.Errorf("%s is of all times, sources and people: only --group and --level narrow it", c.Table)
	case c.Table == "composition" && c.Group == "":
		return errUnnamedGroup
	case c.Table == "coverage" && (c.Group != "" || c.Level != ""):
		return errors.New("coverage is that of all sources, whatever they name: leave --group and --level out")
	case isCounts && (c.AcceptedOnly || c.AsOf != ""):
		return errors.New("counts are of mentions, which nobody accepts and which hold for no time: leave --accepted-only and --as-of out")
	case isCounts && c.Person != "":
		return errors.New("counts of people are --kind person --group ID")
	case isCounts && c.DecidedBy != "":
		return errors.New("--decided-by is for decisions and acts")
	case !isCounts && (c.Publisher != "" || c.Split != ""):
		return fmt.Errorf("--publisher and --split are for counts: leave them out, and choose from the rows of %s", c.Table)
	case c.Kind == "level" && (c.Level != "" || c.Lineage):
		return errLevels
	case !isCounts && c.Kind != string(news.GroupMention):
		return fmt.Errorf("--kind is for counts: leave it out, and choose from the rows of %s", c.Table)
	case !isCounts && c.Table != "composition" && c.Table != "events" && c.Lineage:
		return errors.New("--lineage is for counts, composition and events")
	case c.Lineage && c.Group == "":
		return errNoLineage
	}
	return nil
}
