package main

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/alecthomas/kong"
)

// docs/operations.md lists every variable of the environment that a flag can be set by.
func TestOperationsListSettings(t *testing.T) {
	page, err := os.ReadFile("../../docs/operations.md")
	if err != nil {
		t.Fatal(err)
	}
	_, settings, _ := strings.Cut(string(page), "## Settings\n")
	settings, _, _ = strings.Cut(settings, "\n## ")
	parser, err := kong.New(&commands{}, kong.Vars{"data": "DIR"})
	if err != nil {
		t.Fatal(err)
	}
	for _, command := range parser.Model.Leaves(true) {
		for _, flag := range slices.Concat(command.AllFlags(true)...) {
			for _, variable := range flag.Envs {
				if !strings.Contains(settings, "`"+variable+"`") {
					t.Errorf("docs/operations.md lacks %s, which sets --%s of %s", variable, flag.Name, command.Path())
				}
			}
		}
	}
}
