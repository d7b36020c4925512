package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
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
	on, err := news.ParseDate(f.On)
	if err != nil {
		return on, usageError{fmt.Errorf("--on: %w", err)}
	}
	return on, nil
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

// A seatRecord is the published shape of a seat on a date.
type seatRecord struct {
	Body       string    `json:"body"`
	BodyName   string    `json:"body_name"`
	Role       string    `json:"role"`
	Person     string    `json:"person"`
	PersonName string    `json:"person_name"`
	Sure       string    `json:"sure"`
	From       news.Date `json:"from"`
	To         news.Date `json:"to"`
	EndBasis   string    `json:"end_basis"`
	OwnPost    string    `json:"own_post"`
	Basis      string    `json:"basis"`
	Fact       string    `json:"fact"`
}

func newSeatRecord(s registry.Sitting) seatRecord {
	return seatRecord{Body: s.Body, BodyName: s.BodyName, Role: s.Role, Person: s.Person, PersonName: s.PersonName, Sure: s.Sure.String(),
		From: s.From, To: s.To, EndBasis: string(s.EndBasis), OwnPost: s.Post.Text, Basis: string(s.Basis), Fact: s.Fact}
}

// A groupRecord is the published shape of a group on a date.
type groupRecord struct {
	Group   string       `json:"group"`
	Name    string       `json:"name"`
	On      news.Date    `json:"on"`
	Existed string       `json:"existed"`
	Called  []string     `json:"called"`
	Seats   []seatRecord `json:"seats"`
}

func (c groupCommand) Run(ctx context.Context, std streams) error {
	on, err := c.date()
	if err != nil {
		return err
	}
	return c.read(ctx, func(db *postgres.DB) error {
		ids, err := db.GroupsNamed(ctx, c.Group)
		if err != nil {
			return err
		}
		if len(ids) > 1 {
			return fmt.Errorf("%s names several groups: ask for one of %s", c.Group, strings.Join(ids, ", "))
		}
		g, err := db.Group(ctx, ids[0])
		if err != nil {
			return unknownName(err)
		}
		v, err := registry.OfGroup(ctx, db, g, on)
		if err != nil {
			return err
		}
		return c.write(std.Out, newGroupRecord(g, v))
	})
}

func newGroupRecord(g postgres.GroupPage, v registry.GroupOn) groupRecord {
	r := groupRecord{Group: g.ID, Name: g.Name, On: v.On, Existed: v.Existed.String(), Called: []string{}, Seats: []seatRecord{}}
	for _, l := range v.Called {
		r.Called = append(r.Called, l.Name)
	}
	for _, s := range v.Seats {
		r.Seats = append(r.Seats, newSeatRecord(s))
	}
	return r
}

func (c groupCommand) write(to io.Writer, r groupRecord) error {
	out := bufio.NewWriter(to)
	if c.Format == "json" {
		if err := jsonWriter[groupRecord](out, "  ")(r); err != nil {
			return err
		}
		return out.Flush()
	}
	fmt.Fprintf(out, "%s on %s: was there: %s; called %s\n\n", r.Name, r.On, r.Existed, orDash(strings.Join(r.Called, ", ")))
	if len(r.Seats) == 0 {
		fmt.Fprintln(out, "No seat in it is known of then.")
		return out.Flush()
	}
	t := newTable(out, "role", "person", "sure", "from", "to", "post elsewhere")
	for _, s := range r.Seats {
		t.AppendRow([]any{s.Role, s.PersonName, s.Sure, orDash(s.From.String()), orDash(endText(s)), shorten(orDash(s.OwnPost), 50)})
	}
	t.Render()
	return out.Flush()
}

// unknownName says where names are found, if err is that nothing is called so.
func unknownName(err error) error {
	if errors.Is(err, postgres.ErrNotFound) {
		return fmt.Errorf("%w; `xiaozu search` finds names by a part, in any writing", err)
	}
	return err
}

// endText is the end of a seat, marked where no text states it.
func endText(s seatRecord) string {
	if s.EndBasis == "" {
		return s.To.String()
	}
	return s.To.String() + " (" + s.EndBasis + ")"
}
