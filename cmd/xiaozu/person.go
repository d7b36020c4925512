package main

import (
	"bufio"
	"context"
	"fmt"
	"io"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/record"
)

type personCommand struct {
	Person string `arg:"" help:"Id, or any name; all who are called so are shown."`
	onDateFlags
}

func (personCommand) Help() string {
	return `Sure means what it means for xiaozu group.

Examples:
  xiaozu person 沈若兰 --on 2024-05-12
  xiaozu person liu-he --on 2018 --format json`
}

func (c personCommand) Run(ctx context.Context, std streams) error {
	on, err := c.date()
	if err != nil {
		return err
	}
	return c.read(ctx, func(db *postgres.DB) error {
		ids, err := db.PeopleNamed(ctx, c.Person)
		if err != nil {
			return err
		}
		out := bufio.NewWriter(std.Out)
		for _, id := range ids {
			p, err := db.PersonPage(ctx, id)
			if err != nil {
				return unknownName(err)
			}
			if err := c.write(out, record.NewPerson(p, on)); err != nil {
				return err
			}
		}
		return out.Flush()
	})
}

func (c personCommand) write(out io.Writer, r record.Person) error {
	if c.Format == "json" {
		return jsonWriter[record.Person](out, "  ")(r)
	}
	name := r.Name
	if r.Person != r.Name {
		name += " (" + r.Person + ")"
	}
	fmt.Fprintf(out, "%s on %s\n\n", name, r.On)
	if len(r.Seats) == 0 {
		_, err := fmt.Fprintf(out, "No seat or post is known of then, from dictionaries and accepted facts. What was read: xiaozu facts list --person %s\n\n", quoted(r.Person))
		return err
	}
	t := newTable(out, "in", "role", "sure", "from", "to")
	for _, s := range r.Seats {
		t.AppendRow([]any{shorten(s.BodyName, 50), s.Role, s.Sure, orDash(s.From.String()), orDash(endText(s))})
	}
	t.Render()
	_, err := fmt.Fprintln(out)
	return err
}
