package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research/plot"
	"github.com/xiaozu-watch/xiaozu/internal/study"
)

// refuseComposition refuses flags that mean nothing for a composition, and asks for those that it needs.
func (c chartCommand) refuseComposition() error {
	switch {
	case len(c.Group) != 1:
		return errUnnamedGroup
	case c.isNarrowed() || c.Level != "" || c.Smooth > 0 || len(c.Mark) > 0:
		return errors.New("a composition is of all times and sources, and not marked: leave all out but --group, --by, --lineage and -o")
	case c.Output == "":
		return errors.New("a composition is drawn into files alone: give a file with -o, or take xiaozu export composition")
	}
	return nil
}

// composition draws of whom the group was made up over time.
func (c chartCommand) composition(ctx context.Context, db *postgres.DB, std streams) error {
	group, err := theOnly(ctx, c.Group[0], db.GroupsNamed)
	if err != nil {
		return err
	}
	name, err := db.OfficialName(ctx, group)
	if err != nil {
		return err
	}
	makes, err := study.Composition(ctx, db, study.Question{Group: group, By: news.Period(c.By), Lineage: c.Lineage, Now: time.Now()})
	if err != nil {
		return err
	}
	if len(makes) == 0 {
		return fmt.Errorf("nothing to draw: no seat in %s is dated; xiaozu search finds what groups are called", name)
	}
	stack := study.Stack(makes, func(t study.Tier) string { return string(t) })
	stack.Width, stack.Label, stack.Unsure = 960, "Seats in "+name, "not known whether held"
	stack.Caption = []string{fmt.Sprintf("%s, at the end of each %s. By xiaozu on %s.", stack.Label, c.By, news.DateOf(time.Now()))}
	return c.save(std, plot.DrawStack(stack), counted(len(makes), "period"))
}
