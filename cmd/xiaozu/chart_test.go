package main

import (
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/alecthomas/kong"
	"github.com/google/go-cmp/cmp"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
)

// TestUnnamed tells a name that nothing names from one that is not named in every period.
func TestUnnamed(t *testing.T) {
	row := func(name string, counts *postgres.Counts) research.Row {
		return research.Row{Subject: research.Subject{Name: name}, Counts: counts}
	}
	got := unnamed([][]research.Row{
		{row("云岭省海岛保护工作领导小组", nil), row("云岭省海岛保护工作领导小组", &postgres.Counts{Articles: 1})},
		{row("云岭省海岛保护小组", nil), row("云岭省海岛保护小组", &postgres.Counts{})},
	})
	if want := []string{"云岭省海岛保护小组"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestCommandDrawsAgain reads commands as a shell and then xiaozu does: they ask for the same picture.
func TestCommandDrawsAgain(t *testing.T) {
	for _, flags := range []string{"", "--group ccdr-lg --split source --by year --source x", "composition --group 某小组 --lineage --by quarter",
		"--group 甲 --group 乙's --smooth 12 --mark own --mark party --from 2018-03 --to 2020 --measure stories --kind person --publisher -", "--level $x;y"} {
		was := parsedChart(t, strings.Fields("chart "+flags)...)
		words, err := exec.CommandContext(t.Context(), "sh", "-c", "printf '%s\\n' "+was.command()).Output()
		if err != nil {
			t.Fatal(err)
		}
		again := parsedChart(t, strings.Split(strings.TrimSpace(string(words)), "\n")[1:]...)
		if diff := cmp.Diff(was.command(), again.command()); diff != "" {
			t.Errorf("%s (-first +again):\n%s", was.command(), diff)
		}
	}
}

func parsedChart(t *testing.T, args ...string) chartCommand {
	t.Helper()
	var c struct {
		Chart chartCommand `cmd:""`
	}
	parser, err := kong.New(&c, kong.Vars{"data": "DIR"})
	if err == nil {
		_, err = parser.Parse(args)
	}
	if err != nil {
		t.Fatalf("%q: %v", args, err)
	}
	return c.Chart
}
