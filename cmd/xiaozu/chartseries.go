package main

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/xiaozu-watch/xiaozu/dictionaries"
	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
	"github.com/xiaozu-watch/xiaozu/internal/research/plot"
)

// chart asks for the series, and says what they are and what happened.
func (c chartCommand) chart(ctx context.Context, db *postgres.DB, filter postgres.CountFilter) (plot.Chart, []research.Event, error) {
	series, err := c.series(ctx, db, filter, time.Now())
	if err != nil {
		return plot.Chart{}, nil, err
	}
	if len(series) == 0 || len(series[0]) == 0 {
		return plot.Chart{}, nil, errors.New("nothing to draw: no article that these flags choose was read; xiaozu crawl reads some")
	}
	events, err := c.events(ctx, db, series)
	if err != nil {
		return plot.Chart{}, nil, err
	}
	chart := plot.Chart{Series: series, Measure: research.Measure(c.Measure), Smooth: c.Smooth, Width: 960,
		Label: c.label(series, filter), Notes: research.Dates(events)}
	for _, rows := range series {
		chart.Names = append(chart.Names, rows[0].Called())
	}
	return chart, events, nil
}

// label says what is drawn; of a split chart also of whom, since its lines are called by their parts.
func (c chartCommand) label(series [][]research.Row, filter postgres.CountFilter) string {
	label := research.Describe(research.Measure(c.Measure), c.Smooth, filter) + research.Split(c.Split).Text()
	if c.Split != "" {
		label = series[0][0].Name + ": " + label
	}
	return label
}

// events are what is to be marked.
func (c chartCommand) events(ctx context.Context, db *postgres.DB, series [][]research.Row) (events []research.Event, err error) {
	if slices.Contains(c.Mark, "party") {
		meetings, err := lexicon.ReadMeetings(dictionaries.FS)
		if err != nil {
			return nil, err
		}
		events = research.MeetingEvents(meetings)
	}
	for _, rows := range series {
		if !slices.Contains(c.Mark, "own") {
			break
		}
		own, err := research.GroupEvents(ctx, db, rows[0].ID, c.Lineage)
		if err != nil {
			return nil, err
		}
		events = append(events, own...)
	}
	return research.Within(events, series[0]), nil
}

// series are the lines to draw: of the groups that are named, of the parts of one, or of those named most.
func (c chartCommand) series(ctx context.Context, db *postgres.DB, filter postgres.CountFilter, now time.Time) ([][]research.Row, error) {
	if len(c.Group) == 0 {
		return research.MostNamed(ctx, db, plot.Most, filter, now)
	}
	var subjects []string
	for _, name := range c.Group {
		id, err := theOnly(ctx, name, lookUp(db, c.Kind))
		if err != nil {
			return nil, err
		}
		subjects = append(subjects, id)
	}
	if c.Split != "" {
		filter.Group = subjects[0]
		return research.MostOf(ctx, db, research.Split(c.Split), plot.Most, filter, now)
	}
	return research.Each(ctx, db, subjects, filter, now)
}

// unnamed are those whose line is flat, as that of a mistyped name is.
func unnamed(series [][]research.Row) (names []string) {
	for _, rows := range series {
		if !slices.ContainsFunc(rows, func(r research.Row) bool { return r.Counts != nil && r.Counts.Articles > 0 }) {
			names = append(names, rows[0].Name)
		}
	}
	return names
}
