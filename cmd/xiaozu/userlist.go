package main

import (
	"context"
	"io"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

type userListCommand struct {
	databaseFlags
	formatFlag
}

// A userRecord is the published shape of an account.
type userRecord struct {
	Name     string `json:"name"`
	Role     string `json:"role"`
	Email    string `json:"email"`
	Password bool   `json:"password"` // whether one is set
	Created  string `json:"created"`
	SignedIn string `json:"signed_in"` // last; "" if never
	Disabled string `json:"disabled"`  // since when; "" if not
}

func (userListCommand) Help() string {
	return `Example:
  xiaozu user list --format json`
}

func (c userListCommand) Run(ctx context.Context, std streams) error {
	return c.change(ctx, func(db *postgres.DB) error {
		accounts, err := db.Accounts(ctx)
		if err != nil {
			return err
		}
		if c.Format == "table" {
			writeUserTable(std.Out, accounts)
			return nil
		}
		return writeRecords(std.Out, c.Format, accounts, newUserRecord)
	})
}

func newUserRecord(a postgres.Account) userRecord {
	return userRecord{Name: a.Name, Role: a.Role, Email: a.Email, Password: a.Password,
		Created: instant(a.Created), SignedIn: instant(a.SignedIn), Disabled: instant(a.Disabled)}
}

func writeUserTable(out io.Writer, accounts []postgres.Account) {
	t := newTable(out, "name", "role", "mail", "password", "signed in", "disabled")
	for _, a := range accounts {
		set := ""
		if a.Password {
			set = "set"
		}
		t.AppendRow([]any{a.Name, a.Role, orDash(a.Email), orDash(set), orDash(minute(a.SignedIn)), orDash(minute(a.Disabled))})
	}
	t.Render()
}
