package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

type userTokenCommand struct {
	userFlags
	Scope  string `enum:"read,research,review" default:"read" help:"As what programs act: read as a watcher, research as a researcher, review as a curator (default: ${default})."`
	Label  string `default:"made with xiaozu user token" help:"What the token is for (default: ${default})."`
	Days   int    `default:"90" help:"How long it lives; 0 for ever (default: ${default})."`
	List   bool   `xor:"instead" help:"List the tokens of the account instead of making one."`
	Revoke string `placeholder:"ID" xor:"instead" help:"End the token with this id instead of making one."`
}

func (userTokenCommand) Help() string {
	return `Prints the token once: only its hash is kept. It never goes beyond the role of its account.

Examples:
  xiaozu user token anna --label "weekly report" --days 365
  curl -H "Authorization: Bearer $TOKEN" https://xiaozu.example/groups
  xiaozu user token anna --list
  xiaozu user token anna --revoke 3c0f6f0e-4f0f-4a52-9c56-0a0b8f0f3c55`
}

func (c userTokenCommand) Run(ctx context.Context, std streams) error {
	if c.Days < 0 {
		return usageError{errors.New("--days cannot be negative; 0 makes a token that lives until it is revoked")}
	}
	return c.about(ctx, func(db *postgres.DB) error {
		if _, err := db.User(ctx, c.Name); err != nil {
			return err
		}
		switch {
		case c.List:
			return c.list(ctx, std.Out, db)
		case c.Revoke != "":
			return c.revoke(ctx, std, db)
		}
		return c.make(ctx, std, db)
	})
}

func (c userTokenCommand) make(ctx context.Context, std streams, db *postgres.DB) error {
	token := postgres.APIToken{User: c.Name, Label: c.Label, Scope: postgres.Scope(c.Scope)}
	if c.Days > 0 {
		token.Expires = time.Now().AddDate(0, 0, c.Days)
	}
	secret, err := db.NewAPIToken(ctx, token)
	if err != nil {
		return err
	}
	fmt.Fprintln(std.Err, "Keep it: it is not shown again. Programs send it as Authorization: Bearer TOKEN.")
	_, err = fmt.Fprintln(std.Out, secret)
	return err
}

func (c userTokenCommand) revoke(ctx context.Context, std streams, db *postgres.DB) error {
	err := db.RevokeAPIToken(ctx, c.Name, c.Revoke)
	if errors.Is(err, postgres.ErrNotFound) {
		return fmt.Errorf("%s has no token with the id %s; --list names them", c.Name, c.Revoke)
	}
	if err == nil {
		_, err = fmt.Fprintln(std.Err, "Revoked.")
	}
	return err
}

func (c userTokenCommand) list(ctx context.Context, out io.Writer, db *postgres.DB) error {
	tokens, err := db.APITokens(ctx, c.Name)
	if err != nil {
		return err
	}
	if len(tokens) == 0 {
		_, err := fmt.Fprintf(out, "%s has no token.\n", c.Name)
		return err
	}
	t := newTable(out, "id", "for", "scope", "made", "ends", "last used", "revoked")
	for _, k := range tokens {
		t.AppendRow([]any{k.ID, k.Label, k.Scope, minute(k.Created), orDash(minute(k.Expires)), orDash(minute(k.Used)), orDash(minute(k.Revoked))})
	}
	t.Render()
	return nil
}
