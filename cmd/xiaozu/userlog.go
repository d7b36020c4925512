package main

import (
	"context"
	"io"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

type userLogCommand struct {
	databaseFlags
	Name string `arg:"" optional:"" help:"Name of the account; all accounts unless given."`
	formatFlag
}

// An accountActRecord is the published shape of what was done to an account.
type accountActRecord struct {
	At      string `json:"at"`
	By      string `json:"by"`
	Account string `json:"account"`
	Action  string `json:"action"`
	Details string `json:"details"`
}

func (userLogCommand) Help() string {
	return `Who made the account, gave it a role, a password, a token or an address to sign in at, or shut it out, oldest first.
Nobody can change it. What curators said is at /audit and in xiaozu export acts.

Examples:
  xiaozu user log anna
  xiaozu user log --format jsonl > accounts.jsonl`
}

func (c userLogCommand) Run(ctx context.Context, std streams) error {
	return c.change(ctx, func(db *postgres.DB) error {
		acts, err := db.AccountActs(ctx, c.Name)
		if err != nil {
			return err
		}
		if c.Format == "table" {
			writeAccountActTable(std.Out, acts)
			return nil
		}
		return writeRecords(std.Out, c.Format, acts, newAccountActRecord)
	})
}

func newAccountActRecord(a postgres.AccountAct) accountActRecord {
	return accountActRecord{instant(a.At), a.By, a.Account, a.Action, a.Details}
}

func writeAccountActTable(out io.Writer, acts []postgres.AccountAct) {
	t := newTable(out, "when", "by", "account", "what", "details")
	for _, a := range acts {
		t.AppendRow([]any{minute(a.At), a.By, a.Account, a.Action, orDash(a.Details)})
	}
	t.Render()
}
