package main

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"xiaozu": main})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			env.Setenv("DATABASE_URL", "")
			env.Setenv("TMPDIR", pgtest.Folder(t))
			return nil
		},
	})
}

// TestEveryCommandHelps keeps help and an example at every level of the command line.
func TestEveryCommandHelps(t *testing.T) {
	for _, command := range [][]string{
		{"demo"}, {"up"}, {"crawl"}, {"sources"}, {"extract"}, {"explain"}, {"article"}, {"facts", "list"},
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
