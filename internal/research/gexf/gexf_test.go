package gexf_test

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/xiaozu-watch/xiaozu/internal/foreign"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
	"github.com/xiaozu-watch/xiaozu/internal/research/gexf"
)

// seats is a table of body, person, role, from and to.
func seats(rows ...[5]string) research.Table {
	var columns []postgres.Column
	for _, name := range []string{"body", "person", "role", "from", "to", "body_name", "person_name"} {
		columns = append(columns, postgres.Column{Name: name, Type: postgres.Text})
	}
	return research.Table{Name: "seats", Columns: columns, Rows: func(yield func(postgres.Record, error) bool) {
		for _, r := range rows {
			if !yield(postgres.Record{[]byte(r[0]), []byte(r[1]), []byte(r[2]), []byte(r[3]), []byte(r[4]), []byte(r[0] + "组"), []byte(r[1])}, nil) {
				return
			}
		}
	}}
}

var invented = seats(
	[5]string{"海岛", "沈若兰", "副组长", "2018-03", "2019"},
	[5]string{"海岛", "沈若兰", "组长", "2020-01-02", ""},
	[5]string{"防汛", "沈若兰", "组长", "", "2021-02"},
	[5]string{"防汛", "<高远>", "成员", "", ""},
)

func written(t *testing.T, table research.Table) string {
	t.Helper()
	var b bytes.Buffer
	if _, err := gexf.Write(&b, table); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Two seats of a person in a body are one edge with two spells, and the role is that of its time.
func TestSpells(t *testing.T) {
	t.Parallel()
	got := written(t, invented)
	for _, want := range []string{
		`<gexf xmlns="http://gexf.net/1.3" version="1.3">`,
		`<graph mode="dynamic" defaultedgetype="undirected" timeformat="date" timerepresentation="interval">`,
		`<attvalue for="role" value="副组长" start="2018-03-01" end="2019-12-31"></attvalue>`,
		`<attvalue for="role" value="组长" start="2020-01-02"></attvalue>`,
		`<spell start="2018-03-01" end="2019-12-31"></spell>`, `<spell end="2021-02-28"></spell>`, `<spell></spell>`,
		`label="&lt;高远&gt;"`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
	if n := strings.Count(got, "<edge "); n != 3 {
		t.Errorf("%d edges", n)
	}
}

// Another program reads the network as it is meant.
func TestGraphologyReads(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "network.gexf")
	if err := os.WriteFile(file, []byte(written(t, invented)), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := foreign.Node(t, read, file)
	if err != nil {
		t.Fatal(err)
	}
	var got struct{ Nodes, Edges []string }
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"person:沈若兰 沈若兰 person", "body:海岛 海岛组 body", "body:防汛 防汛组 body", "person:<高远> <高远> person"}, got.Nodes); diff != "" {
		t.Errorf("nodes (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"person:沈若兰 body:海岛", "person:沈若兰 body:防汛", "person:<高远> body:防汛"}, got.Edges); diff != "" {
		t.Errorf("edges (-want +got):\n%s", diff)
	}
}

//go:embed testdata/read.mjs
var read string

// What breaks off leaves nothing that could be taken for a network.
func TestNothingOfAPart(t *testing.T) {
	t.Parallel()
	table, broken := seats(), errors.New("connection lost")
	table.Rows = func(yield func(postgres.Record, error) bool) { yield(nil, broken) }
	var b bytes.Buffer
	if _, err := gexf.Write(&b, table); !errors.Is(err, broken) || b.Len() > 0 {
		t.Errorf("%v, and wrote %q", err, &b)
	}
	if _, err := gexf.Write(&b, research.Table{Name: "people"}); err == nil {
		t.Error("people were written")
	}
}
