package web

import (
	"strings"
	"testing"
)

// Each kind of question has its page and its files, by their addresses.
func TestStudies(t *testing.T) {
	t.Parallel()
	site := newSite(t, append(stories(), notices()...)...)
	site.seed(t)
	site.accept(t, notices()...)
	v := site.visitAs(t, "researcher")
	const made = "/explore/studies/composition"
	v.expect(made, "Choose a group to see", `value="`+floodsID+`"`)
	v.expect(made+"?by=quarter&group="+floodsID, `<th scope="row">2022-Q1</th><td class="number" data-label="Heads">1</td><td class="number" data-label="Deputies">2</td><td class="number" data-label="Secretaries-general">0</td>`,
		`<th scope="row">2024-Q3</th><td class="number" data-label="Heads">0 + 1</td>`,
		`<svg xmlns=`, "Deputies 2", "table.csv?by=quarter&amp;group=")
	v.expect("/explore/studies/events", "Events over time", `>Appointments</th>`, "In no single period", `<svg xmlns=`, "All groups together", "What happened to all groups by year", "Counted on")
	v.expect("/explore/studies/events?by=month&group="+floodsID, "chart.png?by=month&amp;group=", `value="`+floodsID+`"`)
	v.expect("/explore/studies/tenures", "By tier, in years", "陆观澜", "3.2")
	v.expect("/explore/studies/activity", "active", islands)
	v.expect("/explore/studies/activity?group="+floodsID, "stands by", "All times")
	v.expect("/explore/studies/firsts", "云岭省人民政府办公厅", "Publishers by how many")
	v.expect("/explore/studies/coverage", "云岭日报", "Gaps")
	for path, want := range map[string]string{
		made + "/table.csv?group=" + floodsID:                  floodsID + ",2021,2021-12-31,head,1,0,0,/groups/" + floodsID + "?on=2021-12-31\n",
		made + "/chart.svg?group=" + floodsID:                  ">deputy</text>",
		"/explore/studies/events/chart.jsonld":                 `"title": "What happened to all groups by year"`,
		"/explore/studies/events/chart.svg":                    ">appointed</text>",
		"/explore/studies/events/table.csv?group=" + floodsID:  ",provincial,appointed,",
		"/explore/studies/events.json?group=" + floodsID:       `"event":"appointed"`,
		"/explore/studies/tenures/table.jsonl":                 `"person_name":"林海生","role":"成员","tier":"member","from":"2021-03-05","to":"2024-05-12","end_basis":"inferred","days_least":1164,"days_most":1164`,
		"/explore/studies/tenures/table.csv?group=" + floodsID: ",https://yunling-gov.example/",
		"/explore/studies/activity/table.csv":                  floodsID + "," + floods + ",provincial,active,",
		"/explore/studies/firsts/table.csv?group=" + floodsID:  floodsID + "," + floods + ",provincial,2021-03-05,云岭省人民政府办公厅,t,",
	} {
		if got := v.get(path); got.status != 200 || !strings.Contains(got.body, want) {
			t.Errorf("%s: status %d, no %s in\n%.2000s", path, got.status, want, got.body)
		}
	}
	for _, path := range []string{"/explore/studies/x", "/explore/studies/x/table.csv", made + "/table.csv", made + "/table.exe?group=x", made + "/table.ftm?group=" + floodsID, made + "/chart.svg", "/explore/studies/tenures/chart.svg", "/explore/studies/events/chart.exe"} {
		if got := v.get(path); got.status != 404 {
			t.Errorf("%s: status %d", path, got.status)
		}
	}
}
