package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"time"

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
