package main

import (
	"cmp"
	"context"
	"fmt"
	"io"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/record"
)

type factsCommand struct {
	List factsListCommand `cmd:"" default:"withargs" help:"List facts, latest first."`
}

type factsListCommand struct {
	databaseFlags
	State  string `enum:",proposed,accepted,rejected,unsure,corrected" default:"" placeholder:"STATE" help:"proposed, accepted, rejected, unsure or corrected; all unless given."`
	Kind   string `enum:",group,appointment,membership,office,by_office,meeting,document,background" default:"" placeholder:"KIND" help:"group, appointment, membership, office, by_office, meeting, document or background; all but background unless given."`
	Action string `placeholder:"ACTION" help:"appointed, concurrent, removed, elected, nominated, proposed; found, created, adjusted, renamed, abolished, temporary, also_called."`
	Group  string `placeholder:"NAME" help:"Id or name of a group or organisation."`
	Person string `placeholder:"NAME" help:"Id or name of a person."`
	Limit  int    `default:"50" help:"At most so many."`
	formatFlag
}

func (factsListCommand) Help() string {
	return `Examples:
  xiaozu facts list --kind appointment --state proposed
  xiaozu facts list --group 云岭省低空物流试点工作领导小组 --format jsonl`
}

func (c factsListCommand) Run(ctx context.Context, std streams) error {
	filter := postgres.FactFilter{
		State: postgres.State(c.State), Kind: news.FactKind(c.Kind), Action: news.Action(c.Action),
		Group: c.Group, Person: c.Person, Limit: c.Limit,
	}
	if err := positive("limit", c.Limit); err != nil {
		return err
	}
	return c.read(ctx, func(db *postgres.DB) error {
		items, err := db.Facts(ctx, filter)
		if err != nil {
			return err
		}
		if c.Format == "table" {
			writeFactTable(std.Out, items)
			return nil
		}
		return writeRecords(std.Out, c.Format, items, record.NewFact)
	})
}

func writeFactTable(out io.Writer, items []postgres.Item) {
	if len(items) == 0 {
		fmt.Fprintln(out, "Nothing matches. `xiaozu search` finds names by a part, `xiaozu crawl --once` fetches and reads what is new.")
		return
	}
	t := newTable(out, "date", "what", "person", "role", "group or organisation", "state", "evidence")
	for _, i := range items {
		t.AppendRow([]any{orDash(i.Date.String()), cmp.Or(string(i.Action), string(i.Kind)), orDash(i.Person), orDash(i.Role),
			shorten(i.Body, 40), i.State, shorten(i.Evidence.Text, 60)})
	}
	t.Render()
	fmt.Fprintf(out, "\n%s. `xiaozu up` serves the pages on which they are reviewed.\n", counted(len(items), "fact"))
}
