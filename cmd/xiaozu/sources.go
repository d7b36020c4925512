package main

import (
	"context"
	"fmt"
	"io"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
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
	Sources []string `name:"sources" type:"existingdir" placeholder:"DIR" help:"Folder with more source declarations (ID/source.yaml); may be repeated."`
	Format  string   `enum:"table,json,jsonl" default:"table" help:"table, json (indented) or jsonl."`
}

func (sourcesListCommand) Help() string {
	return `Examples:
  xiaozu sources
  xiaozu sources --sources ./my-sources --format jsonl`
}

// A sourceRecord is the published shape of a source with its state.
type sourceRecord struct {
	ID          string `json:"id"`
	Name        string `json:"name"`
	Level       string `json:"level"`
	Site        string `json:"site"`
	Schedule    string `json:"schedule"`
	State       string `json:"state"`
	LastSuccess string `json:"last_success"`
	Pages       int    `json:"pages"`
	Gone        int    `json:"gone"`
	Articles    int    `json:"articles"`
	Problem     string `json:"problem"`
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
		return c.write(std.Out, sourceRecords(declared, states))
	})
}

// sourceRecords joins what is declared with what is known of it.
func sourceRecords(declared []source.Source, states []postgres.SourceState) []sourceRecord {
	known := make(map[string]postgres.SourceState)
	for _, s := range states {
		known[s.ID] = s
	}
	records := make([]sourceRecord, len(declared))
	for i, src := range declared {
		s := known[src.ID]
		records[i] = sourceRecord{
			ID: src.ID, Name: src.Name.ZH, Level: string(src.Level), Site: src.Site, Schedule: src.Schedule,
			State: stateOf(s), LastSuccess: minute(s.LastSuccess),
			Pages: s.Pages, Gone: s.Gone, Articles: s.Articles, Problem: s.LastError,
		}
	}
	return records
}

func stateOf(s postgres.SourceState) string {
	switch {
	case s.LastCrawl.IsZero():
		return "not crawled yet"
	case s.Failures > 0:
		return "failing since " + minute(s.ProblemSince)
	}
	return "well"
}

// minute writes t in Beijing, to the minute.
func minute(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(news.Beijing).Format("2006-01-02 15:04")
}

func (c sourcesListCommand) write(out io.Writer, records []sourceRecord) error {
	if c.Format != "table" {
		write := jsonWriter[sourceRecord](out, map[string]string{"json": "  "}[c.Format])
		for _, r := range records {
			if err := write(r); err != nil {
				return err
			}
		}
		return nil
	}
	t := newTable(out, "source", "name", "level", "pages", "gone", "articles", "last success", "state")
	rightAligned(t, 4, 5, 6)
	for _, r := range records {
		t.AppendRow([]any{r.ID, r.Name, r.Level, r.Pages, r.Gone, r.Articles, orDash(r.LastSuccess), r.State})
	}
	t.Render()
	for _, r := range records {
		if r.Problem != "" {
			fmt.Fprintf(out, "\n%s: %s", r.ID, r.Problem)
		}
	}
	_, err := fmt.Fprintf(out, "\n%d sources. `xiaozu crawl --once ID` crawls one now.\n", len(records))
	return err
}
