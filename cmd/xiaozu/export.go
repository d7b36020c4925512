package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
	"github.com/xiaozu-watch/xiaozu/internal/research/csv"
)

type exportCommand struct {
	Counts exportCountsCommand `cmd:"" help:"How often each group was named, by month, with the denominator."`
}

type exportCountsCommand struct {
	databaseFlags
	By     string `enum:"month" default:"month" help:"month."`
	Format string `enum:"csv" default:"csv" help:"csv."`
	From   string `placeholder:"DATE" help:"First day: YYYY, YYYY-MM or YYYY-MM-DD."`
	To     string `placeholder:"DATE" help:"Last day, in the same forms; 2019 ends with December."`
	Group  string `placeholder:"ID" help:"One group only, by its id; its name if it is in no dictionary."`
	Source string `placeholder:"ID" help:"One source only."`
}

func (exportCountsCommand) Help() string {
	return `Days are counted in Asia/Shanghai; docs/contracts.md describes the columns.

Examples:
  xiaozu export counts --by month --format csv > counts.csv
  xiaozu export counts --from 2018 --to 2020-06 --group central-deepening-reform-commission`
}

func (c exportCountsCommand) Run(ctx context.Context, std streams) (err error) {
	filter, err := c.filter()
	if err != nil {
		return err
	}
	d, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.close()) }()
	db, err := d.connect(ctx, exportRole)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	counts, err := db.Counts(ctx, filter)
	if err != nil {
		return err
	}
	totals, err := db.MonthTotals(ctx, filter)
	if err != nil {
		return err
	}
	return csv.Write(std.Out, monthly(counts, totals, news.DateOf(time.Now())))
}

func (c exportCountsCommand) filter() (filter postgres.CountFilter, err error) {
	filter = postgres.CountFilter{Group: c.Group, Source: c.Source}
	if filter.From, err = news.ParseDate(c.From); err != nil {
		return filter, fmt.Errorf("--from: %w", err)
	}
	if filter.To, err = news.ParseDate(c.To); err != nil {
		return filter, fmt.Errorf("--to: %w", err)
	}
	return filter, nil
}

// monthly are the series of all subjects, one after the other; counts come ordered by subject.
func monthly(counts []postgres.MonthCount, totals []postgres.MonthTotal, today news.Date) iter.Seq2[research.Row, error] {
	read := make([]research.Total, len(totals))
	for i, t := range totals {
		read[i] = research.Total(t)
	}
	return func(yield func(research.Row, error) bool) {
		for len(counts) > 0 {
			subject, rest := nextSubject(counts)
			for _, row := range research.Series(subjectOf(counts[0]), subject, read, today) {
				if !yield(row, nil) {
					return
				}
			}
			counts = rest
		}
	}
}

// nextSubject splits off the counts of the first subject.
func nextSubject(counts []postgres.MonthCount) (first []research.Count, rest []postgres.MonthCount) {
	for i, c := range counts {
		if c.Subject != counts[0].Subject {
			return first, counts[i:]
		}
		first = append(first, research.Count{Month: c.Month, Articles: c.Articles, Mentions: c.Mentions})
	}
	return first, nil
}

func subjectOf(c postgres.MonthCount) research.Subject {
	s := research.Subject{Name: c.Name, Level: c.Level}
	if c.Known {
		s.ID = c.Subject
	}
	return s
}
