package main

import (
	"bytes"
	"context"
	"os"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"xiaozu": main})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			env.Setenv("DATABASE_URL", "")
			env.Setenv("TMPDIR", openFolder(t))
			return nil
		},
	})
}

// TestEveryCommandHelps keeps help and an example at every level of the command line.
func TestEveryCommandHelps(t *testing.T) {
	for _, command := range [][]string{
		{"demo"}, {"up"}, {"crawl"}, {"sources"}, {"extract"}, {"article"}, {"facts", "list"},
		{"export", "counts"}, {"migrate"}, {"worker"}, {"web"}, {"version"},
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

// openFolder is a temporary folder that PostgreSQL's unprivileged user can reach, which those
// of the testing package are not when the tests run as root.
func openFolder(t *testing.T) string {
	t.Helper()
	folder, err := os.MkdirTemp("", "xz")
	if err == nil {
		err = os.Chmod(folder, 0o755)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(folder) })
	return folder
}
