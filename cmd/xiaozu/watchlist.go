package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

type watchListCommand struct {
	watchFlags
	formatFlag
}

// watchRow is the published shape of a watch.
type watchRow struct {
	ID        string          `json:"id"`
	Name      string          `json:"name"`
	Condition alert.Condition `json:"condition"`
	Rhythm    alert.Rhythm    `json:"rhythm"`
	Alerts    int             `json:"alerts"` // in the last hundred days
	Last      string          `json:"last"`   // ISO 8601; "" if there was none
}

func (watchListCommand) Help() string {
	return `Example:
  xiaozu watch list --user anna --format jsonl`
}

func (c watchListCommand) Run(ctx context.Context, std streams) error {
	return c.withWatches(ctx, func(db *postgres.DB) error {
		list, err := db.Watches(ctx, c.User)
		if err != nil {
			return err
		}
		if c.Format == "table" {
			writeWatchTable(std.Out, list)
			return nil
		}
		return writeRecords(std.Out, c.Format, list, newWatchRow)
	})
}

func newWatchRow(w postgres.WatchItem) watchRow {
	return watchRow{w.ID, w.Name, w.Condition, w.Rhythm, w.Alerts, instant(w.Last)}
}

func writeWatchTable(out io.Writer, list []postgres.WatchItem) {
	if len(list) == 0 {
		fmt.Fprintln(out, "There is no watch. `xiaozu watch add` makes one.")
		return
	}
	t := newTable(out, "id", "name", "kind", "rhythm", "alerts", "last")
	rightAligned(t, 5)
	for _, w := range list {
		t.AppendRow([]any{w.ID, w.Name, w.Condition.Kind, w.Rhythm, w.Alerts, orDash(minute(w.Last))})
	}
	t.Render()
}

type watchRemoveCommand struct {
	watchFlags
	ID string `arg:"" help:"Id of the watch, as xiaozu watch list shows it."`
}

func (watchRemoveCommand) Help() string {
	return `Example:
  xiaozu watch remove 7dd3f920-de24-4fee-bde3-01c786f2a437`
}

func (c watchRemoveCommand) Run(ctx context.Context, std streams) error {
	return c.withWatches(ctx, func(db *postgres.DB) error {
		err := db.DeleteWatch(ctx, c.User, c.ID)
		if errors.Is(err, postgres.ErrNotFound) {
			return fmt.Errorf("%s has no watch with the id %s; `xiaozu watch list` names them", c.User, c.ID)
		}
		if err == nil {
			_, err = fmt.Fprintln(std.Err, "Removed.")
		}
		return err
	})
}
