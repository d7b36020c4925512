package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/record"
	"github.com/xiaozu-watch/xiaozu/internal/registry"
)

// onDateFlags choose a date, and how what was then is written.
type onDateFlags struct {
	databaseFlags
	On     string `placeholder:"DATE" help:"A day, month or year: YYYY-MM-DD, YYYY-MM or YYYY; today unless given."`
	Format string `enum:"table,json" default:"table" help:"table or json."`
}

func (f onDateFlags) date() (news.Date, error) {
	if f.On == "" {
		return news.DateOf(time.Now()), nil
	}
	return dateFlag("on", f.On)
}

type groupCommand struct {
	Group string `arg:"" help:"Id, or any name."`
	onDateFlags
}

func (groupCommand) Help() string {
	return `Sure is certain where the dates leave no doubt, possible where the date falls into a month or year of which no
more is known, and not known where the seat had begun but its end, or had ended but its beginning, is not known.

Examples:
  xiaozu group 中央全面深化改革领导小组 --on 2015-06-30
  xiaozu group ccdr-lg --on 2018 --format json`
}

func (c groupCommand) Run(ctx context.Context, std streams) error {
	on, err := c.date()
	if err != nil {
		return err
	}
	return c.read(ctx, func(db *postgres.DB) error {
		id, err := theOnly(ctx, c.Group, db.GroupsNamed)
		if err != nil {
			return err
		}
		g, err := db.Group(ctx, id)
		if err != nil {
			return unknownName(err)
		}
		v, err := registry.OfGroup(ctx, db, g, on)
		if err != nil {
			return err
		}
		return c.write(std.Out, record.NewGroup(g, v))
	})
}

func (c groupCommand) write(to io.Writer, r record.Group) error {
	out := bufio.NewWriter(to)
	if c.Format == "json" {
		if err := jsonWriter[record.Group](out, "  ")(r); err != nil {
			return err
		}
		return out.Flush()
	}
	fmt.Fprintf(out, "%s on %s: was there: %s; called %s\n\n", r.Name, r.On, r.Existed, orDash(strings.Join(r.Called, ", ")))
	if len(r.Seats) == 0 {
		fmt.Fprintf(out, "No seat in it is known of then, from dictionaries and accepted facts. What was read: xiaozu facts list --group %s\n", quoted(r.Group))
		return out.Flush()
	}
	t := newTable(out, "role", "person", "sure", "from", "to", "post elsewhere")
	for _, s := range r.Seats {
		t.AppendRow([]any{s.Role, s.PersonName, s.Sure, orDash(s.From.String()), orDash(endText(s)), shorten(orDash(s.OwnPost), 50)})
	}
	t.Render()
	return out.Flush()
}

// endText is the end of a seat, marked where no text states it.
func endText(s record.Seat) string {
	if s.EndBasis == "" {
		return s.To.String()
	}
	return s.To.String() + " (" + s.EndBasis + ")"
}
