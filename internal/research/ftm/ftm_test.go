package ftm_test

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/xiaozu-watch/xiaozu/internal/foreign"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
	"github.com/xiaozu-watch/xiaozu/internal/research/ftm"
)

// validate holds entities to the published model.
//
//go:embed testdata/validate.mjs
var validate string

// table is the stored table of the name with these rows; columns that a row lacks are empty.
func table(name string, rows ...map[string]string) research.Table {
	tables := postgres.Tables()
	columns := tables[slices.IndexFunc(tables, func(t postgres.Table) bool { return t.Name == name })].Columns
	return research.Table{Name: name, Columns: columns, Rows: func(yield func(postgres.Record, error) bool) {
		for _, row := range rows {
			record := make(postgres.Record, len(columns))
			for i, c := range columns {
				record[i] = []byte(row[c.Name])
			}
			if !yield(record, nil) {
				return
			}
		}
	}}
}

var invented = []research.Table{
	table("articles", map[string]string{"source": "yunling", "page": "p1", "url": "https://yunling.example/1", "published": "2024-03-05T08:00+08:00",
		"title": "成立<领导小组>", "language": "zh"}, map[string]string{"source": "yunling", "page": "p2", "url": "https://yunling.example/2"}),
	table("facts",
		map[string]string{"fact": "f1", "kind": "appointment", "action": "appointed", "person": "沈若兰", "role": "组长", "body": "云岭省海岛保护领导小组", "date": "2024-03",
			"state": "accepted", "evidence": "组长：沈若兰", "source": "yunling", "page": "p1", "url": "https://yunling.example/1"},
		map[string]string{"fact": "f2", "kind": "group", "action": "found", "body": "云岭省海岛保护领导小组"}),
	table("seats",
		map[string]string{"body": "云岭省海岛保护领导小组", "body_name": "云岭省海岛保护领导小组", "person": "沈若兰", "person_name": "沈若兰", "role": "组长", "from": "2024-03", "fact": "f1"},
		map[string]string{"body": "floods", "body_name": "云岭省防汛指挥部", "person": "沈若兰", "person_name": "沈若兰", "role": "副总指挥", "from": "2019", "to": "2021-04-30"}),
	table("groups",
		map[string]string{"group": "floods", "name": "云岭省防汛指挥部", "name_english": "Yunling Flood Control", "established": "1998", "ended": "2018-05", "end_kind": "renamed", "successors": "floods-lg"},
		map[string]string{"group": "floods-lg"}),
	table("people", map[string]string{"person": "gao-yuan", "name": "高远", "name_traditional": "高遠", "birth_year": "1961", "wikidata": "Q1"}),
}

// The published model knows every schema and property, every value has the form of its type, and every edge leads to what it should.
func TestValidatorAccepts(t *testing.T) {
	t.Parallel()
	want := []map[string]int{
		{"Article": 2}, {"Person": 1, "PublicBody": 1, "Article": 1, "Event": 2}, {"Person": 1, "PublicBody": 2, "Membership": 2},
		{"PublicBody": 2, "Succession": 1}, {"Person": 1},
	}
	for i, table := range invented {
		var b bytes.Buffer
		if _, err := ftm.Write(&b, table); err != nil {
			t.Fatal(err)
		}
		got := map[string]int{}
		if err := json.Unmarshal(validated(t, b.Bytes()), &got); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want[i], got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", table.Name, diff)
		}
	}
}

// validated is what the validator says of entities.
func validated(t *testing.T, entities []byte) []byte {
	t.Helper()
	file := filepath.Join(t.TempDir(), "entities.ftm")
	if err := os.WriteFile(file, entities, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := foreign.Node(t, validate, file)
	if err != nil {
		t.Fatalf("%v in\n%s", err, entities)
	}
	return out
}

// What is the same in two tables has the same id in both.
func TestIDsMeet(t *testing.T) {
	t.Parallel()
	ids := map[string]map[string]bool{}
	for _, table := range invented {
		var b bytes.Buffer
		if _, err := ftm.Write(&b, table); err != nil {
			t.Fatal(err)
		}
		for line := range bytes.Lines(b.Bytes()) {
			var e struct {
				ID         string
				Properties struct{ Name, Title []string }
			}
			if err := json.Unmarshal(line, &e); err != nil {
				t.Fatal(err)
			}
			for _, name := range slices.Concat(e.Properties.Name, e.Properties.Title) {
				if ids[name] == nil {
					ids[name] = map[string]bool{}
				}
				ids[name][e.ID] = true
			}
		}
	}
	for _, name := range []string{"沈若兰", "云岭省海岛保护领导小组", "云岭省防汛指挥部"} {
		if len(ids[name]) != 1 {
			t.Errorf("%s has the ids %v", name, ids[name])
		}
	}
}

func TestOtherTablesAreRefused(t *testing.T) {
	t.Parallel()
	if _, err := ftm.Write(&bytes.Buffer{}, table("mentions")); err == nil {
		t.Error("mentions were written")
	}
}
