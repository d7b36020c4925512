package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/search"
)

type watchCommand struct {
	Add    watchAddCommand    `cmd:"" help:"Make a watch; says first what it would have told."`
	List   watchListCommand   `cmd:"" help:"List the watches of a user."`
	Test   watchTestCommand   `cmd:"" help:"Try a condition on the archive without making a watch."`
	Remove watchRemoveCommand `cmd:"" help:"Remove a watch."`
}

// watchFlags say whose watches are meant.
type watchFlags struct {
	databaseFlags
	User string `default:"curator" placeholder:"NAME" help:"Whose watches (default: ${default})."`
}

type watchAddCommand struct {
	watchFlags
	conditionFlags
	Name     string `placeholder:"TEXT" help:"What the watch is called; by its kind and what it waits for unless given."`
	Rhythm   string `enum:"at_once,hourly,daily,weekly" default:"at_once" help:"How soon it tells: at_once, hourly, daily or weekly."`
	Accepted bool   `help:"Tell only of what a curator accepted."`
	Past     bool   `help:"Tell also of the past: pages fetched to fill it, and what newer rules read in pages of old."`
}

func (watchAddCommand) Help() string {
	return kindsHelp + `
Examples:
  xiaozu watch add new_groups --place 云岭省
  xiaozu watch add seats --group 云岭省低空物流试点工作领导小组 --rhythm daily
  xiaozu watch add silence --person 沈若兰 --months 6
  xiaozu watch add search --query '海岛 "领导小组会议"' --level provincial`
}

func (c watchAddCommand) Run(ctx context.Context, std streams) error {
	condition, err := c.condition()
	if err == nil && c.Past && !condition.Kind.HasPast() {
		err = c.meaningless("past")
	}
	if err != nil {
		return err
	}
	return c.withWatches(ctx, func(db *postgres.DB) error {
		if condition, err = tryWatch(ctx, db, condition, alert.Rhythm(c.Rhythm), std); err != nil {
			return err
		}
		name := c.Name
		if name == "" {
			name = strings.Join(append([]string{c.Kind, condition.Group, condition.Person, condition.Place, condition.Query}, condition.Words...), " ")
		}
		w, err := db.SaveWatch(ctx, alert.Watch{User: c.User, Name: strings.Join(strings.Fields(name), " "), Condition: condition,
			Rhythm: alert.Rhythm(c.Rhythm), AcceptedOnly: c.Accepted, Past: c.Past})
		if err == nil {
			fmt.Fprintln(std.Out, w.ID)
		}
		return err
	})
}

// withWatches runs do with what the pages may, if there is such a user.
func (f watchFlags) withWatches(ctx context.Context, do func(*postgres.DB) error) error {
	return f.change(ctx, func(db *postgres.DB) error {
		if _, err := db.User(ctx, f.User); err != nil {
			return fmt.Errorf("%w; --user names another one, `xiaozu user list` all", err)
		}
		return do(db)
	})
}

// tryWatch says what a condition would have told, and returns it with ids in the place of names. It is an error if
// that is more than anybody can be told in the rhythm.
func tryWatch(ctx context.Context, db *postgres.DB, c alert.Condition, r alert.Rhythm, std streams) (alert.Condition, error) {
	c, err := db.Resolve(ctx, c)
	if err != nil {
		return c, err
	}
	return c, tellPast(ctx, db, c, r, std)
}

func tellPast(ctx context.Context, db *postgres.DB, c alert.Condition, r alert.Rhythm, std streams) error {
	lex, err := loadLexicon()
	if err != nil {
		return err
	}
	events, tried, err := search.Desk{DB: db, Lexicon: lex}.Backtest(ctx, c)
	if err != nil {
		return err
	}
	if !tried {
		fmt.Fprintln(std.Err, "This kind cannot be tried on the past.")
		return nil
	}
	if len(events) == 0 {
		fmt.Fprintln(std.Err, "It would have told of nothing so far. `xiaozu search` finds what groups and people are called.")
		return nil
	}
	recent := alert.Recent(events, time.Now())
	fmt.Fprintf(std.Err, "It would have told %s, %d of them in the last 100 days. The latest:\n", counted(len(events), "time"), recent)
	for _, e := range events[:min(len(events), 5)] {
		fmt.Fprintf(std.Err, "  %s  %s\n", e.Published, locale.English.Text(e.Headline()))
	}
	if alert.Noisy(recent, r) {
		fmt.Fprintln(std.Err, "That is more than one a day: narrow it by a place or a word, or take --rhythm daily.")
	}
	return alert.Flood(recent, r)
}

type watchTestCommand struct {
	watchFlags
	conditionFlags
}

func (watchTestCommand) Help() string {
	return `Example:
  xiaozu watch test silence --group 云岭省数据共享工作领导小组 --months 6`
}

func (c watchTestCommand) Run(ctx context.Context, std streams) error {
	condition, err := c.condition()
	if err != nil {
		return err
	}
	return c.withWatches(ctx, func(db *postgres.DB) error {
		_, err := tryWatch(ctx, db, condition, alert.AtOnce, std)
		return err
	})
}
