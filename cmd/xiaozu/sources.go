package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/health"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/record"
	"github.com/xiaozu-watch/xiaozu/internal/source"
)

// sourcesCommand is about the declarations of sources; alone it lists them.
type sourcesCommand struct {
	List  sourcesListCommand  `cmd:"" default:"withargs" help:"List the declared sources with their state."`
	New   sourcesNewCommand   `cmd:"" help:"Draft the declaration of a source from one of its list pages."`
	Check sourcesCheckCommand `cmd:"" help:"Try declarations and show what they find and what is missing."`
}

func (sourcesCommand) Help() string {
	return `Examples:
  xiaozu sources
  xiaozu sources new --write ./my-sources https://www.yunling.example/zwgk/tz/
  xiaozu sources check --sources ./my-sources yunling`
}

type sourcesListCommand struct {
	databaseFlags
	declaredFlag
	formatFlag
}

func (sourcesListCommand) Help() string {
	return `A source is waiting for its first crawl, working, quiet (it answers, and little is new) or broken; the
reason stands below the table. The exit status is 1 while a source is broken for three crawls or more.

Examples:
  xiaozu sources
  xiaozu sources --sources ./my-sources --format jsonl`
}

// A sourceRecord is the published shape of a source with its state and its declaration.
type sourceRecord struct {
	record.Source
	Level    string `json:"level"`
	Site     string `json:"site"`
	Schedule string `json:"schedule"`

	loud bool
}

func (c sourcesListCommand) Run(ctx context.Context, std streams) error {
	declared, err := loadSources(c.Sources)
	if err != nil {
		return err
	}
	return c.read(ctx, func(db *postgres.DB) error {
		states, err := db.Sources(ctx)
		if err != nil {
			return err
		}
		records := sourceRecords(declared, states, time.Now())
		return errors.Join(c.write(std.Out, records), loud(records))
	})
}

// sourceRecords joins what is declared with what is known of it.
func sourceRecords(declared []source.Source, states []postgres.SourceState, now time.Time) []sourceRecord {
	known := make(map[string]postgres.SourceState)
	for _, s := range states {
		known[s.ID] = s
	}
	records := make([]sourceRecord, len(declared))
	for i, src := range declared {
		s := known[src.ID]
		s.ID, s.Name = src.ID, src.Name.ZH
		records[i] = sourceRecord{record.NewSource(s, now), string(src.Level), src.Site, src.Schedule, s.Loud(now)}
	}
	return records
}

// loud is an error while sources are broken that nobody mended, so that a script notices.
func loud(records []sourceRecord) error {
	var ids []string
	for _, r := range records {
		if r.loud {
			ids = append(ids, r.ID)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	return fmt.Errorf("broken for %d crawls or more, or no longer crawled: %s", health.LoudAfter, strings.Join(ids, ", "))
}

func (c sourcesListCommand) write(out io.Writer, records []sourceRecord) error {
	if c.Format != "table" {
		return writeRecords(out, c.Format, records, asIs)
	}
	t := newTable(out, "source", "name", "level", "pages", "gone", "articles", "7 days", "last success", "state")
	rightAligned(t, 4, 5, 6, 7)
	for _, r := range records {
		t.AppendRow([]any{r.ID, r.Name, r.Level, r.Pages, r.Gone, r.Articles, r.Week, orDash(r.LastSuccess), r.State})
	}
	t.Render()
	for _, r := range records {
		if r.Problem != "" {
			fmt.Fprintf(out, "\n%s: %s", r.ID, r.Problem)
		}
	}
	_, err := fmt.Fprintf(out, "\n%s. `xiaozu crawl --once ID` crawls one now.\n", counted(len(records), "source"))
	return err
}
