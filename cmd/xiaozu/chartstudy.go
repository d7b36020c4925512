package main

import (
	"context"
	"errors"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
	"github.com/xiaozu-watch/xiaozu/internal/research/plot"
	"github.com/xiaozu-watch/xiaozu/internal/study"
)

// refuseStudy refuses flags that mean nothing for a study, and asks for those that it needs.
func (c chartCommand) refuseStudy() error {
	switch {
	case c.What == "composition" && len(c.Group) != 1:
		return errUnnamedGroup
	case len(c.Group) > 1:
		return errors.New("events are those of one group, or of all together: give --group once, or not at all")
	case c.isNarrowed() || c.What == "composition" && c.Level != "" || c.Smooth > 0 || len(c.Mark) > 0:
		return errors.New(c.What + " is of all times and sources, and not marked: leave all out but --group, --by, --lineage and -o")
	case c.Lineage && len(c.Group) == 0:
		return errNoLineage
	case c.Output == "":
		return errors.New("columns are drawn into files alone: give a file with -o, or take xiaozu export " + c.What)
	}
	return nil
}

// study draws of whom a group was made up over time, or what happened to groups.
func (c chartCommand) study(ctx context.Context, db *postgres.DB, std streams) error {
	q := study.Question{Level: c.Level, By: news.Period(c.By), Lineage: c.Lineage, Now: time.Now()}
	for _, name := range c.Group {
		var err error
		if q.Group, err = theOnly(ctx, name, db.GroupsNamed); err != nil {
			return err
		}
	}
	stack, err := study.Draw(ctx, db, c.What, q)
	if err != nil {
		return err
	}
	if len(stack.Periods) == 0 {
		return errors.New("nothing to draw: no seat or event of the group is dated; xiaozu search finds what groups are called")
	}
	return c.save(std, plot.DrawStack(stack), research.CoverageOf(stack.Periods, stack.Coverage), counted(len(stack.Periods), "period"))
}
