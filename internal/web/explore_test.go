package web

import (
	"encoding/csv"
	"net/url"
	"strings"
	"testing"
)

// The address of a chart is its question: the page, the files and the citation all give it back.
func TestExplore(t *testing.T) {
	t.Parallel()
	site := newSite(t, stories()...)
	v := site.visitAs(t, "researcher")
	query := url.Values{"group": {floodsID, harbour}, "measure": {"mentions"}, "by": {"year"}}.Encode()
	page := v.get("/explore?" + query)
	for _, want := range []string{"<polyline", `stroke-dasharray="7 4"`, "chart.parquet?", "not over yet", `<option value="mentions" selected>`,
		"@misc{xiaozu-", "by year."} {
		if !strings.Contains(page.body, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	rows, err := csv.NewReader(strings.NewReader(v.get("/explore/chart.csv?" + query).body)).ReadAll()
	if err != nil || len(rows) < 3 || rows[0][3] != "year" || rows[1][1] != floodsID {
		t.Errorf("%v, %q", err, rows)
	}
	if picture := v.get("/explore/chart.svg?" + query).body; !strings.HasPrefix(picture, "<svg xmlns=") || strings.Contains(picture, "<script") {
		t.Errorf("%.200s", picture)
	}
	if page := v.get("/explore?from=2018-13&group=" + floodsID); !strings.Contains(page.body, "A date is a year") {
		t.Error("a date that is none is taken")
	}
	for _, path := range []string{"/explore/chart.exe?" + query, "/explore/chart.csv", "/explore/x"} {
		if got := v.get(path); got.status != 404 {
			t.Errorf("%s: status %d", path, got.status)
		}
	}
}
