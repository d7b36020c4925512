package web

import (
	"encoding/csv"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// Every page that has data gives it in both formats, to whom it is shown, and links to it.
func TestPagesAsData(t *testing.T) {
	t.Parallel()
	here := newSite(t, stories()...)
	here.seed(t)
	curators, watcher := here.visitAs(t, "anna"), here.visitAs(t, here.user(t, "watcher"))
	a, _, _ := stories()[0].article()
	lesson, _, taught := here.taught(t)
	here.freeze(t)
	page := map[string]string{
		"GET /review/{fact}": factPath(taught.Key(), nil), "GET /lessons/{id}": lesson, "GET /releases/{number}": "/releases/1",
		"GET /explore/studies/{study}": "/explore/studies/firsts",
		"GET /groups/{id}":             groupPath(floodsID), "GET /people/{id}": "/people/陆观澜", "GET /articles/{source}/{page}": "/articles/" + a.Source + "/" + a.Page,
		"GET /articles/{source}/{page}/versions": "/articles/" + a.Source + "/" + a.Page + "/versions",
	}
	for _, p := range new(site).dataPages() {
		path := page[p.pattern]
		if path == "" {
			path = strings.TrimPrefix(p.pattern, "GET ")
		}
		query := ""
		switch path {
		case "/explore":
			query = "?group=" + url.QueryEscape(floodsID)
		case "/explore/articles":
			query = "?by=year&group=" + url.QueryEscape(floodsID) + "&of=" + url.QueryEscape(floodsID) + "&at=" + strconv.Itoa(ago(30).Year())
		case "/search":
			query = "?q=" + url.QueryEscape("云岭")
		}
		shown := curators.get(path + query)
		if shown.status != http.StatusOK || !strings.Contains(shown.body, ".csv") || !strings.Contains(shown.body, ".json") {
			t.Errorf("%s: status %d, or no links to its data", path, shown.status)
		}
		asJSON, asCSV := curators.get(path+".json"+query), curators.get(path+".csv"+query)
		var value map[string]any
		if err := json.Unmarshal([]byte(asJSON.body), &value); err != nil || len(value) == 0 || asJSON.header.Get("Content-Type") != "application/json" {
			t.Errorf("%s.json: status %d, error %v\n%s", path, asJSON.status, err, asJSON.body)
		}
		rows, err := csv.NewReader(strings.NewReader(asCSV.body)).ReadAll()
		if err != nil || len(rows) == 0 || !strings.HasPrefix(asCSV.header.Get("Content-Type"), "text/csv") {
			t.Errorf("%s.csv: status %d, error %v\n%s", path, asCSV.status, err, asCSV.body)
		}
		if items, list := value["items"].([]any); list && len(items) != len(rows)-1 {
			t.Errorf("%s: %d items, %d rows", path, len(items), len(rows)-1)
		}
		refused := ranks[p.pattern] > reader
		if got := watcher.get(path + ".json" + query); isRefusal(got) != refused || refused && !strings.Contains(got.body, `"status":403`) {
			t.Errorf("%s.json as a watcher: status %d\n%s", path, got.status, got.body)
		}
		if got := here.visit(t).get(path + ".csv" + query); got.status != http.StatusUnauthorized {
			t.Errorf("%s.csv for an outsider: status %d", path, got.status)
		}
	}
}

// What the pages filter is filtered in their data.
func TestDataIsFiltered(t *testing.T) {
	t.Parallel()
	here := newSite(t, stories()...)
	here.seed(t)
	v := here.program(t, here.user(t, "watcher"), postgres.ReadScope)
	if got := v.get("/groups.csv?level=provincial").body; !strings.Contains(got, floods) || strings.Contains(got, ",new,") {
		t.Errorf("groups of the province:\n%s", got)
	}
	got := v.get(groupPath(floodsID) + ".csv?on=2022-01-01").body
	if !strings.Contains(got, "陆观澜") || strings.Contains(v.get(groupPath(floodsID)+".csv?on=2019-01-01").body, "陆观澜") {
		t.Errorf("seats on a date:\n%s", got)
	}
	for _, path := range []string{"/groups/nowhere.json", "/nowhere.csv", "/watches.json", "/people.xml"} {
		if got := v.get(path); got.status != http.StatusNotFound && got.status != http.StatusForbidden {
			t.Errorf("%s: status %d", path, got.status)
		}
	}
	if tag := v.get("/people.json").header.Get("ETag"); tag == "" {
		t.Error("data have no tag")
	}
	if patterns := new(site).dataPages(); !slices.ContainsFunc(patterns, func(p dataPage) bool { return p.pattern == "GET /explore" }) {
		t.Error("charts have no data")
	}
}

// A seat that an article made leads back to it, and says what read it; one of the dictionary does not pretend to.
func TestSeatsLeadBack(t *testing.T) {
	t.Parallel()
	site := newSite(t, append(stories(), notices()...)...)
	site.seed(t)
	site.accept(t, notices()...)
	var page struct {
		Items []struct{ Basis, URL, ReadBy string }
	}
	got := site.visitAs(t, "researcher").get("/api/v1/seats?limit=1000&group=" + floodsID)
	must(t, json.Unmarshal([]byte(strings.ReplaceAll(got.body, `"read_by"`, `"ReadBy"`)), &page))
	seen := map[string]int{}
	for _, seat := range page.Items {
		if seen[seat.Basis]++; (seat.Basis == "fact") != strings.HasPrefix(seat.URL, "https://") {
			t.Errorf("a seat of basis %s leads to %q, read by %q", seat.Basis, seat.URL, seat.ReadBy)
		}
	}
	if seen["fact"] == 0 {
		t.Errorf("seats %v in %.500s", seen, got.body)
	}
}
