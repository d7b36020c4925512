package web

import (
	"encoding/csv"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// Whatever a row of a table counts is where its path leads.
func TestRowsLeadToWhatTheyCount(t *testing.T) {
	t.Parallel()
	site := newSite(t, append(stories(), notices()...)...)
	site.seed(t)
	site.accept(t, notices()...)
	v := site.visitAs(t, "researcher")
	for path, counted := range map[string]string{
		"/explore/studies/composition/table.csv?group=" + floodsID:                      "",
		"/explore/studies/activity/table.csv":                                           "",
		"/explore/studies/events/table.csv?by=month":                                    "facts",
		"/explore/studies/coverage/table.csv?by=quarter":                                "articles",
		"/explore/chart.csv?by=quarter&group=" + floodsID:                               "articles",
		"/explore/chart.csv?by=year&kind=level&group=provincial":                        "articles",
		"/explore/chart.csv?from=2021-03&split=source&lineage=1&group=" + floodsID:      "articles",
		"/explore/chart.csv?split=publisher&by=day&from=2021&to=2021&group=" + floodsID: "articles",
	} {
		led := 0
		for _, row := range rowsOf(t, v.get(path).body) {
			if row["path"] == "" {
				if n := row[counted]; n != "" && n != "0" {
					t.Errorf("%s: no path leads to %s %s: %v", path, n, counted, row)
				}
				continue
			}
			led++
			if got := v.get(row["path"]); got.status != 200 {
				t.Errorf("%s: %s: status %d", path, row["path"], got.status)
			}
			if n, _ := strconv.Atoi(row[counted]); counted != "" && listedAt(t, v, row["path"]) < n {
				t.Errorf("%s: %s lists %d, not %d", path, row["path"], listedAt(t, v, row["path"]), n)
			}
		}
		if led == 0 {
			t.Errorf("%s: no row has a path", path)
		}
	}
}

// rowsOf are the lines of a CSV file by their header.
func rowsOf(t *testing.T, file string) (rows []map[string]string) {
	t.Helper()
	lines, err := csv.NewReader(strings.NewReader(file)).ReadAll()
	if err != nil || len(lines) == 0 {
		t.Fatalf("%v in\n%.500s", err, file)
	}
	if !slices.Contains(lines[0], "path") {
		t.Fatalf("no path among %v", lines[0])
	}
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, name := range lines[0] {
			row[name] = line[i]
		}
		rows = append(rows, row)
	}
	return rows
}

// listedAt is how many items a path has, of a page those of its data.
func listedAt(t *testing.T, v visitor, path string) int {
	t.Helper()
	path = strings.Replace(path, "/explore/articles?", "/explore/articles.json?", 1)
	var list struct{ Items []json.RawMessage }
	if got := v.get(path); json.Unmarshal([]byte(got.body), &list) != nil {
		t.Errorf("%s is no list: %.200s", path, got.body)
	}
	return len(list.Items)
}
