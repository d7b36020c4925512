package main

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/study"
)

// docs/contracts.md describes every column of every stored table, in the order in which they are written.
func TestContractsDescribeExports(t *testing.T) {
	page, err := os.ReadFile("../../docs/contracts.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range postgres.Exports() {
		if section := describedTable(table); !strings.Contains(string(page), section) {
			t.Errorf("docs/contracts.md lacks this section:\n%s", section)
		}
	}
}

// So it does for studies.
func TestContractsDescribeStudies(t *testing.T) {
	page, err := os.ReadFile("../../docs/contracts.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range study.Studies() {
		if section := described(s.Name, s.Doc, s.Columns()); !strings.Contains(string(page), section) {
			t.Errorf("docs/contracts.md lacks this section:\n%s", section)
		}
	}
}

func describedTable(t postgres.Table) string { return described(t.Name, t.Doc, t.Columns) }

func described(name, doc string, columns []postgres.Column) string {
	var b strings.Builder
	fmt.Fprintf(&b, "### `%s`: %s\n\n| column | type | what |\n| --- | --- | --- |\n", name, doc)
	for _, c := range columns {
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", c.Name, c.Type, c.Doc)
	}
	return b.String()
}
