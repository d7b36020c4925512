package api_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
	"github.com/xiaozu-watch/xiaozu/internal/research/jsonl"
)

// A page is one of a list.
type page struct {
	Items []map[string]any
	Next  string
}

// pages reads a list by pages of two; between any two of them something happens.
func (d desk) pages(path string, meanwhile func()) (all []map[string]any) {
	d.Helper()
	mark := "?"
	if strings.Contains(path, "?") {
		mark = "&"
	}
	for after := ""; ; {
		p := get[page](d, path+mark+"limit=2&after="+after)
		if all = append(all, p.Items...); p.Next == "" {
			return all
		}
		meanwhile()
		after = p.Next
	}
}

// exported is what `xiaozu export` gives of a table.
func (d desk) exported(t postgres.Table, f postgres.ExportFilter) (all []map[string]any) {
	d.Helper()
	table, err := research.Stored(d.Context(), d.db, t, f)
	d.must(err)
	var b bytes.Buffer
	_, err = jsonl.Write(&b, table)
	d.must(err)
	for line := range bytes.Lines(b.Bytes()) {
		var row map[string]any
		d.must(json.Unmarshal(line, &row))
		all = append(all, row)
	}
	return all
}

// The pages of a list are together the export of the same question, to the byte of each field.
func TestListsAreExports(t *testing.T) {
	t.Parallel()
	d := newDesk(t, 5)
	for _, table := range postgres.Tables() {
		want := d.exported(table, postgres.ExportFilter{})
		if diff := cmp.Diff(want, d.pages("/"+table.Name, func() {})); diff != "" {
			t.Errorf("%s:\n%s", table.Name, diff)
		}
		if len(want) == 0 && table.Name != "decisions" && table.Name != "people" {
			t.Errorf("%s: nothing was compared", table.Name)
		}
	}
	some := d.exported(postgres.Tables()[2], postgres.ExportFilter{Group: islands, AcceptedOnly: true})
	if got := d.pages("/facts?accepted_only=true&group="+islands, func() {}); len(got) != len(some) {
		t.Errorf("%d accepted facts, %d are exported", len(got), len(some))
	}
}

// Of what was there when a list began nothing is left out and nothing comes twice, whatever is
// published between its pages, before and behind them.
func TestPagesWhileArticlesArrive(t *testing.T) {
	t.Parallel()
	d := newDesk(t, 7)
	published := 7
	for _, table := range []string{"articles", "mentions", "facts"} {
		there := d.pages("/"+table, func() {})
		seen := map[string]int{}
		for _, row := range d.pages("/"+table, func() { d.publish(published); published++ }) {
			seen[cmp.Diff(nil, row)]++
		}
		for _, row := range there {
			if n := seen[cmp.Diff(nil, row)]; n != 1 {
				t.Errorf("%s: a row that was there comes %d times", table, n)
			}
		}
	}
	if published < 15 {
		t.Errorf("only %d articles came between pages", published-7)
	}
}

// What cannot be asked is refused with a reason, in the shape of RFC 9457.
func TestProblems(t *testing.T) {
	t.Parallel()
	d := newDesk(t, 3)
	cursor := get[page](d, "/facts?limit=1").Next
	for path, want := range map[string]struct {
		status int
		says   string
	}{
		"/people?group=x":               {http.StatusUnprocessableEntity, "people cannot be chosen by group"},
		"/groups?colour=red":            {http.StatusUnprocessableEntity, "unknown query parameter"},
		"/facts?from=2018-13":           {http.StatusUnprocessableEntity, "want YYYY, YYYY-MM or YYYY-MM-DD"},
		"/facts?limit=1001":             {http.StatusUnprocessableEntity, "limit"},
		"/facts?after=made-up":          {http.StatusUnprocessableEntity, "next"},
		"/facts?after=WyJmYWN0cyJd":     {http.StatusUnprocessableEntity, "next"}, // ["facts"]
		"/articles?after=" + cursor:     {http.StatusUnprocessableEntity, "next"},
		"/counts?after=" + cursor:       {http.StatusUnprocessableEntity, "next"},
		"/counts?split=source":          {http.StatusUnprocessableEntity, "give group once"},
		"/counts?lineage=true":          {http.StatusUnprocessableEntity, "lineage needs a group"},
		"/counts?kind=level&level=x":    {http.StatusUnprocessableEntity, "counts all groups of a level together"},
		"/facts?after=" + cursorOf("x"): {http.StatusUnprocessableEntity, "next"},
		"/groups/nowhere":               {http.StatusNotFound, "Nothing has this id"},
		"/people/nobody":                {http.StatusNotFound, "Nothing has this id"},
	} {
		w := d.ask(path)
		var p struct {
			Title, Detail string
			Status        int
		}
		d.must(json.Unmarshal(w.Body.Bytes(), &p))
		if w.Code != want.status || p.Status != want.status || p.Title == "" || !strings.Contains(w.Body.String(), want.says) ||
			w.Header().Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s: status %d, %s\n%s", path, w.Code, w.Header().Get("Content-Type"), w.Body)
		}
	}
}
