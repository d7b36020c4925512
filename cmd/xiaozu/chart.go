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
	Group   []string `sep:"none" placeholder:"ID" help:"What to draw, by id or name; up to six, --group given once for each (default: the six most named)."`
	Measure string   `enum:"share,articles,stories,mentions" default:"share" help:"share (of all articles), articles, stories or mentions."`
	Smooth  int      `enum:"0,3,5,7,12" default:"0" help:"Moving average over so many periods: 3, 5, 7 or 12."`
	Output  string   `short:"o" placeholder:"FILE" help:"Write a picture, by the file's ending .svg or .png (default: draw in the terminal)."`
	ASCII   bool     `name:"ascii" help:"Draw with ASCII alone, as is done where the terminal is not set to UTF-8."`
}

func (chartCommand) Help() string {
	return `Days are counted in Asia/Shanghai. A line breaks off where nothing was read.

Examples:
  xiaozu chart --group 中央全面深化改革委员会 --lineage --by quarter
  xiaozu chart --level state_council --from 2018 --measure articles
  xiaozu chart --group ccdr-lg --smooth 12 -o reform.svg`
}

// pictures are the files that a chart can be written to, by their ending.
var pictures = map[string]func(io.Writer, plot.Picture) error{".svg": svg.Write, ".png": png.Write}

func (c chartCommand) Run(ctx context.Context, std streams) error {
	write, known := pictures[filepath.Ext(c.Output)]
	filter, err := c.filter()
	switch {
	case err != nil:
		return usageError{err}
	case c.Output != "" && !known:
		return usageError{fmt.Errorf("%s: a picture is a file that ends in .svg or .png", c.Output)}
	case len(c.Group) > plot.Most:
		return usageError{fmt.Errorf("a chart tells %d lines apart, not %d", plot.Most, len(c.Group))}
	case c.Lineage && len(c.Group) == 0:
		return usageError{errors.New("--lineage needs a --group")}
	}
	return c.read(ctx, func(db *postgres.DB) error {
		chart, err := c.chart(ctx, db, filter)
		if err != nil {
			return err
		}
		if c.Output == "" {
			return terminal.Write(std.Out, chart, terminal.Options{Width: widthOf(std.Out), ASCII: c.ASCII || !showsUnicode()})
		}
		chart.Caption = append(chart.Caption, plot.StripKey)
		err = writeWhole(c.Output, func(w *bufio.Writer) error { return write(w, plot.Draw(chart)) })
		if err == nil {
			fmt.Fprintf(std.Err, "%s over %s in %s\n", counted(len(chart.Series), "line"), counted(len(chart.Series[0]), "period"), c.Output)
		}
		return err
	})
}

// chart asks for the series and says what they are.
func (c chartCommand) chart(ctx context.Context, db *postgres.DB, filter postgres.CountFilter) (plot.Chart, error) {
	now := time.Now()
	series, err := c.series(ctx, db, filter, now)
	if err != nil {
		return plot.Chart{}, err
	}
	if len(series) == 0 || len(series[0]) == 0 {
		return plot.Chart{}, errors.New("nothing to draw: no article that these flags choose was read; xiaozu crawl reads some")
	}
	said := research.Describe(research.Measure(c.Measure), c.Smooth, filter)
	chart := plot.Chart{Series: series, Measure: research.Measure(c.Measure), Smooth: c.Smooth, Width: 960, Label: said,
		Caption: []string{fmt.Sprintf("%s. Counted by xiaozu on %s.", said, news.DateOf(now))}}
	for _, rows := range series {
		chart.Names = append(chart.Names, rows[0].Name)
	}
	return chart, nil
}

func (c chartCommand) series(ctx context.Context, db *postgres.DB, filter postgres.CountFilter, now time.Time) ([][]research.Row, error) {
	if len(c.Group) == 0 {
		return research.MostNamed(ctx, db, plot.Most, filter, now)
	}
	named := map[news.MentionKind]func(context.Context, string) ([]string, error){news.GroupMention: db.GroupsNamed, news.PersonMention: db.PeopleNamed}
	var subjects []string
	for _, name := range c.Group {
		ids := []string{name}
		if look, ok := named[filter.Kind]; ok {
			var err error
			if ids, err = look(ctx, name); err != nil {
				return nil, err
			}
		}
		if len(ids) > 1 {
			return nil, fmt.Errorf("%s names several: ask for one of %s", name, strings.Join(ids, ", "))
		}
		subjects = append(subjects, ids[0])
	}
	return research.Each(ctx, db, subjects, filter, now)
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
