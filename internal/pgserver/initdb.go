package pgserver

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"strings"
)

// initdb makes a data folder. Text sorts by code point everywhere. Letters are told from other
// characters by C.UTF-8 where the machine has it, since without it PostgreSQL's trigrams leave
// out Chinese; else by C, which every machine has.
func initdb(ctx context.Context, acct account, programs, data string, ephemeral bool) error {
	out, err := runInitdb(ctx, acct, programs, data, "C.UTF-8", ephemeral)
	if err != nil && bytes.Contains(out, []byte("invalid locale name")) {
		out, err = runInitdb(ctx, acct, programs, data, "C", ephemeral)
	}
	if err != nil {
		return fmt.Errorf("initdb: %w\n%s", err, bytes.TrimSpace(out))
	}
	return nil
}

func runInitdb(ctx context.Context, acct account, programs, data, ctype string, ephemeral bool) ([]byte, error) {
	args := []string{
		"--pgdata=" + data, "--username=" + superuser, "--auth=trust", "--encoding=UTF8",
		"--locale=C", "--lc-ctype=" + ctype, "--no-instructions",
	}
	if ephemeral {
		args = append(args, "--no-sync")
	} else {
		args = append(args, "--data-checksums")
	}
	return acct.output(ctx, data, filepath.Join(programs, "initdb"), args...)
}

// arguments of postgres. What is said here wins over the configuration file.
func arguments(f *folder, socket string, o options) []string {
	settings := append([]string{
		"listen_addresses=",
		"port=" + port,
		"unix_socket_directories=" + quoteFolder(socket),
		"unix_socket_permissions=0700",
		"logging_collector=off",
		"log_destination=stderr",
		"timezone=UTC",
		"log_timezone=UTC",
	}, o.settings...)
	args := []string{"-D", f.data()}
	for _, setting := range settings {
		args = append(args, "-c", setting)
	}
	return args
}

// quoteFolder writes a folder for a parameter that takes a list of them.
func quoteFolder(path string) string {
	return `"` + strings.ReplaceAll(path, `"`, `""`) + `"`
}
