package main

import (
	"bytes"
	"context"
	"errors"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/alecthomas/kong"
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

// TestEveryCommandHelps keeps help and an example at every command, and a word on every flag.
func TestEveryCommandHelps(t *testing.T) {
	parser, err := kong.New(&commands{}, kong.Vars{"data": "DIR"})
	if err != nil {
		t.Fatal(err)
	}
	paths := []string{"sources", "user"}
	for _, command := range parser.Model.Leaves(true) {
		paths = append(paths, command.Path())
		for _, flag := range slices.Concat(command.AllFlags(true)...) {
			if flag.Help == "" {
				t.Errorf("%s --help says nothing of --%s", command.Path(), flag.Name)
			}
		}
	}
	for _, path := range paths {
		var out, errs bytes.Buffer
		if got := run(context.Background(), append(strings.Fields(path), "--help"), streams{nil, &out, &errs}); got != 0 {
			t.Errorf("%s --help: status %d, %s", path, got, errs.String())
		}
		if !strings.Contains(out.String(), "Example") {
			t.Errorf("%s --help shows no example:\n%s", path, out.String())
		}
	}
}
