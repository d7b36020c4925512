package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/xiaozu-watch/xiaozu/dictionaries"
	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
	"github.com/xiaozu-watch/xiaozu/internal/research/plot"
	"github.com/xiaozu-watch/xiaozu/internal/research/plot/png"
	"github.com/xiaozu-watch/xiaozu/internal/research/plot/svg"
	"github.com/xiaozu-watch/xiaozu/internal/research/plot/terminal"
)

type chartCommand struct {
	databaseFlags
	questionFlags
	licenceFlag
	What    string   `arg:"" optional:"" enum:"counts,composition,events" default:"counts" help:"counts; composition: of whom one group was made up over time; or events: what happened to one group, or to all."`
	Group   []string `sep:"none" placeholder:"ID" help:"What to draw, by id or name; up to six, --group given once for each (default: the six most named)."`
	Measure string   `enum:"share,articles,stories,mentions,full,short,bare" default:"share" help:"share (of all articles), articles, stories or mentions; of mentions, those by the full name or by short forms; or bare: in passing, as 该小组."`
	Smooth  int      `enum:"0,3,5,7,12" default:"0" help:"Moving average over so many periods: 3, 5, 7 or 12."`
	Mark    []string `enum:"own,party" placeholder:"WHAT" help:"Mark what happened: own (groups set up, renamed, ended), party (congresses and plenums), or both."`
	Output  string   `short:"o" placeholder:"FILE" help:"Write a picture, by the file's ending .svg or .png (default: draw in the terminal)."`
	ASCII   bool     `name:"ascii" help:"Draw with ASCII alone, as is done where the terminal is not set to UTF-8."`
}

func (chartCommand) Help() string {
	return `Days are counted in Asia/Shanghai. A line breaks off where nothing was read.
The file of a picture says in words of the Dublin Core what it shows, when and by which command it was made, and what was read.

Examples:
  xiaozu chart --group 中央全面深化改革委员会 --lineage --by quarter
  xiaozu chart --level state_council --from 2018 --measure articles
  xiaozu chart --group ccdr-lg --split source --by year -o sources.png
  xiaozu chart events --by year -o events.svg
  xiaozu chart --group ccdr-lg --lineage --smooth 12 --mark own --mark party -o reform.svg`
}

var errNoLineage = errors.New("--lineage needs a --group")

// pictures are the files that a chart can be written to, by their ending.
var pictures = map[string]func(io.Writer, plot.Picture) error{".svg": svg.Write, ".png": png.Write}

func (c chartCommand) Run(ctx context.Context, std streams) error {
	filter, err := c.filter()
	if err == nil {
		err = c.refuse()
	}
	if err != nil {
		return usageError{err}
	}
	return c.read(ctx, func(db *postgres.DB) error {
		if c.What != "counts" {
			return c.study(ctx, db, std)
		}
		return c.counts(ctx, db, std, filter)
	})
}

// refuse refuses what no chart can be drawn of or into.
func (c chartCommand) refuse() error {
	_, known := pictures[filepath.Ext(c.Output)]
	switch {
	case c.Output != "" && !known:
		return fmt.Errorf("%s: a picture is a file that ends in .svg or .png", c.Output)
	case c.What != "counts":
		return c.refuseStudy()
	case len(c.Group) > plot.Most:
		return fmt.Errorf("a chart tells %d lines apart, not %d", plot.Most, len(c.Group))
	case c.Lineage && len(c.Group) == 0:
		return errNoLineage
	case c.Kind == "level" && (c.Level != "" || c.Lineage):
		return errLevels
	case c.Split != "" && len(c.Group) != 1:
		return errors.New("--split draws the sources or publishers that name one --group most")
	}
	return nil
}

// counts draws how often they were named, into a file if there is one to be.
func (c chartCommand) counts(ctx context.Context, db *postgres.DB, std streams, filter postgres.CountFilter) error {
	chart, events, err := c.chart(ctx, db, filter)
	if err != nil {
		return err
	}
	for _, name := range unnamed(chart.Series) {
		fmt.Fprintf(std.Err, "%s is named nowhere in this time; `xiaozu search` finds names by a part, in any writing\n", name)
	}
	if c.Output == "" {
		chart.Caption = append([]string{chart.Label}, plot.Numbered(events)...)
		return terminal.Write(std.Out, chart, terminal.Options{Width: widthOf(std.Out), ASCII: c.ASCII || !showsUnicode()})
	}
	chart.Caption = plot.Caption(chart.Label, news.DateOf(time.Now()), events)
	return c.save(std, plot.Draw(chart), research.CoverageOf(research.Coverages(chart.Series[0])), fmt.Sprintf("%s over %s", counted(len(chart.Series), "line"), counted(len(chart.Series[0]), "period")))
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

// save writes a picture to the file, with where it comes from, and says what is in it.
func (c chartCommand) save(std streams, picture plot.Picture, coverage, what string) error {
	picture.Terms = research.Provenance{Title: picture.Label, Command: c.command(), Counted: time.Now(), Program: program(), Coverage: coverage, Licence: c.Licence}.Terms()
	write := pictures[filepath.Ext(c.Output)]
	err := writeWhole(c.Output, func(w *bufio.Writer) error { return write(w, picture) })
	if err == nil {
		fmt.Fprintf(std.Err, "%s in %s\n", what, c.Output)
	}
	return err
}

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

func (c chartCommand) series(ctx context.Context, db *postgres.DB, filter postgres.CountFilter, now time.Time) ([][]research.Row, error) {
	if len(c.Group) == 0 {
		return research.MostNamed(ctx, db, plot.Most, filter, now)
	}
	named := map[news.MentionKind]func(context.Context, string) ([]string, error){news.GroupMention: db.GroupsNamed, news.PersonMention: db.PeopleNamed}
	look, ok := named[filter.Kind]
	if !ok || filter.ByLevel {
		look = func(_ context.Context, name string) ([]string, error) { return []string{name}, nil }
	}
	var subjects []string
	for _, name := range c.Group {
		id, err := theOnly(ctx, name, look)
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

// theOnly is the id that a name stands for.
func theOnly(ctx context.Context, name string, look func(context.Context, string) ([]string, error)) (string, error) {
	ids, err := look(ctx, name)
	if err == nil && len(ids) > 1 {
		err = fmt.Errorf("%s names several: ask for one of %s", name, strings.Join(ids, ", "))
	}
	if err != nil {
		return "", err
	}
	return ids[0], nil
}

// showsUnicode tells whether the terminal is set to UTF-8, as POSIX has it: the first of these that is set counts.
func showsUnicode() bool {
	settings := []string{os.Getenv("LC_ALL"), os.Getenv("LC_CTYPE"), os.Getenv("LANG")}
	i := slices.IndexFunc(settings, func(s string) bool { return s != "" })
	if i < 0 {
		return false
	}
	set := strings.ToLower(strings.ReplaceAll(settings[i], "-", ""))
	return strings.Contains(set, "utf8")
}
