package main

import (
	"bytes"
	"context"
	"errors"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"xiaozu": main})
}

func TestScripts(t *testing.T) {
	crawlers, err := filepath.Abs("../../crawlers")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			env.Setenv("DATABASE_URL", "")
			env.Setenv("TMPDIR", pgtest.Folder(t))
			env.Setenv("CRAWLERS", crawlers)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"fails-with": failsWith},
	})
}

// failsWith runs a command that is to end with an exit status: fails-with 2 xiaozu sources x
func failsWith(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: fails-with STATUS COMMAND [ARG]…")
	}
	err := ts.Exec(args[1], args[2:]...)
	var exit *exec.ExitError
	if !errors.As(err, &exit) || strconv.Itoa(exit.ExitCode()) != args[0] {
		ts.Fatalf("%q ended with %v, want exit status %s", args[1:], err, args[0])
	}
}

// TestEveryCommandHelps keeps help and an example at every level of the command line.
func TestEveryCommandHelps(t *testing.T) {
	for _, command := range [][]string{
		{"demo"}, {"up"}, {"crawl"}, {"sources"}, {"sources", "new"}, {"sources", "check"}, {"extract"}, {"explain"}, {"article"}, {"facts", "list"},
		{"export"}, {"chart"}, {"recount"}, {"release", "create"}, {"release", "list"}, {"release", "diff"}, {"release", "verify"}, {"invent"}, {"migrate"}, {"archive", "get"}, {"archive", "verify"}, {"archive", "export"}, {"import", "warc"}, {"worker"}, {"web"}, {"version"},
		{"user"}, {"user", "add"}, {"user", "list"}, {"user", "address"}, {"user", "password"}, {"user", "role"}, {"user", "token"}, {"user", "disable"},
		{"watch", "add"}, {"watch", "list"}, {"watch", "test"}, {"watch", "remove"},
		{"group"}, {"person"}, {"contradictions"}, {"search"}, {"changes"}, {"review"},
	} {
		var out, errs bytes.Buffer
		if got := run(context.Background(), append(command, "--help"), streams{nil, &out, &errs}); got != 0 {
			t.Errorf("%v --help: status %d, %s", command, got, errs.String())
		}
		if !strings.Contains(out.String(), "Example") {
			t.Errorf("%v --help shows no example:\n%s", command, out.String())
		}
	}
}
