package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"github.com/xiaozu-watch/xiaozu/internal/password"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

type userPasswordCommand struct {
	userFlags
	Remove bool `help:"Take the password away: the account signs in by one-time addresses alone."`
}

func (userPasswordCommand) Help() string {
	return `Asks for the password on a terminal, without showing it; elsewhere it is the first line of the
input. Whoever is signed in to the account is signed out.

Examples:
  xiaozu user password anna
  pass show xiaozu/anna | xiaozu user password anna
  xiaozu user password anna --remove`
}

func (c userPasswordCommand) Run(ctx context.Context, std streams) error {
	hash := ""
	if !c.Remove {
		secret, err := askPassword(c.Name, std)
		if err != nil {
			return err
		}
		if err := password.Check(c.Name, secret); err != nil {
			return err
		}
		hash = password.Hash(secret)
	}
	return c.about(ctx, func(db *postgres.DB) error {
		if err := db.SetPassword(ctx, c.Name, hash, ""); err != nil {
			return err
		}
		done := "changed"
		if c.Remove {
			done = "taken away"
		}
		_, err := fmt.Fprintf(std.Err, "The password of %s is %s; all its sessions are ended.\n", c.Name, done)
		return err
	})
}

// askPassword reads a password, twice where a person types it.
func askPassword(name string, std streams) (string, error) {
	file, ok := std.In.(*os.File)
	if !ok || !term.IsTerminal(int(file.Fd())) {
		line, err := bufio.NewReader(std.In).ReadString('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return "", fmt.Errorf("read the password: %w", err)
		}
		return strings.TrimRight(line, "\r\n"), nil
	}
	first, err := typed(file, std.Err, "New password of "+name+": ")
	if err != nil {
		return "", err
	}
	again, err := typed(file, std.Err, "Once more: ")
	if err == nil && first != again {
		err = errors.New("the two passwords differ; nothing was changed")
	}
	return first, err
}

func typed(in *os.File, out io.Writer, prompt string) (string, error) {
	fmt.Fprint(out, prompt)
	defer fmt.Fprintln(out)
	b, err := term.ReadPassword(int(in.Fd()))
	if err != nil {
		return "", fmt.Errorf("read the password: %w", err)
	}
	return string(b), nil
}
