package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/record"
	"github.com/xiaozu-watch/xiaozu/internal/search"
)

type searchCommand struct {
	databaseFlags
	Query  []string `arg:"" help:"Words; all must be there."`
	From   string   `placeholder:"DATE" help:"First day of articles: YYYY, YYYY-MM or YYYY-MM-DD."`
	To     string   `placeholder:"DATE" help:"Last day of articles."`
	Source string   `placeholder:"ID" help:"Only articles of this source."`
	Level  string   `enum:",central,ministerial,provincial,municipal,hk,macao,media" default:"" placeholder:"LEVEL" help:"Only articles of sources of this level: central, ministerial, provincial, municipal, hk, macao or media."`
	Order  string   `enum:"date,relevance" default:"date" help:"Of articles: date, the newest first, or relevance, the best first of the newest few hundred (default: ${default})."`
	Limit  int      `default:"20" help:"At most so many articles."`
	formatFlag
}

func (searchCommand) Help() string {
	return `Simplified and traditional characters, pinyin, initials and English find each other in names of groups and
people; articles are found by their words, and by all names of a group or person who is called just so.

Examples:
  xiaozu search 高原湖泊保護
  xiaozu search gaoyuan hupo
  xiaozu search '"leading group"' --from 2018 --to 2020 --format jsonl`
}

func (c searchCommand) Run(ctx context.Context, std streams) error {
	filter := search.Filter{Source: c.Source, Level: c.Level, Best: c.Order == "relevance", Limit: c.Limit}
	var err error
	if filter.From, filter.To, err = periodFlags(c.From, c.To); err == nil {
		err = positive("limit", c.Limit)
	}
	if err != nil {
		return err
	}
	lex, err := loadLexicon()
	if err != nil {
		return err
	}
	return c.read(ctx, func(db *postgres.DB) error {
		desk := search.Desk{DB: db, Lexicon: lex}
		query := desk.Parse(strings.Join(c.Query, " "))
		named, err := desk.Names(ctx, query)
		if err != nil {
			return err
		}
		page, err := desk.Articles(ctx, query, filter)
		if err != nil {
			return err
		}
		return c.write(std.Out, named[:min(len(named), c.Limit)], page)
	})
}

func (c searchCommand) write(to io.Writer, named []postgres.Named, page search.Page) error {
	if c.Format != "table" {
		return writeRecords(to, c.Format, record.NewFound(named, page.Hits), asIs)
	}
	out := bufio.NewWriter(to)
	writeFound(out, penFor(to, false), named, page, c.Order == "relevance")
	return out.Flush()
}

func writeFound(out io.Writer, p pen, named []postgres.Named, page search.Page, best bool) {
	if len(named) > 0 {
		t := newTable(out, "kind", "name", "found by", "state", "named")
		rightAligned(t, 5)
		for _, n := range named {
			t.AppendRow([]any{n.Kind, n.Name, orDash(shorten(record.OtherName(n), 40)), n.State, n.Mentions})
		}
		t.Render()
		fmt.Fprintln(out)
	}
	for _, h := range page.Hits {
		fmt.Fprintf(out, "%s  %s  %s\n    %s\n    %s\n", orDash(h.Published.Date().String()), h.Source, p.strong(visible(h.Title)),
			strings.Join(strings.Fields(marked(h.Snippet, p)), " "), h.URL)
	}
	switch {
	case page.Short:
		fmt.Fprintln(out, "One character is in too many articles: give at least two, or a whole word.")
	case len(page.Hits) == 0:
		fmt.Fprintln(out, "No article holds all of this. Fewer words find more. What was crawled in the last minute is yet to be indexed.")
	case page.Ranked > 0:
		fmt.Fprintf(out, "\n%s, the best of the newest %d that hold this; --to goes further back.\n", counted(len(page.Hits), "article"), page.Ranked)
	case page.Next != "":
		fmt.Fprintf(out, "\n%s, %s; --limit shows more, --to goes further back.\n", counted(len(page.Hits), "article"),
			map[bool]string{false: "newest first", true: "best first"}[best])
	default:
		fmt.Fprintf(out, "\n%s.\n", counted(len(page.Hits), "article"))
	}
}

// marked joins pieces, with marks around what was found: strong on a terminal, else in 【】.
func marked(pieces []search.Piece, p pen) string {
	var b strings.Builder
	for _, piece := range pieces {
		text := visible(piece.Text)
		switch {
		case !piece.Found:
			b.WriteString(text)
		case p.colour:
			b.WriteString(p.strong(text))
		default:
			b.WriteString("【" + text + "】")
		}
	}
	return b.String()
}
