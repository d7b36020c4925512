package record

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// A table has the fields of what is embedded too, each with its type, and no lists.
func TestTable(t *testing.T) {
	type inner struct {
		Name string    `json:"name" doc:"as printed"`
		On   news.Date `json:"on,omitzero"`
	}
	type outer struct {
		inner
		Count  int      `json:"count"`
		Share  float64  `json:"share"`
		Sure   bool     `json:"sure"`
		Parts  []string `json:"parts"`
		Hidden string
	}
	table := Table("things", []outer{
		{inner{"海岛", news.Date{Year: 2024, Month: 3}}, 2, 0.25, true, []string{"x"}, "y"},
		{inner{}, -1, 0, false, nil, ""},
	})
	var columns, rows [][]string
	for _, c := range table.Columns {
		columns = append(columns, []string{c.Name, string(c.Type), c.Doc})
	}
	_, err := table.EachRow(func(r postgres.Record) error {
		var row []string
		for _, field := range r {
			row = append(row, string(field))
		}
		rows = append(rows, row)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([][]string{{"name", "text", "as printed"}, {"on", "text", ""}, {"count", "integer", ""}, {"share", "number", ""}, {"sure", "boolean", ""}}, columns); diff != "" {
		t.Errorf("columns (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([][]string{{"海岛", "2024-03", "2", "0.25", "t"}, {"", "", "-1", "0", "f"}}, rows); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
}
