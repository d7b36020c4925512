package main

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// docs/contracts.md describes every column of every stored table, in the order in which they are written.
func TestContractsDescribeExports(t *testing.T) {
	page, err := os.ReadFile("../../docs/contracts.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range postgres.Tables() {
		if section := describedTable(table); !strings.Contains(string(page), section) {
			t.Errorf("docs/contracts.md lacks this section:\n%s", section)
		}
	}
}

func describedTable(t postgres.Table) string {
	var b strings.Builder
	fmt.Fprintf(&b, "### `%s`: %s\n\n| column | type | what |\n| --- | --- | --- |\n", t.Name, t.Doc)
	for _, c := range t.Columns {
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", c.Name, c.Type, c.Doc)
	}
	return b.String()
}
