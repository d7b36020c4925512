package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"unicode"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/web"
)

// userCommand is about accounts: nobody makes one from the pages.
type userCommand struct {
	Add      userAddCommand      `cmd:"" help:"Make an account, and a one-time address to sign in with."`
	List     userListCommand     `cmd:"" help:"List the accounts."`
	Log      userLogCommand      `cmd:"" help:"List who did what to accounts."`
	Address  userAddressCommand  `cmd:"" help:"Make a one-time address to sign in with."`
	Password userPasswordCommand `cmd:"" help:"Set the password of an account, or take it away."`
	Role     userRoleCommand     `cmd:"" help:"Give an account another role."`
	Token    userTokenCommand    `cmd:"" help:"Make, list and revoke tokens, with which programs act for an account."`
	Disable  userDisableCommand  `cmd:"" help:"Shut an account out at once, or let it in again."`
}

func (userCommand) Help() string {
	return `A watcher reads and follows, a researcher also takes data away, a curator also decides, an
administrator may everything.

Examples:
  xiaozu user add anna --role curator --base https://xiaozu.example
  xiaozu user password anna
  xiaozu user list`
}

// userFlags name an account.
type userFlags struct {
	databaseFlags
	Name string `arg:"" help:"Name of the account."`
}

// about changes the account, and says so when there is none.
func (f userFlags) about(ctx context.Context, do func(*postgres.DB) error) error {
	return f.change(ctx, func(db *postgres.DB) error {
		if err := do(db); !errors.Is(err, postgres.ErrNotFound) {
			return err
		}
		return fmt.Errorf("no account is called %s, or it is shut out; xiaozu user list tells, xiaozu user disable --undo lets it in again", f.Name)
	})
}

type userAddCommand struct {
	userFlags
	Role  string `enum:"watcher,researcher,curator,administrator" default:"watcher" help:"watcher, researcher, curator or administrator (default: ${default})."`
	Email string `placeholder:"ADDRESS" help:"Where the account's mail goes."`
	baseFlag
}

func (userAddCommand) Help() string {
	return `Example:
  xiaozu user add anna --role curator --email anna@xiaozu.example --base https://xiaozu.example`
}

func (c userAddCommand) Run(ctx context.Context, std streams) error {
	if c.Name == "" || strings.ContainsFunc(c.Name, func(r rune) bool { return !unicode.IsGraphic(r) || unicode.IsSpace(r) }) {
		return usageError{fmt.Errorf("%q is no name for an account: give one without blanks, since it is typed to sign in", c.Name)}
	}
	return c.change(ctx, func(db *postgres.DB) error {
		err := db.AddUser(ctx, postgres.User{Name: c.Name, Role: c.Role, Email: c.Email})
		if errors.Is(err, postgres.ErrExists) {
			return fmt.Errorf("there is an account called %s already; xiaozu user role changes its role, xiaozu user disable --undo lets it in again", c.Name)
		}
		if err != nil {
			return err
		}
		return writeAddress(ctx, std, db, c.Name, c.base())
	})
}

type userAddressCommand struct {
	userFlags
	baseFlag
}

func (userAddressCommand) Help() string {
	return `Example:
  xiaozu user address anna --base https://xiaozu.example`
}

func (c userAddressCommand) Run(ctx context.Context, std streams) error {
	return c.about(ctx, func(db *postgres.DB) error {
		if _, err := db.User(ctx, c.Name); err != nil {
			return err
		}
		return writeAddress(ctx, std, db, c.Name, c.base())
	})
}

// writeAddress makes a one-time address and prints it, this once.
func writeAddress(ctx context.Context, std streams, db *postgres.DB, name, base string) error {
	token, err := db.NewSignIn(ctx, name)
	if err != nil {
		return err
	}
	fmt.Fprintf(std.Err, "%s can sign in once, within the hour, at\n", name)
	_, err = fmt.Fprintln(std.Out, base+web.SignInPath(token))
	return err
}

type userRoleCommand struct {
	userFlags
	Role string `arg:"" enum:"watcher,researcher,curator,administrator" help:"watcher, researcher, curator or administrator."`
}

func (userRoleCommand) Help() string {
	return `Example:
  xiaozu user role anna curator`
}

func (c userRoleCommand) Run(ctx context.Context, std streams) error {
	return c.about(ctx, func(db *postgres.DB) error {
		if err := db.SetRole(ctx, c.Name, c.Role); err != nil {
			return err
		}
		_, err := fmt.Fprintf(std.Err, "%s is %s from now on.\n", c.Name, c.Role)
		return err
	})
}

type userDisableCommand struct {
	userFlags
	Undo bool `help:"Let the account in again."`
}

func (userDisableCommand) Help() string {
	return `Example:
  xiaozu user disable anna`
}

func (c userDisableCommand) Run(ctx context.Context, std streams) error {
	return c.about(ctx, func(db *postgres.DB) error {
		if err := db.Disable(ctx, c.Name, !c.Undo); err != nil {
			return err
		}
		said := "%s is shut out; the name stays under its decisions.\n"
		if c.Undo {
			said = "%s may sign in again.\n"
		}
		_, err := fmt.Fprintf(std.Err, said, c.Name)
		return err
	})
}
